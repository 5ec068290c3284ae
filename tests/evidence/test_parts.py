"""Rare features and rare classes: what is constant in a fold or a resample, and parts with one class."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.model_selection import KFold, StratifiedKFold

from lrnotes.evidence import cross_validate, l1_path, l2_path, survivals
from lrnotes.evidence.parts import features, resample

pytestmark = pytest.mark.filterwarnings("error")
RNG = np.random.default_rng(0)
RAW = np.column_stack([RNG.normal(size=(40, 3)), np.arange(40) == 7, np.arange(40) % 20 == 3]).astype(float)  # one example, and two
Y = (RAW[:, 0] + RNG.normal(size=40) > 0).astype(float)
LAMS = [0.02, 0.1]


@pytest.mark.parametrize("fit_path", [l1_path, l2_path])
def test_a_feature_that_is_constant_in_a_training_part_counts_for_nothing_there(fit_path):
    """The fold that holds example 7 out is trained as if there were no feature 3."""
    pairs = list(StratifiedKFold(4).split(RAW, Y))
    scores = cross_validate(RAW, Y, pairs, LAMS, fit_path)
    assert scores.constant.tolist()[:4] == [0, 0, 0, 1]
    (k,) = [k for k, (_, out) in enumerate(pairs) if 7 in out]
    others = [j for j in range(5) if np.ptp(RAW[pairs[k][0], j]) > 0]
    X, _ = features(RAW[:, others], by=RAW[pairs[k][0]][:, others])
    W = fit_path(X[pairs[k][0]], Y[pairs[k][0]], LAMS)
    assert_allclose(scores.z[pairs[k][1]], X[pairs[k][1]] @ W.T, atol=1e-6)


def test_resamples_without_the_one_example_are_counted():
    found = survivals(RAW, Y, LAMS, n=60)
    missed = sum(7 not in rows for rng in [np.random.default_rng(0)] for rows in (resample(rng, Y) for _ in range(60)))
    assert found.constant.tolist()[:4] == [0, 0, 0, missed] and 10 < missed < 35
    assert (found.counts[:, 3] <= 60 - missed).all()


def test_a_resample_of_one_class_is_drawn_again():
    y = np.array([1.0, *np.zeros(9)])
    rng = np.random.default_rng(0)
    assert all(y[resample(rng, y)].any() for _ in range(200))
    assert survivals(RAW[:10, :3], y, LAMS, n=20).n == 20
    with pytest.raises(ValueError, match="only the class 1.*both classes"):
        survivals(RAW, np.ones(40), LAMS, n=2)


def test_folds_may_be_a_number_a_splitter_or_a_generator():
    splitter = StratifiedKFold(4, shuffle=True, random_state=0)
    expected = cross_validate(RAW, Y, list(splitter.split(RAW, Y)), LAMS).held_out
    for given in (4, splitter, splitter.split(RAW, Y)):
        assert np.array_equal(cross_validate(RAW, Y, given, LAMS).held_out, expected)


def test_folds_that_cannot_be_are_refused():
    y = np.r_[np.zeros(20), np.ones(20)]
    with pytest.raises(ValueError, match="fold 0 trains on the class 1 only: give a number of folds"):
        cross_validate(RAW, y, KFold(2), LAMS)
    with pytest.raises(ValueError, match="folds must be from 2 to 20, .* got 30"):
        cross_validate(RAW, y, 30, LAMS)
