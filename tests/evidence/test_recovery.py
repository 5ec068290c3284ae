"""When selection finds the truth: the draws against their definition, the condition against a closed form, and the table that ships."""

import re
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lrnotes import fit
from lrnotes.evidence import recovery, wilson
from lrnotes.evidence.pictures.recovery import recovery as picture_of
from lrnotes.evidence.recovery import LIMIT, SHARES, TRUTH, covariance, draw, population_hessian, simulate, stand_in
from lrnotes.gradients import hessian

CACHE = Path(__file__).parents[2] / "lrnotes" / "data" / "tables" / "recovery.csv"


def test_the_useless_feature_has_the_correlation_that_was_asked_for():
    X, y = draw(200_000, 0.7, np.random.default_rng(0))
    assert np.array_equal(X[:, 0], np.ones(200_000))
    expected = np.eye(10)
    expected[3, :3] = expected[:3, 3] = 0.7 / np.sqrt(3)  # with each of the three; with their sum 0.7
    assert_allclose(covariance(0.7), expected)
    assert_allclose(np.cov(X[:, 1:].T), expected, atol=0.012)
    assert_allclose(np.corrcoef(X[:, 4], X[:, 1:4].sum(axis=1))[0, 1], 0.7, atol=0.005)
    z = X[:, 1:] @ TRUTH
    for low in (-3, -1, 0, 2):  # labels come with the probability of the sigmoid
        near = (z > low) & (z < low + 0.2)
        assert_allclose(y[near].mean(), 1 / (1 + np.exp(-low - 0.1)), atol=4 * 0.5 / np.sqrt(near.sum()) + 0.001)


@pytest.mark.parametrize("correlation", [0, 0.6, 0.9])
def test_the_hessian_is_that_of_very_many_examples(correlation):
    X, _ = draw(300_000, correlation, np.random.default_rng(1))
    found = population_hessian(covariance(correlation), TRUTH)
    assert_allclose(hessian(X, np.r_[0, TRUTH])[1:, 1:], found, atol=0.003)


def test_the_condition_is_a_matter_of_the_correlation_alone():
    """By hand it is the root of 3 times the correlation: for normal features the logistic weights cancel, whatever the true weights are."""
    for correlation in (0, 0.3, LIMIT, 0.9):
        V = covariance(correlation)
        expected = np.sqrt(3) * correlation
        assert_allclose(stand_in(V, TRUTH), expected, atol=1e-12)
        assert_allclose([stand_in(population_hessian(V, size * TRUTH), TRUTH) for size in (0.2, 1, 4)], expected, atol=1e-12)
    rng = np.random.default_rng(2)
    mix = rng.normal(size=(5, 5))
    V, w = mix @ mix.T, np.array([0, 1.5, 0, -0.5, 0])
    useful = [1, 3]
    expected = np.abs(V[[0, 2, 4]][:, useful] @ np.linalg.inv(V[useful][:, useful]) @ [1, -1]).max()
    assert_allclose(stand_in(V, w), expected)
    assert_allclose(stand_in(population_hessian(V, w), w), expected)


def test_the_condition_needs_both_kinds_of_features():
    for w in (np.zeros(10), np.ones(10)):
        with pytest.raises(ValueError, match="some weights must be 0 and some not"):
            stand_in(np.eye(10), w)


def test_signs_are_right_where_every_one_is():
    """One draw, its path by the definition: right at a lambda if three weights are above 0 and seven are 0."""
    found = simulate([150], [0.2], draws=3, seed=7)
    rng = np.random.default_rng([7, 150, 200_000])
    right = np.zeros((3, len(SHARES)), dtype=bool)
    for k in range(3):
        X, y = draw(150, 0.2, rng)
        for place, lam in enumerate(fit.lambdas(X, y, 30, lowest=0.02)):
            w = fit.newton(X, y, lam)[1:]
            right[k, place] = (w[:3] > 0).all() and not w[3:].any()
    assert np.array_equal(found.right[0, 0], right.sum(axis=0)) and found.somewhere[0, 0] == right.any(axis=1).sum()


