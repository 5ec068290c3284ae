"""Controls over a picture or a page: what `flipbook`, `stepper` and `live` have in common."""

import ipywidgets

from .accessibility import spoken


class Panel(ipywidgets.VBox):
    """Controls over a picture. Where no widget runs, its still picture is shown, or its caption."""

    def __init__(self, children, still, links=()):
        super().__init__([*children, spoken()])
        self.still, self.links = still, links

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = self.still._repr_mimebundle_()
        return super()._repr_mimebundle_(**kwargs) | data, metadata


def pages_with_slider(pages, labels, description, interval=80):
    """The pages as a stack, the controls that turn them, and the links between the two, which the browser keeps."""
    stage = ipywidgets.Stack(pages, selected_index=0)
    slider = ipywidgets.SelectionSlider(options=labels, index=0, description=description, layout={"width": "60%"})
    play = ipywidgets.Play(max=len(pages) - 1, interval=interval, show_repeat=False)
    links = [
        ipywidgets.jslink((slider, "index"), (stage, "selected_index")),
        ipywidgets.jslink((play, "value"), (slider, "index")),
    ]
    return stage, ipywidgets.HBox([play, slider]), links
