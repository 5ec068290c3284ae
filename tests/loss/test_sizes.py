"""The pictures of notebooks 01 and 02 at their three sizes."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from seen import faults

from lrnotes.data import breast_cancer
from lrnotes.forward_pass import pictures as forward_pictures
from lrnotes.loss import pictures, three_formulas
from lrnotes.loss.slip_picture import slip_downstream

SCORES = np.sort(np.r_[0:40, 40:1001:20, 36.74, 709, 709.79])  # as in the notebook


def slip(z, y):
    return np.sum(np.logaddexp(0, -z))


PICTURES = {
    "two features": (
        lambda: forward_pictures.two_features(breast_cancer(), "mean radius", "mean texture"),
        {"w0": 0, "w1": 1, "w2": 1},
        {"w0": -6, "w1": 0.1, "w2": 0.1},
    ),
    "saturation": (forward_pictures.saturation, 0, 80),
    "two losses": (pictures.two_losses, 0, 80),
    "three levels": (lambda: pictures.three_levels_of_care(three_formulas(SCORES)), 0, 37, 41, len(SCORES) - 1),
    "slip": (lambda: slip_downstream(breast_cancer(), np.linspace(np.zeros(31), np.ones(31), 5), slip), 0, 4),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fits_and_its_text_can_be_read_at_every_size(name):
    draw, *places = PICTURES[name]
    picture = draw()
    assert picture.sizes == ("page", "hall", "phone") and faults(picture, *places) == []


def test_on_a_phone_the_numbers_of_the_three_formulas_have_their_names():
    picture = pictures.three_levels_of_care(three_formulas(SCORES)).at("phone")
    picture.show(0)
    table = {(round(text.get_position()[1]), text.get_ha()): text.get_text() for text in picture.fig.axes[1].texts}
    names = [" ".join(table[row, "right"].split()) for row in (2, 1, 0)]
    assert names == ["(3), from the probability", "(10), as it is written", "logaddexp"]


def test_wrong_sides_are_crossed_out():
    data = breast_cancer()
    picture = slip_downstream(data, np.linspace(np.zeros(31), np.ones(31), 5), slip)
    picture.show(3)
    scores = data.X @ np.full(31, 0.75)
    crosses = [line for line in picture.fig.axes[1].lines if line.get_marker() == "x"]
    drawn = np.concatenate([line.get_xdata() for line in crosses])
    assert_allclose(np.sort(drawn), np.sort(scores[(scores > 0) != data.y]))
    assert 0 < len(drawn) < 569
