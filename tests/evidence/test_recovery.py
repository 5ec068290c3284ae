"""When selection finds the truth: the draws against their definition, and the claims on two sets of seeds."""

import re

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lrnotes.evidence import wilson
from lrnotes.evidence.pictures.recovery import recovery
from lrnotes.evidence.recovery import LIMIT, TRUTH, draw, recoveries

SIZES, CORRELATIONS = [50, 200, 800], [0, 0.8]


def test_the_useless_feature_has_the_correlation_that_was_asked_for():
    X, y = draw(200_000, 0.7, np.random.default_rng(0))
    assert np.array_equal(X[:, 0], np.ones(200_000))
    expected = np.eye(10)
    expected[3, :3] = expected[:3, 3] = 0.7 / np.sqrt(3)  # with each of the three; with their sum 0.7
    assert_allclose(np.cov(X[:, 1:].T), expected, atol=0.012)
    assert_allclose(np.corrcoef(X[:, 4], X[:, 1:4].sum(axis=1))[0, 1], 0.7, atol=0.005)
    z = X[:, 1:] @ TRUTH
    for low in (-3, -1, 0, 2):  # labels come with the probability of the sigmoid
        near = (z > low) & (z < low + 0.2)
        assert_allclose(y[near].mean(), 1 / (1 + np.exp(-low - 0.1)), atol=4 * 0.5 / np.sqrt(near.sum()) + 0.001)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1])
def test_more_data_helps_below_the_limit_and_not_above_it(seed):
    counts = recoveries(SIZES, CORRELATIONS, draws=60, seed=seed)
    low, high = wilson(counts, 60)
    assert (high[0] < low[-1]).tolist() == [True, False]
    assert counts[-1, 0] == 60 and high[:, 1].max() < 0.45


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3])
def test_the_limit_is_where_theory_puts_it(seed):
    """A tenth below it 3,200 examples are better than 200, a tenth above they are not."""
    counts = recoveries([200, 3200], [LIMIT - 0.1, LIMIT + 0.1], draws=60, seed=seed)
    low, high = wilson(counts, 60)
    assert low[1, 0] > high[0, 0] and low[1, 1] < high[0, 1] and high[1, 1] < 0.6


def test_a_seed_gives_the_same_counts_and_another_others():
    one, again, other = (recoveries([60], [0.3, 0.6], draws=12, seed=seed) for seed in (0, 0, 4))
    assert np.array_equal(one, again) and not np.array_equal(one, other)
    assert one.shape == (1, 2) and (one <= 12).all()


def test_what_makes_no_sense_is_refused():
    for bad in (-0.1, 1, np.nan):
        with pytest.raises(ValueError, match=rf"correlation must be .* got {bad}"):
            recoveries([60], [bad], draws=1)
    with pytest.raises(ValueError, match="draws must be a whole number"):
        recoveries([60], [0], draws=0)


def test_the_picture_says_and_draws_the_counts():
    counts = np.array([[20, 3], [55, 4], [60, 2]])
    picture = recovery(SIZES, CORRELATIONS, counts, 60)
    numbers = [int(k) for k in re.findall(r"(\d+) of 60", picture.show())]
    assert numbers == [20, 55, 60, 3, 4, 2]
    lines = picture.fig.axes[0].lines
    assert_allclose([line.get_ydata() for line in lines], 100 * counts.T / 60)
    segments = [np.array(bars.get_segments()) for bars in picture.fig.axes[0].collections]
    assert_allclose(segments[0][:, :, 1], 100 * np.column_stack(wilson(counts[:, 0], 60)))
