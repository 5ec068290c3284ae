"""Intervals, calibration and thresholds against SciPy, scikit-learn and cases worked by hand."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.stats import binomtest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import cross_val_predict

from lrnotes.data import breast_cancer
from lrnotes.evidence import calibrate, costs, mistakes, wilson

pytestmark = pytest.mark.filterwarnings("error")
BIOPSIES = breast_cancer()
Y = BIOPSIES.y


@pytest.mark.parametrize(("k", "n"), [(0, 5), (5, 5), (3, 10), (159, 426), (1, 1), (0, 1)])
def test_wilson_interval_is_that_of_scipy(k, n):
    expected = binomtest(k, n).proportion_ci(method="wilson")
    assert_allclose(wilson(k, n), [expected.low, expected.high], rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize(("k", "n"), [(1, 0), (0, 0), (3, 2), (-1, 5), ([0, 9], [5, 5]), (np.nan, 3)])
def test_an_interval_without_trials_or_with_too_many_successes_is_refused(k, n):
    with pytest.raises(ValueError, match="0 <= k <= n"):
        wilson(k, n)


def test_calibration_worked_by_hand():
    result = calibrate([0.1, 0.3, 0.5, 0.9, 1.0, 0.0], [0, 1, 1, 1, 0, 0], np.array([0, 0.5, 0.8, 0.85, 1]))
    assert_allclose(result.counts, [3, 1, 2])  # 0.5 lies in the bin that begins there; the bin from 0.8 to 0.85 is empty
    assert_allclose(result.positives, [1, 1, 1])
    assert_allclose(result.predicted, [0.4 / 3, 0.5, 0.95])
    for k, n, *ends in zip(result.positives, result.counts, result.low, result.high, strict=True):
        expected = binomtest(int(k), int(n)).proportion_ci(method="wilson")
        assert_allclose(ends, [expected.low, expected.high], rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("edges", [[1, 0.5, 0], [0.2, 0.5, 0.8], [0, 0.5], [0.5, 1], [0, 0.5, 0.5, 1], [0, 0.7, 0.3, 1], [0]])
def test_edges_that_do_not_rise_from_0_to_1_are_refused(edges):
    with pytest.raises(ValueError, match=f"edges must rise from 0 to 1, got {', '.join(f'{edge:g}' for edge in edges)}: begin with 0"):
        calibrate([0.1, 0.5, 0.9], [0, 1, 1], edges)


def test_errors_at_every_threshold_are_those_of_the_confusion_matrix():
    y_hat = cross_val_predict(LogisticRegression(), BIOPSIES.X[:, 1:6], Y, method="predict_proba")[:, 1]
    thresholds = np.r_[0, 0.2, y_hat[:5], 0.5, 1]
    missed, false_alarms = mistakes(thresholds, y_hat, Y)
    for t, m, f in zip(thresholds, missed, false_alarms, strict=True):
        (_, false_positive), (false_negative, _) = confusion_matrix(Y, y_hat >= t)
        assert (m, f) == (false_negative, false_positive)


def test_costs_worked_by_hand():
    """Five examples, so a mistake counts for 20 per 100; 1 / (1 + 3) lies between 0.2 and 0.3, 1 / 1.5 between 0.6 and 0.9."""
    found = costs([0.2, 0.3, 0.6, 0.3, 0.9], [0, 1, 0, 0, 1], [0.5, 3])
    assert_allclose(found.thresholds, [0.2, 0.3, 0.6, 0.9])
    assert_allclose(found.mistakes, [[0, 0, 1, 1], [3, 2, 1, 0]])
    assert_allclose(found.at_thresholds, [[60, 40, 30, 10], [60, 40, 80, 60]])
    assert_allclose(found.cheapest, [3, 1])
    assert_allclose(found.rules, [2 / 3, 0.25])
    assert_allclose(found.at_rules, [10, 40])
    assert found.alarm_for_all == 60


@pytest.mark.parametrize("price", [0, -2])
def test_a_miss_costs_something(price):
    with pytest.raises(ValueError, match=f"a price must be above 0, got {price}"):
        costs([0.2, 0.3], [0, 1], [1, price])


@pytest.mark.parametrize(
    "function", [lambda p: calibrate(p, Y[:2], np.array([0, 1])), lambda p: mistakes([0.5], p, Y[:2]), lambda p: costs(p, Y[:2], [1])]
)
def test_scores_are_no_probabilities(function):
    with pytest.raises(ValueError, match=r"probabilities from 0 to 1, but holds 1\.5"):
        function([0.2, 1.5])
