"""Panels, moved in Python: what a slider shows is compared with the figure drawn afresh."""

import base64
import re

import ipywidgets
import numpy as np
import pytest
from toy import composed, dot_picture, drawn_afresh, pixels

from lrnotes import panels


def stored_png(html):
    return base64.b64decode(re.search(r'base64,([^"]+)"', html).group(1))


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
        assert np.abs(composed(stored_png(background.value), stored_png(screen.value)) - drawn_afresh(x)).max() <= 12


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
