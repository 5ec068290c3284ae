"""Controls over a picture or a page: what `flipbook`, `stepper` and `live` have in common."""

import ipywidgets
from IPython import get_ipython

from .accessibility import spoken

_RUNS = {}  # cell: its last run, the panels made in that, and those of the run before that are still to be replaced


class Replaced:
    """What a cell shows: it comes in the place of what the cell's earlier run has shown at this turn, and has a still that stands for it
    where no widget runs.

    ipywidgets keeps every widget until it is closed. So where a cell is run again, each new panel closes the one in whose place it comes,
    with the sliders of that, unless it has them too. `follow` is what a panel calls when one of its `sliders` moves, until it is closed.
    """

    def _show_instead(self, still, links=(), sliders=(), follow=None):
        self.still, self.links, self.followed, self.follow = still, links, sliders, follow
        self.bundles = []  # what was shown of it: IPython keeps that in its history, pictures and all
        for slider in sliders:
            slider.observe(follow, "value")
        _replace_with(self)

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = self.still._repr_mimebundle_()
        view = super()._repr_mimebundle_(**kwargs)
        self.bundles.append((view[0] if isinstance(view, tuple) else view) | data)
        return self.bundles[-1], metadata

    def retire(self, but=()):
        """Close every widget of this panel but some, and let go of what they show: the notebook's history still holds the panel."""
        for slider in self.followed:
            slider.unobserve(self.follow, "value")
        for widget in {*_below(self), *self.followed} - set(but):
            if widget.comm is not None:
                _close(widget)
        for link in self.links:
            link.close()
        for bundle in self.bundles:
            bundle.clear()
        self.still, self.links, self.followed, self.follow, self.bundles = None, (), (), None, []


class Panel(Replaced, ipywidgets.VBox):
    """Controls above a page."""

    def __init__(self, children, still, links=()):
        super().__init__([*children, spoken()])
        self._show_instead(still, links)


def put_away(widgets):
    """Close widgets, with all inside them, that a panel shows no more: panels among them let go of what is theirs."""
    for widget in widgets:
        if hasattr(widget, "retire"):
            widget.retire()
        else:
            for each in _below(widget):
                _close(each)


def _replace_with(panel):
    """Retire the panel that the running cell made at this turn when it ran before."""
    cell, run = _running()
    if cell is None:
        return
    last, made, old = _RUNS.get(cell, (run, [], []))
    if last != run:
        for left in old:  # the cell has made fewer since
            left.retire()
        made, old = [], made
    if old:
        old.pop(0).retire(but=panel.followed)
    _RUNS[cell] = run, [*made, panel], old


def _running():
    """What tells the cell that is running from others, and this run of it from earlier ones; None and None if no cell is."""
    shell = get_ipython()
    request = shell.get_parent() if hasattr(shell, "get_parent") else {}
    source = request.get("content", {}).get("code")
    if source is None:
        return None, None
    return request.get("metadata", {}).get("cellId", source), request["header"]["msg_id"]


def _below(widget):
    """The widget and all inside it."""
    return [widget, *(inner for child in getattr(widget, "children", ()) for inner in _below(child))]


def _close(widget):
    for part in (widget.layout, getattr(widget, "style", None)):
        if part is not None:
            part.close()
    widget.close()
    if isinstance(widget, ipywidgets.HTML):
        widget.value = ""  # closed, it tells no page
    if isinstance(widget, ipywidgets.Box):
        widget.children = ()


def pages_with_slider(pages, labels, description, interval):
    """The pages as a stack, the controls that turn them, and the links between the two, which the browser keeps."""
    stage = ipywidgets.Stack(pages, selected_index=0)
    slider = ipywidgets.SelectionSlider(options=labels, index=0, description=description, layout={"width": "60%"})
    play = ipywidgets.Play(max=len(pages) - 1, interval=interval, show_repeat=False)
    links = [
        ipywidgets.jslink((slider, "index"), (stage, "selected_index")),
        ipywidgets.jslink((play, "value"), (slider, "index")),
    ]
    return stage, ipywidgets.HBox([play, slider]), links