def test_a_seed_gives_the_same_counts_and_another_others():
    one, again, other = (simulate([60], [0.3, 0.6], draws=12, seed=seed) for seed in (0, 0, 4))
    assert np.array_equal(one.right, again.right) and not np.array_equal(one.right, other.right)
    assert one.somewhere.shape == (1, 2) and (one.somewhere <= 12).all()
    assert np.array_equal(simulate([60], [0.6], draws=12).right, one.right[:, 1:])  # a cell does not depend on which others are asked for


def test_what_makes_no_sense_is_refused():
    for bad in (-0.1, 1, np.nan):
        with pytest.raises(ValueError, match=rf"correlation must be .* got {bad}"):
            simulate([60], [bad], draws=1)
    with pytest.raises(ValueError, match="draws must be a whole number"):
        simulate([60], [0], draws=0)


def test_results_survive_saving(tmp_path):
    results = [simulate([50, 60], [0, 0.25], draws=3, seed=seed) for seed in (0, 1)]
    recovery.save(tmp_path / "recovery.csv", *results)
    for one, loaded in zip(results, recovery.load(tmp_path / "recovery.csv"), strict=True):
        assert one.draws == loaded.draws == 3
        for name in ("sizes", "correlations", "right", "somewhere"):
            assert_allclose(getattr(one, name), getattr(loaded, name))


@pytest.mark.slow
def test_recomputing_gives_the_table_that_ships():
    """Four of its cells, in both sets."""
    for seed, shipped in enumerate(recovery.load(CACHE)):
        assert list(shipped.sizes) == [50, 100, 200, 400, 800, 3200] and shipped.draws == 200
        assert_allclose(shipped.correlations, 0.05 * np.arange(20), atol=1e-12)
        found = simulate([50, 400], [0.3, 0.8], seed=seed)
        expected = shipped.somewhere[np.ix_([0, 3], [6, 16])]
        assert np.abs(found.somewhere - expected).max() <= 2  # another BLAS may round a sign at the edge of a lambda the other way
        assert np.abs(found.right - shipped.right[np.ix_([0, 3], [6, 16])]).max() <= 2


def test_the_limit_is_where_theory_puts_it():
    """From the table: a step below it 3,200 examples are better than 200, two steps above they are not, in both sets."""
    for shipped in recovery.load(CACHE):
        low, high = wilson(shipped.somewhere, shipped.draws)
        below, above = np.flatnonzero(shipped.correlations < LIMIT)[-2], np.flatnonzero(shipped.correlations > LIMIT)[1]
        assert low[-1, below] > high[2, below] and low[-1, above] < high[2, above]


def test_the_picture_says_and_draws_the_counts():
    rng = np.random.default_rng(0)
    right = rng.integers(0, 40, (2, 3, 4))
    found = recovery.Recoveries(np.array([50, 800]), np.array([0, 0.5, 0.8]), 60, right, right.max(axis=-1) + 10)
    picture = picture_of(found, [0, 0.87, 1.39], [1, 0.5, 0.1, 0.05])
    assert picture.labels == ["0", "0.5", "0.8"] and picture.telling == 2
    for i, holds in enumerate(("below 1: the condition holds", "below 1: the condition holds", "not below 1: the condition fails")):
        said = picture.show(i)
        assert holds in said and [int(n) for n in re.findall(r"(\d+) at N", said)] == found.somewhere[:, i].tolist()
        along, anywhere, condition = picture.fig.axes
        assert_allclose([line.get_ydata() for line in along.lines], 100 * right[:, i] / 60)
        assert_allclose([line.get_ydata() for line in anywhere.lines], 100 * found.somewhere[:, : i + 1] / 60)
        segments = np.array([bars.get_segments() for bars in anywhere.collections])
        assert_allclose(segments[..., 1], 100 * np.stack(wilson(found.somewhere[:, : i + 1], 60), axis=-1))
        assert condition.lines[1].get_ydata()[0] == [0, 0.87, 1.39][i]
