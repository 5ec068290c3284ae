"""Cross-validation and the choice of lambda against hand-worked cases and scikit-learn."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from problems import L1
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from lrnotes import fit, forward_pass
from lrnotes.data import breast_cancer, standardise
from lrnotes.evidence import (
    Scores,
    choose,
    cross_validate,
    l1_path,
    l2_path,
    lambdas,
    losses_at_minimum,
    mean_and_error,
    mean_losses,
    no_penalty,
    train,
)
from lrnotes.l1 import lambda_max

pytestmark = pytest.mark.filterwarnings("error")
BIOPSIES = breast_cancer()
RAW, Y = BIOPSIES.raw, BIOPSIES.y
FOLDS = list(StratifiedKFold(5, shuffle=True, random_state=0).split(RAW, Y))
LAMS = np.geomspace(1e-3, 1, 20) * lambda_max(BIOPSIES.X, Y)


@pytest.fixture(scope="module")
def scores():
    return cross_validate(RAW, Y, FOLDS, LAMS)


def test_standardising_by_other_rows_is_what_scikit_learn_does():
    assert_allclose(standardise(RAW, by=RAW[:100]), StandardScaler().fit(RAW[:100]).transform(RAW), rtol=1e-9, atol=1e-9)


def test_a_column_that_is_constant_where_it_counts_is_refused():
    with pytest.raises(ValueError, match="column 0 is 2 throughout"):
        standardise(np.array([[2.0], [2], [3]]), by=np.array([[2.0], [2]]))


def test_held_out_predictions_are_those_of_a_scikit_learn_pipeline(scores):
    """Scaler and model are trained on each training part alone: exactly what a Pipeline is for."""
    model = LogisticRegression(
        solver="liblinear", C=1 / (len(Y) * LAMS[9] * 0.8), intercept_scaling=1e4, tol=1e-9, max_iter=100_000, random_state=0, **L1
    )
    expected = np.full(len(Y), np.nan)
    for inside, out in FOLDS:
        model.C = 1 / (len(inside) * LAMS[9])
        expected[out] = make_pipeline(StandardScaler(), model).fit(RAW[inside], Y[inside]).decision_function(RAW[out])
    assert_allclose(scores.z[:, 9], expected, rtol=2e-3, atol=2e-3)


def test_losses_are_log_losses_of_each_part(scores):
    inside, out = FOLDS[2]
    assert_allclose(scores.held_out[2, 14], log_loss(Y[out], forward_pass.sigmoid(scores.z[out, 14])), rtol=1e-12)
    X = forward_pass.add_bias(standardise(RAW[inside]))
    W = fit.path(X, Y[inside], LAMS[::-1]).W[::-1]
    assert_allclose(scores.training[2], [log_loss(Y[inside], forward_pass.sigmoid(X @ w)) for w in W], rtol=1e-10)


def test_training_loss_rises_with_lambda_and_held_out_loss_falls_before_it_rises(scores):
    assert (np.diff(scores.training, axis=1) > -1e-9).all()
    mean, error = mean_and_error(scores.held_out)
    best = mean.argmin()
    assert 0 < best < len(LAMS) - 1
    for end in (0, -1):
        difference, paired_error = mean_and_error(scores.held_out[:, end] - scores.held_out[:, best])
        assert difference > paired_error
    assert mean[-1] > mean[best] + 10 * error[best]


def test_peeking_changes_the_standardisation_only(scores):
    peeked = cross_validate(RAW, Y, FOLDS, LAMS, peek=True)
    inside, out = FOLDS[0]
    X = BIOPSIES.X
    assert_allclose(peeked.z[out], X[out] @ fit.path(X[inside], Y[inside], LAMS[::-1]).W[::-1].T, rtol=1e-12)
    assert not np.allclose(peeked.z[out], scores.z[out], atol=1e-3)


@pytest.mark.parametrize("folds", [[(np.arange(284), np.arange(284, 569))], FOLDS[:4] + FOLDS[:1], []])
def test_folds_that_leave_an_example_out_are_refused(folds):
    with pytest.raises(ValueError, match="each of the 569 examples must be held out once"):
        cross_validate(RAW, Y, folds, LAMS)


def test_a_fold_that_trains_on_what_it_holds_out_is_refused():
    """By a position, by a negative one, and by a mask that covers all rows."""
    (inside, out), *others = FOLDS
    for leaking in (np.r_[inside, out[3]], np.r_[inside, out[3] - len(Y)], np.arange(len(Y)) != out[0]):
        with pytest.raises(ValueError, match=r"fold 0 trains on example \d+, which it holds out"):
            cross_validate(RAW, Y, [(leaking, out), *others], LAMS)


@pytest.mark.parametrize("rows", [np.r_[: len(Y), 0], np.r_[: len(Y) - 1]])
def test_features_and_labels_of_different_lengths_are_refused(rows):
    with pytest.raises(ValueError, match=f"raw and y must have one row per example, got {len(rows)} and 569"):
        cross_validate(RAW[rows], Y, FOLDS, LAMS)


def test_folds_may_come_one_at_a_time(scores):
    generated = StratifiedKFold(5, shuffle=True, random_state=0).split(RAW, Y)
    for mine, theirs in zip(cross_validate(RAW, Y, generated, LAMS), scores, strict=True):
        assert np.array_equal(mine, theirs)


@pytest.mark.parametrize("folds", [5, np.int64(5), StratifiedKFold(5, shuffle=True, random_state=0)])
def test_folds_may_be_a_number_or_a_splitter(scores, folds):
    for mine, theirs in zip(cross_validate(RAW, Y, folds, LAMS), scores, strict=True):
        assert np.array_equal(mine, theirs)


@pytest.mark.parametrize(
    ("y", "folds", "words"),
    [
        ([0, 0, 0, 1, 1, 1], 4, "from 2 to 3, the examples of y = 0, so that each has one, but got 4"),
        ([0, 0, 1, 1, 1, 1], 1, "from 2 to 2, the examples of y = 0, so that each has one, but got 1"),
        ([0, 0, 0, 0, 0, 1], 2, "y = 1 has 1 of the 6 examples: to hold one out and train on another takes two"),
        (
            [0, 0, 0, 0, 1, 1],
            KFold(3),
            "fold 2 trains on examples of the class 0 only: give folds with both classes in every training part",
        ),
    ],
)
def test_folds_without_both_classes_are_refused_with_what_to_do(y, folds, words):
    with pytest.raises(ValueError, match=words):
        cross_validate(np.arange(6.0)[:, None], y, folds, [0.1])


@pytest.mark.parametrize("fit_path", [l1_path, l2_path, no_penalty])
def test_a_feature_that_is_constant_in_a_training_part_counts_for_nothing_there(fit_path):
    """It is 1 in a single row, which the second fold holds out: there the model is that without the feature."""
    rng = np.random.default_rng(0)
    raw, y = rng.normal(size=(40, 2)), np.arange(40) % 2
    raw[:, 0] += y * rng.random(40)
    rare = np.column_stack([raw, np.arange(40) == 30])
    folds = list(KFold(2).split(raw))
    found, without = (cross_validate(table, y, folds, [0.01, 0.1], fit_path) for table in (rare, raw))
    assert found.constant.tolist() == [0, 0, 1] and without.constant.tolist() == [0, 0]
    assert_allclose(found.held_out[1], without.held_out[1], rtol=1e-4)
    assert_allclose(found.z[20:], without.z[20:], rtol=1e-3, atol=1e-4)
    assert found.held_out[0, 0] != without.held_out[0, 0]


def test_features_that_are_all_constant_in_a_training_part_leave_the_bias():
    found = cross_validate(np.eye(8)[:, :1], np.arange(8) % 2, KFold(2), [0.01])
    assert found.constant.tolist() == [1]
    assert_allclose(found.held_out[0], np.log(2))


def test_mean_and_error_worked_by_hand():
    mean, error = mean_and_error(np.array([[1.0, 5], [3, 5], [5, 5]]))
    assert_allclose(mean, [3, 5])
    assert_allclose(error, [2 / np.sqrt(3), 0])


def test_the_choice_worked_by_hand():
    """Two folds, one below and one above by the same 1, so each mean has a standard error of 1: 3 is within it of 2, and 3.1 is not."""
    lams, held_out = np.array([1.0, 2, 4, 8]), np.array([2.5, 2.0, 3.0, 3.1]) + [[-1.0], [1.0]]
    assert choose(Scores(lams, held_out, held_out, held_out)) == (1, 2)


def test_without_a_penalty_separable_data_are_answered_by_where_the_optimiser_stops():
    losses = [mean_losses(BIOPSIES.X @ no_penalty(BIOPSIES.X, Y, tol=tol).T, Y)[0] for tol in (1e-4, 1e-6)]
    assert losses[1] < losses[0] / 10 < 1e-3
    assert no_penalty(BIOPSIES.X, Y, lams=(1, 2, 3)).shape == (3, 31)


def test_lambdas_run_to_the_largest_that_matters_in_equal_ratios():
    assert_allclose(lambdas(RAW, Y, n=3, lowest=0.01), lambda_max(BIOPSIES.X, Y) * np.array([0.01, 0.1, 1]), rtol=1e-12)


@pytest.mark.parametrize("function", [lambda lams: l1_path(BIOPSIES.X, Y, lams), lambda lams: cross_validate(RAW, Y, FOLDS, lams)])
def test_lambdas_that_do_not_rise_are_refused(function):
    with pytest.raises(ValueError, match=r"lams must rise, but lams\[1\] = 0.3 is followed by 0.2: sort them with the smallest first"):
        function([0.1, 0.3, 0.2])


def test_training_on_all_is_a_path_on_standardised_features():
    assert_allclose(train(RAW, Y, LAMS), fit.path(BIOPSIES.X, Y, LAMS[::-1]).W[::-1], rtol=1e-9, atol=1e-12)
    assert_allclose(train(RAW, Y, [0.1], l2_path), l2_path(BIOPSIES.X, Y, [0.1]))


def test_the_best_losses_are_those_with_the_least_mean(scores):
    assert losses_at_minimum(scores).mean() == scores.held_out.mean(axis=0).min() and losses_at_minimum(scores).shape == (5,)
