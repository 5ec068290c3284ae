"""Panels, moved in Python: what a slider shows is compared with the figure drawn afresh."""

import base64
import re

import ipywidgets
import numpy as np
import pytest
from toy import dot_picture, drawn_afresh, pixels, strokes

from lrnotes import panels
from lrnotes.panels import flipbooks
from lrnotes.panels.stills import NO_KERNEL, STORED
from lrnotes.panels.svg import drawn


def place_of_dot(drawn):
    """Horizontal place of the dot in a frame, in points."""
    (x,) = re.findall(r'<use href="#\w+" x="([\d.]+)"', drawn)
    return float(x)


def test_flipbook_has_one_captioned_frame_a_label():
    panel = panels.flipbook(dot_picture())
    (control,) = panel.controls
    assert control == {"name": "place", "labels": ["a", "b", "c"]} and panel.index == 0
    frames = panel.scene("page", panel.at)["frames"]
    assert [caption for _, caption in frames] == [f"the dot is at {x} & nowhere else" for x in range(3)]
    first, second, third = (place_of_dot(drawn) for drawn, _ in frames)
    assert second - first == pytest.approx(third - second, abs=0.11) and second - first > 30


def test_a_flipbook_is_moved_in_python_and_seen_to_move():
    panel, seen = panels.flipbook(dot_picture()), []
    panel.observe(lambda change: seen.append(change["new"]), "at")
    panel.index = 2
    assert panel.caption == "the dot is at 2 & nowhere else" and seen == [[2]]


def test_flipbook_without_labels_says_what_to_do():
    with pytest.raises(ValueError, match="labels"):
        panels.flipbook(dot_picture(labels=()))


def test_live_panel_follows_its_slider_wherever_that_is_moved():
    slider = ipywidgets.FloatSlider(min=0, max=2, value=0)
    panel = panels.live(dot_picture(labels=()), x=slider)
    for x in (2.0, 0.0):  # both ends
        slider.value = x
        afresh = dot_picture(labels=())
        afresh.layer(x)
        assert strokes(panel.drawn["page"][0].partition("</defs>")[2]) == strokes(drawn(afresh.fig, afresh.moving)[0])
        assert panel.caption == f"the dot is at {x} & nowhere else" and panel.at == [x]
    panel.set_state({"at": [1.5]})  # as the page does
    assert slider.value == 1.5 and panel.caption == "the dot is at 1.5 & nowhere else"


def test_a_live_panel_takes_labels_too_and_refuses_what_is_no_slider():
    choice = ipywidgets.SelectionSlider(options=[("low", 0.5), ("high", 1.5)])
    panel = panels.live(dot_picture(labels=()), x=choice)
    panel.set_state({"at": [1]})
    assert choice.value == 1.5 and panel.caption == "the dot is at 1.5 & nowhere else"
    with pytest.raises(ValueError, match="x of a live panel must be a FloatSlider.* not a Checkbox"):
        panels.live(dot_picture(labels=()), x=ipywidgets.Checkbox())


def test_an_error_in_a_live_panel_is_not_swallowed():
    slider = ipywidgets.FloatSlider(min=0, max=2, value=1)
    picture = dot_picture(labels=())
    panels.live(picture, x=slider)
    picture.show = lambda x: 1 / 0
    with pytest.raises(ZeroDivisionError):
        slider.value = 2


def test_panels_carry_a_picture_for_readers_without_widgets():
    data, _ = panels.flipbook(dot_picture())._repr_mimebundle_()
    drawn = re.sub("(?<=#)s[0-9a-f]+-", "", data["text/html"])  # names without their beginning
    assert "application/vnd.jupyter.widget-view+json" in data and data["text/plain"] == "the dot is at 1 & nowhere else"
    assert dot_picture().layer(1)[0] in drawn and 'aria-label="the dot is at 1 &amp; nowhere else"' in data["text/html"]


def test_what_is_stored_carries_a_png_which_is_shown_wherever_notebooks_are(monkeypatch):
    monkeypatch.setenv(STORED, "1")
    data, metadata = panels.flipbook(dot_picture())._repr_mimebundle_()
    assert data["text/plain"] == metadata["image/png"]["alt"] == "the dot is at 1 & nowhere else" and "text/html" not in data
    assert np.abs(np.asarray(pixels(base64.b64decode(data["image/png"]))).astype(int) - drawn_afresh(1)).max() <= 12
    live = panels.live(dot_picture(labels=()), x=ipywidgets.FloatSlider(min=0, max=2, value=2))
    assert live._repr_mimebundle_()[1]["image/png"]["alt"] == "the dot is at 2.0 & nowhere else"


def test_a_later_flipbook_draws_its_frames_when_the_page_asks_for_them(monkeypatch):
    monkeypatch.setattr(flipbooks.Flipbook, "_first", True)
    first, later = (panels.flipbook(dot_picture(opens=2)) for _ in range(2))
    captions = [f"the dot is at {x} & nowhere else" for x in range(3)]
    assert [caption for _, caption in first.scenes["page"]["frames"]] == captions and "only" not in first.scenes["page"]
    assert [caption for _, caption in later.scenes["page"]["frames"]] == captions[2:] and later.scenes["page"]["only"] == 2
    assert later.scenes["page"]["longest"] == first.scenes["page"]["longest"]  # keeps room below the picture
    sent = []
    monkeypatch.setattr(later, "send", sent.append)
    later._handle_custom_msg({"size": "page"}, [])
    assert sent == [{"size": "page", "scene": first.scenes["page"]}]


def test_where_no_kernel_will_be_all_frames_are_there_at_every_size(monkeypatch):
    monkeypatch.setenv(NO_KERNEL, "1")
    for _ in range(2):
        assert len(panels.flipbook(dot_picture()).scenes["page"]["frames"]) == 3
