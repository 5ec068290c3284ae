"""Pictures that move: `flipbook`, whose frames are made beforehand, and `live`, which asks the kernel."""

import base64
from html import escape

import ipywidgets

from .panel import Panel, pages_with_slider


def flipbook(picture):
    """A slider and a play button over the frames of `picture`, all drawn now: each move takes a few milliseconds.

    The slider is linked to the frames in the browser, so it works with no kernel too. Raises ValueError if the picture
    has no labels, which would name the frames.
    """
    if not picture.labels:
        raise ValueError("a flip-book needs a picture with labels, one for each frame; for several sliders use live")
    shared = _look()
    frames = [ipywidgets.HTML(_figure(*picture.layer(i), picture.css_width), **shared) for i in range(len(picture.labels))]
    stage, controls, links = pages_with_slider(frames, picture.labels, picture.control)
    return Panel([controls, _over_background(picture, stage)], picture.still(picture.telling, **picture.whole()), links)


def _look():
    """A layout and a style for all frames of a flip-book: one of its own for each makes a page heavy."""
    first = ipywidgets.HTML()
    shared = {"layout": first.layout, "style": first.style}
    first.close()
    return shared


def live(picture, **sliders):
    """`picture` under one widget for each value that its `show` takes by name: live(picture, w0=FloatSlider(...), ...).

    Every move asks the kernel for the frame. Returns the panel, with the widgets as they were passed.
    """

    def values():
        return {name: slider.value for name, slider in sliders.items()}

    screen = ipywidgets.HTML()

    def redraw(_):
        layer, caption = picture.layer(compress_level=1, **values())  # here time counts, and not size
        screen.value = _figure(layer, caption, picture.css_width)

    redraw(None)
    shown = [*sliders.values(), _over_background(picture, screen)]
    return Panel(shown, picture.still(**values()), sliders=tuple(sliders.values()), follow=redraw)


def still_figure(picture):
    """A picture that does not move, with its caption, as HTML."""
    return _figure(*picture.png(), picture.css_width)


def _over_background(picture, moving):
    """The widget that shows what moves, on top of the picture of what does not."""
    background = ipywidgets.HTML(_image(picture.background(), "", picture.css_width))
    for layer in (background, moving):
        layer.layout.grid_area = "1 / 1"  # one above the other
    return ipywidgets.GridBox([background, moving])


def _image(png, caption, css_width):
    data = base64.b64encode(png).decode()
    style = f"width: {css_width}px; max-width: 100%; height: auto; display: block"
    return f'<img alt="{escape(caption)}" style="{style}" decoding="sync" src="data:image/png;base64,{data}">'


def _figure(png, caption, css_width):
    text = f'<figcaption style="line-height: 1.4; min-height: 2.8em; margin-top: 4px">{escape(caption)}</figcaption>'
    return f'<figure style="margin: 0">{_image(png, caption, css_width)}{text}</figure>'
