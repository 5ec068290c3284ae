"""Two ways to make a Picture move: `flipbook`, whose frames are drawn beforehand, and `live`, which asks the kernel."""

import base64
from html import escape

import ipywidgets


class Panel(ipywidgets.VBox):
    """Controls over a picture. Where no widget runs, its still picture is shown, or its caption."""

    def __init__(self, children, still):
        super().__init__(children)
        self.still = still

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = self.still._repr_mimebundle_()
        return super()._repr_mimebundle_(**kwargs) | data, metadata


def flipbook(picture):
    """A slider and a play button over the frames of `picture`, all drawn now: each move takes a few milliseconds.

    The slider is linked to the frames in the browser, so it works with no kernel too. Raises ValueError if the picture
    has no labels, which would name the frames.
    """
    if not picture.labels:
        raise ValueError("a flip-book needs a picture with labels, one for each frame; for several sliders use live")
    frames = [ipywidgets.HTML(_figure(*picture.layer(i), picture.css_width)) for i in range(len(picture.labels))]
    background = ipywidgets.HTML(_image(picture.background(), "", picture.css_width))
    stage = ipywidgets.Stack(frames, selected_index=0)
    for layer in (background, stage):
        layer.layout.grid_area = "1 / 1"  # one above the other
    slider = ipywidgets.SelectionSlider(options=picture.labels, index=0, description=picture.control, layout={"width": "60%"})
    play = ipywidgets.Play(max=len(frames) - 1, interval=80, show_repeat=False)
    panel = Panel([ipywidgets.HBox([play, slider]), ipywidgets.GridBox([background, stage])], picture.still(0))
    panel.links = [
        ipywidgets.jslink((slider, "index"), (stage, "selected_index")),
        ipywidgets.jslink((play, "value"), (slider, "index")),
    ]
    return panel


def live(picture, **sliders):
    """`picture` under one widget for each value that its `show` takes by name: live(picture, w0=FloatSlider(...), ...).

    Every move asks the kernel for the frame. Returns the panel, with the widgets as they were passed.
    """

    def values():
        return {name: slider.value for name, slider in sliders.items()}

    screen = ipywidgets.HTML()

    def redraw(_):
        screen.value = _figure(*picture.png(**values()), picture.css_width)

    redraw(None)
    for slider in sliders.values():
        slider.observe(redraw, "value")
    return Panel([*sliders.values(), screen], picture.still(**values()))


def _image(png, caption, css_width):
    data = base64.b64encode(png).decode()
    style = f"width: {css_width}px; max-width: 100%; height: auto; display: block"
    return f'<img alt="{escape(caption)}" style="{style}" decoding="sync" src="data:image/png;base64,{data}">'


def _figure(png, caption, css_width):
    text = f'<figcaption style="line-height: 1.4; min-height: 2.8em; margin-top: 4px">{escape(caption)}</figcaption>'
    return f'<figure style="margin: 0">{_image(png, caption, css_width)}{text}</figure>'
