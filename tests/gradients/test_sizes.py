"""The pictures of notebook 03, and of the reader's own functions, at their three sizes."""

import numpy as np
import pytest
from seen import faults

from lrnotes import fit
from lrnotes.data import breast_cancer
from lrnotes.gradients import largest_errors, pictures, valley_picture
from lrnotes.gradients.exercises import gradient
from lrnotes.loss import cross_entropy

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X[:, :3], BIOPSIES.y
NAMES = "mean radius", "mean texture"


def steps():
    best = cross_entropy(X @ fit.newton(X, Y, 0), Y)
    return pictures.step_sizes({eta: fit.gradient_descent(X, Y, eta, steps=100).losses for eta in (0.01, 1, 100)}, best)


PICTURES = {
    "gradient check": (
        lambda: pictures.gradient_check(largest_errors(lambda w: w @ w, 2 * np.ones(2), np.ones(2), [1, 1e-8, 1e-16])),
        0,
        2,
    ),
    "step sizes": (steps, 0, 2),
    "two units": (lambda: valley_picture.two_units(BIOPSIES, *NAMES, (-1, 2), np.array([0.1, 10])), 0, 1),
    "walkers": (
        lambda: valley_picture.walkers(BIOPSIES, *NAMES),
        {"w1": -1, "w2": 2, "eta": 3, "units": "standardised"},
        {"w1": 6, "w2": -1, "eta": 30, "units": "raw units"},
    ),
    "own gradient": (lambda: gradient.work(lambda X, w, y: X.T @ (y - 1 / (1 + np.exp(-X @ w))) / len(y)), 0, 40),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fits_and_its_text_can_be_read_at_every_size(name):
    draw, *places = PICTURES[name]
    picture = draw()
    assert picture.sizes == ("page", "hall", "phone") and faults(picture, *places) == []
    assert (
        len({picture.at(size).show(**places[0]) if isinstance(places[0], dict) else picture.at(size).show(1) for size in ("hall", "phone")})
        == 1
    )
