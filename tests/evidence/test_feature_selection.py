"""Planted noise, resamples, twins and peeking: the truth is known, so rankings are asserted with their uncertainty."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from problems import L1
from scipy.stats import binomtest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.preprocessing import StandardScaler

from lrnotes import fit
from lrnotes.data import breast_cancer, standardise
from lrnotes.evidence import (
    choose,
    cross_validate,
    errors_on_noise,
    l1_path,
    l2_path,
    mean_and_error,
    plant_noise,
    survivals,
    twins,
    wilson,
)
from lrnotes.forward_pass import add_bias
from lrnotes.l1 import lambda_max

pytestmark = pytest.mark.filterwarnings("error")
BIOPSIES = breast_cancer()
TRAIN, _ = train_test_split(np.arange(569), test_size=0.25, stratify=BIOPSIES.y, random_state=0)
RAW, Y = BIOPSIES.raw[TRAIN], BIOPSIES.y[TRAIN]
FOLDS = list(StratifiedKFold(10, shuffle=True, random_state=0).split(RAW, Y))


def grid(raw, lowest=1e-3, n=50):
    return np.geomspace(lowest, 1, n) * lambda_max(add_bias(standardise(raw)), Y)


def test_planted_columns_are_real_ones_shuffled():
    planted = plant_noise(RAW, 40, seed=3)
    assert np.array_equal(planted[:, :30], RAW)
    for j in range(40):
        column = planted[:, 30 + j]
        assert np.array_equal(np.sort(column), np.sort(RAW[:, j % 30]))
        assert not np.array_equal(column, RAW[:, j % 30])
    assert np.array_equal(planted, plant_noise(RAW, 40, seed=3))
    assert not np.array_equal(planted, plant_noise(RAW, 40, seed=4))


@pytest.fixture(scope="module")
def plantings():
    """Of five plantings: the columns, the lambdas, and the cross-validation of L1."""
    tables = [plant_noise(RAW, seed=seed) for seed in range(5)]
    return [(planted, grid(planted), cross_validate(planted, Y, FOLDS, grid(planted))) for planted in tables]


@pytest.mark.slow
def test_a_living_weight_is_no_finding_at_the_minimum_and_a_fair_one_at_one_standard_error(plantings):
    """The rate of planted survivors against the rate of real ones, with Wilson intervals."""
    alive = np.zeros((2, 2))
    for planted, lams, scores in plantings:
        W = l1_path(add_bias(standardise(planted)), Y, lams)
        for at, i in enumerate(choose(scores)):
            alive[at] += (W[i, 1:31] != 0).sum(), (W[i, 31:] != 0).sum()
    (real, noise), (real_one_se, noise_one_se) = alive
    assert noise > real  # at the minimum most of the living are useless, and more than one in ten useless columns lives
    assert wilson(noise, 500)[0] > 0.1
    assert wilson(noise_one_se, 500)[1] < wilson(noise, 500)[0]  # at one standard error far fewer
    assert wilson(noise_one_se, 500)[1] < wilson(real_one_se, 150)[0]  # and real ones more often, for certain


@pytest.mark.slow
def test_l1_beats_l2_where_most_columns_are_noise(plantings):
    leads = []
    for planted, _, l1 in plantings:
        l2 = cross_validate(planted, Y, FOLDS, np.geomspace(1e-3, 1, 11), l2_path)
        leads.append(l2.held_out[:, choose(l2).minimum] - l1.held_out[:, choose(l1).minimum])
    lead, error = mean_and_error(np.mean(leads, axis=0))
    assert lead > 3 * error


@pytest.mark.slow
def test_in_resamples_a_real_feature_outlives_every_planted_one_for_certain():
    planted = plant_noise(RAW)
    counts = survivals(planted, Y, grid(planted, 0.03, 15), n=100).counts[0]
    order = np.argsort(-counts[:30])
    assert wilson(counts[order[0]], 100)[0] > wilson(counts[30:].max(), 100)[1]
    assert counts[30:].max() > 15  # and yet pure noise lives in more than 15 of 100 resamples


def test_which_l1_twin_lives_is_a_coin_toss_and_l2_shares():
    column, lam = BIOPSIES.names.index("worst radius"), 0.02 * lambda_max(add_bias(standardise(RAW)), Y)
    pairs = twins(RAW, Y, column, lam, l1_path)
    first, second = ((pairs[:, i] != 0) & (pairs[:, 1 - i] == 0) for i in (0, 1))
    assert first.sum() + second.sum() > 160  # of 200: mostly one of them is dead
    assert binomtest(int(first.sum()), int(first.sum() + second.sum())).pvalue > 0.01
    alone = fit.path(add_bias(standardise(RAW)), Y, [lam]).W[0, 1 + column]
    assert_allclose(pairs.sum(axis=1), alone, rtol=0.05)  # together they do what the one did
    shared = twins(RAW, Y, column, lam, l2_path, n=20)
    assert_allclose(shared[:, 0], shared[:, 1], rtol=0.1)


def test_peeking_finds_rules_in_noise():
    errors = np.transpose([errors_on_noise(1000, peek, range(20)) for peek in (False, True)])
    mean, error = mean_and_error(errors)
    assert abs(mean[0] - 0.5) < 3 * error[0]
    assert mean[1] < 0.25 and mean[1] + 10 * error[1] < 0.5


def test_with_no_choice_to_make_peeking_changes_nothing():
    assert np.array_equal(errors_on_noise(10, True, range(5)), errors_on_noise(10, False, range(5)))


@pytest.mark.parametrize("function", [lambda n: plant_noise(RAW, n), lambda n: survivals(RAW, Y, [0.1], n)])
@pytest.mark.parametrize("n", [0, -1, 2.5])
def test_counts_must_be_whole_numbers_of_1_or_more(function, n):
    with pytest.raises(ValueError, match=f"whole number of 1 or more, got {n}"):
        function(n)


def test_more_features_than_there_are_cannot_be_kept():
    with pytest.raises(ValueError, match="cannot keep 10 of 9 features"):
        errors_on_noise(9, True, [0])


def test_folds_that_are_no_equal_halves_are_refused():
    with pytest.raises(ValueError, match="52 examples give 5 folds no equal halves: take a multiple of 10"):
        errors_on_noise(10, True, [0], n=52)


@pytest.mark.parametrize("peek", [False, True])
def test_errors_on_noise_are_those_of_a_plain_loop_over_folds(peek):
    """Written out with scikit-learn: the ten largest covariances, standardised inside, L1 at a tenth of the lambda that kills all."""
    found = errors_on_noise(80, peek, range(6))
    for seed in range(6):
        rng = np.random.default_rng(seed)
        raw, y = rng.standard_normal((50, 80)), rng.permutation(np.arange(50) % 2)
        wrong = 0
        for inside, out in StratifiedKFold(5, shuffle=True, random_state=seed).split(raw, y):
            rows = np.arange(50) if peek else inside
            scaled = StandardScaler().fit_transform(raw[rows])
            best = np.argsort(-np.abs((y[rows] - y[rows].mean()) @ scaled))[:10]
            scaler = StandardScaler().fit(raw[inside][:, best])
            x = scaler.transform(raw[inside][:, best])
            C = 10 / np.abs(x.T @ (y[inside] - y[inside].mean())).max()
            model = LogisticRegression(**L1, solver="saga", C=C, tol=1e-8, max_iter=100_000).fit(x, y[inside])
            wrong += np.sum(model.predict(scaler.transform(raw[out][:, best])) != y[out])
        assert found[seed] == wrong / 50
