"""Frames: what the figure drawn whole is made of, for every picture of every notebook; and pictures in other sizes."""

import re

import numpy as np
import pytest
from toy import dot_picture, drawn_afresh, pixels, strokes

from lrnotes.panels.picture import Picture
from lrnotes.panels.style import SIZES, columns, drawing_for, house_style, new_figure
from lrnotes.panels.svg import drawn


def test_a_still_equals_the_figure_drawn_afresh():
    picture = dot_picture()
    for x in (2, 0, 1):  # in any order: nothing of an earlier frame may stay
        png, caption = picture.png(x)
        assert np.abs(np.asarray(pixels(png)).astype(int) - drawn_afresh(x)).max() <= 12  # of 255: the palette's rounding
        assert caption == f"the dot is at {x} & nowhere else"


def test_white_stays_white():
    assert pixels(dot_picture().png(0)[0]).getpixel((2, 2)) == (255, 255, 255)


def differs_from_full_draw(picture, *args):
    """The strokes, markers and texts that the background and the frame on it have too many or too few, against the figure drawn whole."""
    background, _ = picture.background()  # once, as for all frames
    layer, _, _ = picture.layer(*args)
    for artist in picture.moving:
        artist.set_animated(False)
    whole, _ = drawn(picture.fig, [picture.fig])
    for artist in picture.moving:
        artist.set_animated(True)
    one, other = strokes(background) + strokes(layer), strokes(whole)
    return (one - other) + (other - one)


def test_every_picture_of_a_notebook_is_made_of_what_the_figure_drawn_whole_is(pictures_of):
    for picture in pictures_of:
        for i in (0, len(picture.labels) // 2, len(picture.labels) - 1) if picture.labels else ():
            assert not differs_from_full_draw(picture, i), f"{picture.show.__qualname__}, frame {i}"


def test_what_moves_below_a_still_line_is_lifted_and_what_is_not_declared_is_found():
    fig = new_figure(3, 2)
    ax = fig.subplots()
    ax.set(xlim=(0, 3), ylim=(-1, 1))
    (line,) = ax.plot([0, 3], [0, 0], color="k", lw=8, zorder=9)
    (dot,), (undeclared,) = ax.plot([0], [0], "o", ms=15), ax.plot([0], [0.5], "o", ms=15)
    declared = Picture(fig, [dot], lambda i: dot.set_xdata([i]) or "moved", ["0", "1"])
    assert dot.get_zorder() > line.get_zorder()
    assert not differs_from_full_draw(declared, 0) and not differs_from_full_draw(declared, 1)
    before = declared.background()
    declared.show = lambda i: dot.set_xdata([i]) or undeclared.set_xdata([i]) or "both moved"
    declared.background = lambda: before
    assert differs_from_full_draw(declared, 1)


def test_a_fragment_keeps_its_text_and_says_every_colour_by_name():
    fig = new_figure(3, 2)
    text = fig.text(0.5, 0.5, "a z of 0.0015 < b & M 2", color="#0072B2")
    svg, _ = drawn(fig, [text])
    assert ">a z of 0.0015 &lt; b &amp; M 2</text>" in svg and "fill:var(--lr-blue)" in svg and "#" not in svg
    assert drawn(fig, [text]) == drawn(fig, [text])  # the same in every run


@house_style(sizes=SIZES)
def two_dots():
    fig = new_figure(10, 4, phone=(3.6, 5))
    for ax in columns(fig, [2, 1], [1, 1]):
        ax.plot([0], [0], "o")
    return Picture(fig, [], lambda i: f"phone: {drawing_for('phone')}", ["0"])


def test_a_picture_can_be_drawn_again_for_a_phone_and_on_its_page_nothing_changes():
    picture = two_dots()
    phone = picture.at("phone")
    assert picture.name == "two-dots" and picture.at("page") is None
    assert picture.layer(0)[-1] == "phone: False" and [picture.css_width, phone.css_width] == [1000, 360]
    (left, right), (above, below) = (each.fig.axes for each in (picture, phone))
    assert left.get_subplotspec().get_gridspec().ncols == 2 and above.get_subplotspec().get_gridspec().nrows == 2
    assert picture.at("hall").css_width == 1000 and two_dots().css_width == 1000  # the size is forgotten again


def test_a_picture_that_knows_no_other_size_has_none():
    picture = house_style(dot_picture)()
    assert picture.name == "dot-picture" and [picture.at(size) for size in SIZES] == [None] * 3


def test_a_background_can_be_asked_for_first():
    early, late = dot_picture(), dot_picture()
    late.layer(1)
    assert early.background() == late.background()
    Picture(new_figure(2, 1), [], lambda: "nothing moves").background()


@pytest.mark.parametrize("ask", [Picture.background, Picture.frame, Picture.still, Picture.layer])
def test_a_picture_with_several_sliders_says_which_values_it_needs(ask):
    fig = new_figure(2, 1)
    picture = Picture(fig, [], lambda w0, w1: f"w = {w0}, {w1}")
    with pytest.raises(ValueError, match="takes w0, w1, but got nothing: give a value for each"):
        ask(picture)
    with pytest.raises(ValueError, match="takes w0, w1, but got w0=3: give"):
        ask(picture, w0=3)
    ask(picture, w0=3, w1=4)


def test_a_still_of_the_site_has_the_layout_for_a_phone_beside_that_for_the_page_and_no_name_twice(monkeypatch):
    monkeypatch.setenv("LRNOTES_NO_KERNEL", "1")
    both = two_dots().drawing(0)
    wide, thin = (re.findall(pattern, both.svg) for pattern in (r"<svg [^>]*lr-wide.*?</svg>", r"<svg [^>]*lr-thin.*?</svg>"))
    assert "".join(wide + thin) == both.svg and (len(wide), len(thin)) == (1, 1)
    named = [set(re.findall(r' id="([^"]+)"', svg)) for svg in (*wide, *thin)]
    assert all(named) and not set.intersection(*named)
    for svg, names in zip((*wide, *thin), named, strict=True):
        assert set(re.findall(r'(?:href="|url\()#([\w-]+)', svg)) <= names
    assert "lr-wide" not in dot_picture().drawing(0).svg  # which has no other layout
    monkeypatch.delenv("LRNOTES_NO_KERNEL")
    assert "lr-wide" not in two_dots().drawing(0).svg  # a reader who runs cells waits for one


def test_a_still_picture_without_a_frame_is_the_telling_one():
    assert dot_picture().still().caption == "the dot is at 1 & nowhere else"
