"""Panels, moved in Python: every frame is looked at, and what a slider shows is compared with the figure drawn afresh."""

import base64
import io
import re

import ipywidgets
import numpy as np
import pytest
from PIL import Image

from lrnotes import panels
from lrnotes.panels.picture import Picture
from lrnotes.panels.style import INK, new_figure


def dot_picture(labels=("a", "b", "c")):
    """A dot on a line; the caption says where."""
    fig = new_figure(3, 2)
    ax = fig.subplots()
    ax.set(xlim=(-1, 3), ylim=(-1, 1), xlabel="place")
    (dot,) = ax.plot([0], [0], "o", color=INK)

    def show(x):
        dot.set_xdata([x])
        return f"the dot is at {x} & nowhere else"

    return Picture(fig, [dot], show, labels, "place", telling=len(labels) // 2)


def drawn_afresh(x):
    picture = dot_picture()
    picture.show(x)
    picture.fig.canvas.draw()
    return np.asarray(picture.fig.canvas.buffer_rgba())[..., :3].astype(int)


def pixels(png, mode="RGB"):
    return Image.open(io.BytesIO(png)).convert(mode)


def stored_png(html):
    return base64.b64decode(re.search(r'base64,([^"]+)"', html).group(1))


def test_a_frame_equals_the_figure_drawn_afresh():
    picture = dot_picture()
    for x in (2, 0, 1):  # in any order: nothing of an earlier frame may stay
        png, caption = picture.png(x)
        assert np.abs(np.asarray(pixels(png)).astype(int) - drawn_afresh(x)).max() <= 12  # of 255: the palette's rounding
        assert caption == f"the dot is at {x} & nowhere else"


def test_background_and_layer_together_equal_the_frame():
    picture = dot_picture()
    for x in (0, 2, 1):  # the very first too
        layer = pixels(picture.layer(x)[0], "RGBA")
        whole = pixels(picture.background(), "RGBA")
        assert np.mean(np.asarray(layer)[..., 3] == 0) > 0.95  # clear where nothing moved
        whole.alpha_composite(layer)
        assert np.abs(np.asarray(whole)[..., :3].astype(int) - drawn_afresh(x)).max() <= 12


def test_white_stays_white():
    assert pixels(dot_picture().png(0)[0]).getpixel((2, 2)) == (255, 255, 255)


def test_flipbook_has_one_captioned_frame_a_label_linked_without_a_kernel():
    panel = panels.flipbook(dot_picture())
    (play, slider), (_, stage) = panel.children[0].children, panel.children[1].children
    assert slider.options == ("a", "b", "c") and play.max == 2
    for x, frame in enumerate(stage.children):
        assert f"the dot is at {x} &amp; nowhere else</figcaption>" in frame.value
        assert f'alt="the dot is at {x} &amp; nowhere else"' in frame.value
    links = [(link.source, link.target) for link in panel.links]
    assert links == [((slider, "index"), (stage, "selected_index")), ((play, "value"), (slider, "index"))]


def test_flipbook_without_labels_says_what_to_do():
    with pytest.raises(ValueError, match="labels"):
        panels.flipbook(dot_picture(labels=()))


def test_live_panel_follows_its_slider():
    slider = ipywidgets.FloatSlider(min=0, max=2, value=0)
    panel = panels.live(dot_picture(labels=()), x=slider)
    background, screen = panel.children[1].children  # after the slider
    for x in (2.0, 0.0):  # both ends
        slider.value = x
        assert f"the dot is at {x}" in screen.value
        shown = pixels(stored_png(background.value), "RGBA")
        shown.alpha_composite(pixels(stored_png(screen.value), "RGBA"))
        assert np.abs(np.asarray(shown)[..., :3].astype(int) - drawn_afresh(x)).max() <= 12


def test_an_error_in_a_live_panel_is_not_swallowed():
    slider = ipywidgets.FloatSlider(min=0, max=2, value=1)
    picture = dot_picture(labels=())
    panels.live(picture, x=slider)
    picture.show = lambda x: 1 / 0
    with pytest.raises(ZeroDivisionError):
        slider.value = 2


def test_panels_carry_a_picture_for_readers_without_widgets():
    data, metadata = panels.flipbook(dot_picture())._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"] == metadata["image/png"]["alt"] == "the dot is at 1 & nowhere else"
    assert np.abs(np.asarray(pixels(base64.b64decode(data["image/png"]))).astype(int) - drawn_afresh(1)).max() <= 12
