"""Frames: the same pixels as the figure drawn whole, for every picture of every notebook."""

import numpy as np
import pytest
from toy import composed, dot_picture, drawn_afresh, drawn_whole, pixels

from lrnotes.panels.picture import Picture
from lrnotes.panels.style import new_figure


def test_a_frame_equals_the_figure_drawn_afresh():
    picture = dot_picture()
    for x in (2, 0, 1):  # in any order: nothing of an earlier frame may stay
        png, caption = picture.png(x)
        assert np.abs(np.asarray(pixels(png)).astype(int) - drawn_afresh(x)).max() <= 12  # of 255: the palette's rounding
        assert caption == f"the dot is at {x} & nowhere else"


def test_background_and_layer_together_equal_the_frame():
    picture = dot_picture()
    for x in (0, 2, 1):  # the very first too
        assert np.abs(composed(picture.background(), picture.layer(x)[0]) - drawn_afresh(x)).max() <= 12


def test_white_stays_white():
    assert pixels(dot_picture().png(0)[0]).getpixel((2, 2)) == (255, 255, 255)


def differs_from_full_draw(picture, *args):
    """How many pixels of the frame, before the palette rounds its colours, differ from the figure drawn whole by Matplotlib.

    The background and the layer on top of it, as a browser shows them, are the frame in the colours of the palette.
    """
    frame = picture.frame(*args)
    shown = composed(picture.background(), picture.layer(*args)[0])
    assert np.array_equal(shown, np.asarray(pixels(picture.png(*args)[0])).astype(int))
    animated = [artist for artist in picture.fig.findobj() if artist.get_animated()]
    whole = drawn_whole(picture.fig)
    for artist in animated:
        artist.set_animated(True)
    return np.count_nonzero((np.asarray(frame) != whole).any(axis=-1))


def test_every_picture_of_a_notebook_equals_the_figure_drawn_whole(pictures_of):
    for picture in pictures_of:
        for i in (0, len(picture.labels) // 2, len(picture.labels) - 1) if picture.labels else ():
            assert differs_from_full_draw(picture, i) == 0, f"{picture.show.__qualname__}, frame {i}"


def test_what_moves_below_a_still_line_is_lifted_and_what_is_not_declared_is_found():
    fig = new_figure(3, 2)
    ax = fig.subplots()
    ax.set(xlim=(0, 3), ylim=(-1, 1))
    ax.plot([0, 3], [0, 0], color="k", lw=8, zorder=9)
    (dot,), (undeclared,) = ax.plot([0], [0], "o", ms=15), ax.plot([0], [0.5], "o", ms=15)
    declared = Picture(fig, [dot], lambda i: dot.set_xdata([i]) or "moved", ["0", "1"])
    assert [differs_from_full_draw(declared, i) for i in (0, 1)] == [0, 0]
    declared.show = lambda i: dot.set_xdata([i]) or undeclared.set_xdata([i]) or "both moved"
    assert differs_from_full_draw(declared, 1) > 100


def test_a_background_can_be_asked_for_first():
    early, late = dot_picture(), dot_picture()
    late.png(1)
    assert np.array_equal(np.asarray(pixels(early.background())), np.asarray(pixels(late.background())))
    no_labels = Picture(new_figure(2, 1), [], lambda: "nothing moves")
    assert pixels(no_labels.background()).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("ask", [Picture.background, Picture.frame, Picture.still, Picture.layer])
def test_a_picture_with_several_sliders_says_which_values_it_needs(ask):
    fig = new_figure(2, 1)
    picture = Picture(fig, [], lambda w0, w1: f"w = {w0}, {w1}")
    with pytest.raises(ValueError, match="takes w0, w1, but got nothing: give a value for each"):
        ask(picture)
    with pytest.raises(ValueError, match="takes w0, w1, but got w0=3: give"):
        ask(picture, w0=3)
    ask(picture, w0=3, w1=4)
    assert picture.background()[1:4] == b"PNG"


def test_a_still_picture_without_a_frame_is_the_telling_one():
    assert dot_picture().still().caption == "the dot is at 1 & nowhere else"
