"""The pictures of notebook 05 that have layouts for a phone and a hall."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from seen import faults

from lrnotes import evidence, panels
from lrnotes.data import breast_cancer
from lrnotes.evidence import fewer, overrule, pictures, recovery
from lrnotes.forward_pass import sigmoid

DATA, RNG, LAMS = breast_cancer(), np.random.default_rng(7), np.geomspace(4e-4, 0.4, 6)
N, D = len(DATA.y), len(DATA.names)
Z = (DATA.y - 0.4)[:, None] * np.linspace(12, 0.4, 6) + RNG.normal(size=(N, 6)) * np.linspace(3, 0.1, 6)
LOSSES = np.array([0.16, 0.11, 0.09, 0.1, 0.2, 0.66]) * np.array([[0.8], [1], [1.1]])
CHOICE = evidence.Choice(1, 3)
TRUE = np.r_[0, 1.5, 1, 0.5, np.zeros(7)]


def sparse(*shape):
    return RNG.normal(size=shape) * (RNG.random(shape) < 0.5)


def survivals():
    counts = np.linspace([200] * (D + 100), [0] * (D + 100), 6).astype(int) * RNG.random(D + 100) // 1
    low, high = evidence.wilson(counts, 200)
    return evidence.Survivals(LAMS, 200, counts.astype(int), low, high)


def curves():
    scores = evidence.Scores(LAMS, LOSSES / 2, LOSSES, Z)
    return pictures.curves(scores, CHOICE, DATA.y, DATA.classes, "biopsies", test=(Z, DATA.y, LOSSES[1]))


def bias_and_variance():
    estimates = TRUE * np.linspace(1.1, 0, 6)[:, None] + RNG.normal(size=(40, 6, 11)) * np.linspace(0.4, 0, 6)[:, None]
    return pictures.bias_and_variance(LAMS, TRUE, evidence.estimation_errors(estimates, TRUE))


def thresholds():
    return pictures.thresholds(
        evidence.costs(sigmoid(Z[:, 1]), DATA.y, np.geomspace(1, 100, 6)), sigmoid(Z[:, 1]), DATA.y, DATA.classes, "biopsies"
    )


def overruled():
    w = sparse(D + 1)
    found = overrule.Refits(0.01, w, w * (RNG.random((N, D + 1)) < 0.99), w + sparse(N, D + 1), RNG.random((3, N)))
    return pictures.overruled(found, np.arange(6), DATA.y, DATA.names, DATA.classes, "biopsies")


def few():
    sizes = np.array([40, 62, 95, 146, 213, 426])
    found = fewer.Fewer(sizes, np.ones((12, 2, 6)), RNG.uniform(0.1, 0.4, (12, 2, 6)), RNG.random((12, 2, 6, D)) < 0.5)
    return pictures.fewer(found, 426, 143, DATA.names, "biopsies")


def recoveries():
    right = RNG.integers(0, 200, (6, 6, 12))
    found = recovery.Recoveries(np.array([50, 100, 200, 400, 800, 3200]), np.linspace(0, 0.9, 6), 200, right, right.max(axis=-1))
    return pictures.recovery(found, np.linspace(0, 1.6, 6), np.geomspace(1, 0.02, 12))


PICTURES = {
    "curves": curves,
    "planted": lambda: pictures.planted(LAMS, sparse(6, 1 + D + 100), CHOICE, n_real=D),
    "survival": lambda: pictures.survival(survivals(), DATA.names, at=2),
    "bias-and-variance": bias_and_variance,
    "thresholds": thresholds,
    "overruled": overruled,
    "fewer": few,
    "recovery": recoveries,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fits_and_its_text_can_be_read_at_every_size(name):
    picture = PICTURES[name]()
    assert picture.name == name and picture.sizes == ("page", "hall", "phone")
    assert faults(picture, 0, picture.telling, 5) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_no_legend_lies_in_the_axes_where_lines_move(name):
    picture = PICTURES[name]()
    for drawn in (picture, picture.at("phone"), picture.at("hall")):
        drawn.frame(0)
        legends = [ax.get_legend() for ax in drawn.fig.axes if ax.get_legend()]
        boxes = [legend.get_window_extent() for legend in (*legends, *drawn.fig.legends)]
        assert not any(box.shrunk(0.9, 0.9).overlaps(ax.bbox) for box in boxes for ax in drawn.fig.axes)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_those_on_the_wrong_side_have_a_ring(size):
    picture = curves() if size == "page" else curves().at(size)
    picture.show(2)
    (rings,) = (line for line in picture.fig.axes[1].lines if line.get_markerfacecolor() == "none")
    wrong = (Z[:, 2] > 0) != DATA.y
    assert 0 < wrong.sum() < N
    assert_allclose(np.sort(rings.get_xdata()), np.sort(np.clip(Z[wrong, 2], -12, 12)))


def test_survival_opens_at_the_lambda_that_is_spoken_of():
    panel = panels.flipbook(pictures.survival(survivals(), DATA.names, at=2))
    assert panel.index == 2 and panel.caption.startswith(f"λ = {LAMS[2]:.3g}:")


def test_on_a_phone_the_rest_of_the_features_is_counted():
    assert (
        pictures.survival(survivals(), DATA.names, at=2)
        .at("phone")
        .show(0)
        .endswith(f"18 of 30 weights have no row: they live least often at λ = {LAMS[2]:.3g}.")
    )


def test_no_cost_is_cut_off():
    """At the price of a hundred the curve stood flat at 130."""
    picture = thresholds()
    picture.show(5)
    ax = picture.fig.axes[1]
    costs = ax.lines[0].get_ydata()
    assert costs.max() > 1000 and costs.max() == pytest.approx(100 * 100 * DATA.y.sum() / N, rel=0.02) and costs.max() < ax.get_ylim()[1]
