"""Curves that grow with the slider, and stills that show them whole."""

import numpy as np
from numpy.testing import assert_allclose

from lrnotes.panels.growing import growing, last_of
from lrnotes.panels.picture import Picture
from lrnotes.panels.style import new_figure

X, Y = np.array([1.0, 2, 4, 8]), np.array([3.0, 1, 2, 9])


def growing_picture(x=X):
    fig = new_figure(3, 2)
    ax = fig.subplots()
    (curve,) = ax.plot(x, Y)
    draw = growing(curve)

    def show(i, until=None):
        draw(x[last_of(i, until)])
        return f"at {x[i]:g}"

    return Picture(fig, [curve], show, [f"{at:g}" for at in x], telling=1), curve


def test_a_curve_goes_as_far_as_the_slider_and_back():
    for x in (X, X[::-1]):
        picture, curve = growing_picture(x)
        limits = picture.fig.axes[0].axis()
        for i in (0, 3, 1):
            picture.show(i)
            assert_allclose(curve.get_data(), (x[: i + 1], Y[: i + 1]))
            assert picture.fig.axes[0].axis() == limits and limits[0] < 1 and limits[1] > 8 and limits[3] > 9


def test_a_still_of_the_telling_frame_is_whole_and_one_that_was_asked_for_is_not():
    picture, curve = growing_picture()
    assert picture.still().caption == "at 2" and len(curve.get_xdata()) == 4
    assert picture.still(1).caption == "at 2" and len(curve.get_xdata()) == 2


def test_what_grows_in_a_notebook_is_short_at_first_and_whole_at_the_end(pictures_of):
    grown = [picture for picture in pictures_of if picture.whole()]
    assert grown
    for picture in grown:
        last = len(picture.labels) - 1
        pixels = [np.asarray(picture.frame(i, until=until)) for i, until in ((0, None), (0, last), (last, None), (last, last))]
        assert np.count_nonzero(pixels[0] != pixels[1]) > 1000, picture.show.__qualname__
        assert np.array_equal(pixels[2], pixels[3]), picture.show.__qualname__
