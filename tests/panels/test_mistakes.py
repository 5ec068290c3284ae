"""Mistakes as people make them, each written down before it was tried: what their card calls them."""

import numpy as np
import pytest

from lrnotes.evidence.exercises import one_standard_error, standardise_fold
from lrnotes.forward_pass.exercises import add_bias, sigmoid
from lrnotes.gradients.exercises import gradient, step
from lrnotes.l1.exercises import lambda_max, proximal_step, soft_threshold
from lrnotes.loss.exercises import cross_entropy

ROUNDED = "a probability that was rounded to 1"


def s(z):
    return 1 / (1 + np.exp(-z))


def one_after_the_other(X, w, y, eta):
    new = w.copy()
    for j in range(len(w)):
        new[j] -= eta * np.mean((s(X @ new) - y) * X[:, j])
    return new


def by_n_too(X, w, y, eta, lam):
    v = w - eta * X.T @ (s(X @ w) - y) / len(y)
    return np.r_[v[0], np.sign(v[1:]) * np.maximum(np.abs(v[1:]) - eta * lam / len(y), 0)]


def threshold_first(X, w, y, eta, lam):
    return np.r_[w[0], np.sign(w[1:]) * np.maximum(np.abs(w[1:]) - eta * lam, 0)] - eta * X.T @ (s(X @ w) - y) / len(y)


def naive(z, y, least=0):
    p = np.clip(s(z), least, 1 - least)
    return np.mean(y * np.log(p) - (1 - y) * np.log(1 - p))


def minus_lost(z, y):
    return np.mean(y * np.logaddexp(0, -z) + (1 - y) * (z - np.logaddexp(0, -z)))


def moved_first(w, t):
    moved = np.sign(w) * (np.abs(w) - t)
    moved[np.abs(moved) <= t] = 0
    return moved


def one_if_after_the_other(w, t):
    new = []
    for v in w:
        if v > 0:
            v -= t
        if v < 0:
            v += t
        new.append(v)
    return np.array(new)


def shrunk_by(price, over=1):
    """A proximal step with a threshold of one's own, and a gradient that is divided."""

    def proximal(X, w, y, eta, lam):
        v = w - eta * X.T @ (s(X @ w) - y) / len(y) / over
        t = price(eta, lam)
        return np.r_[v[0], np.where(v > t, v - t, np.where(v < -t, v + t, 0))[1:]]

    return proximal


def over_the_root_of_a_sum(i, o):
    d = i - i.mean(axis=0)
    return (o - i.mean(axis=0)) / np.sqrt((d**2).sum(axis=0))


def class_means(z, y):
    """As two lines of a notebook: nan, with NumPy's warning, where a class is empty."""
    positive, negative = -np.log(s(z[y == 1])), np.logaddexp(0, z[y == 0])
    return positive.mean() + negative.mean()


def first_round(X, w, y):
    g = np.zeros(len(w))
    for x, label in zip(X, y, strict=True):
        g += (s(x @ w) - label) * x
        return g


def first_round_over_n(X, w, y):
    return first_round(X, w, y) / len(y)


def sparse_slopes(X, w, y, eta, lam):
    g = X.T @ (s(X @ w) - y) / len(y)
    return w - eta * np.r_[g[0], np.sign(g[1:]) * np.maximum(np.abs(g[1:]) - lam, 0)]


def from_there(X, w, y, eta, lam):
    v = np.r_[w[0], np.sign(w[1:]) * np.maximum(np.abs(w[1:]) - eta * lam, 0)]
    return v - eta * X.T @ (s(X @ v) - y) / len(y)


def without_bias(X, w, y, eta, lam):
    v = (w - eta * X.T @ (s(X @ w) - y) / len(y))[1:]
    return np.sign(v) * np.maximum(np.abs(v) - eta * lam, 0)


def correlations(X, y):
    return max(abs(np.corrcoef(column, y)[0, 1]) for column in X[:, 1:].T)


def to_the_right(m, e):
    k = m.argmin()
    limit = m[k] + e[k]
    while k + 1 < len(m) and m[k + 1] <= limit:
        k += 1
    return k


MISTAKES = [
    (sigmoid, lambda z: 0.5 * (1 + np.tanh(z)), ["z for z / 2 in tanh"]),
    (sigmoid, lambda z: np.exp(z) / (1 + np.exp(-z)), ["e^z over 1 + e^-z"]),
    (sigmoid, np.tanh, ["tanh itself"]),
    (add_bias, lambda features: np.insert(features, 0, 1), ["np.insert without an axis"]),
    (add_bias, lambda features: np.hstack((np.ones_like(features), features)), ["a column of ones for each feature"]),
    (add_bias, lambda features: features + np.ones(features.shape), ["ones added, not joined"]),
    (cross_entropy, class_means, ["a mean for each class, then added"]),
    (cross_entropy, lambda z, y: class_means(z, y) / 2, ["the mean of the two class means"]),
    (cross_entropy, lambda z, y: np.mean(np.logaddexp(0, (1 - 2 * y.reshape(-1, 1)) * z)), ["y as a column"]),
    (cross_entropy, naive, [ROUNDED, "minus between the two terms", "minus left out"]),
    (cross_entropy, lambda z, y: np.mean(y * np.log(s(z)) + (1 - y) * np.log(1 - s(z))), [ROUNDED, "minus left out"]),
    (cross_entropy, lambda z, y: -naive(z, y), [ROUNDED, "minus between the two terms"]),
    (cross_entropy, lambda z, y: -np.sum(y * np.log(s(z)) + (1 - y) * np.log(1 - s(z))), [ROUNDED, "forgot 1/N"]),
    (cross_entropy, lambda z, y: -naive(z, y, 1e-7), ["log kept from 0 by 1e-07", "minus between the two terms"]),
    *[
        (cross_entropy, lambda z, y, e=e: -np.mean(y * np.log(s(z) + e) + (1 - y) * np.log(1 - s(z) + e)), [name])
        for e, name in ((1e-8, "log kept from 0 by 1e-08"), (1e-15, "each log kept from 0 by 1e-15"))
    ],
    (cross_entropy, minus_lost, ["minus not carried through the bracket"]),
    (cross_entropy, lambda z, y: -minus_lost(z, y), ["minus not carried through the bracket", "minus left out"]),
    (cross_entropy, lambda z, y: len(y) * minus_lost(z, y), ["minus not carried through the bracket", "forgot 1/N"]),
    (cross_entropy, lambda z, y: np.mean(np.logaddexp(0, -z)), ["one log for both classes"]),
    (cross_entropy, lambda z, y: np.mean(np.logaddexp(0, z)), ["log(1 + e^z) for both classes"]),
    (cross_entropy, lambda z, y: np.mean(np.logaddexp(0, -z) - (1 - y) * z), ["z taken away where y = 0"]),
    (cross_entropy, lambda z, y: np.mean(np.logaddexp(0, z) + y * z), ["z added where y = 1"]),
    (soft_threshold, moved_first, ["threshold after the move"]),
    (soft_threshold, one_if_after_the_other, ["the second if sees the changed weight"]),
    (
        soft_threshold,
        lambda w, t: np.where((a := np.where(w > 0, w - t, w)) < 0, a + t, a),
        ["the second if sees the changed weight"],
    ),
    (
        soft_threshold,
        lambda w, t: -one_if_after_the_other(-w, t),
        ["the second if sees the changed weight, below 0 first"],
    ),
    (soft_threshold, lambda w, t: np.sign(w) * np.maximum(np.abs(w) - t / 2, 0), ["half of t"]),
    (soft_threshold, lambda w, t: np.sign(w) * np.maximum(np.abs(w) - 2 * t, 0), ["twice t"]),
    (proximal_step, shrunk_by(lambda eta, lam: eta * lam / 2), ["half of eta lambda"]),
    (proximal_step, shrunk_by(lambda eta, lam: 2 * eta * lam), ["twice eta lambda"]),
    (proximal_step, shrunk_by(lambda eta, lam: np.sqrt(eta * lam)), ["the root of eta lambda"]),
    (proximal_step, shrunk_by(lambda eta, lam: np.sqrt(2 * eta * lam)), ["the root of 2 eta lambda"]),
    (proximal_step, shrunk_by(lambda eta, lam: eta * lam, over=2), ["half a step down the loss"]),
    (proximal_step, shrunk_by(lambda eta, lam: eta * lam, over=0.5), ["two steps down the loss"]),
    (proximal_step, shrunk_by(lambda eta, lam: eta / 2 * lam, over=2), ["half of eta lambda", "half a step down the loss"]),
    (step, lambda X, w, y, eta: w - eta * X.T @ (s(X @ w) - y) / (2 * len(y)), ["half a step"]),
    (step, lambda X, w, y, eta: w - 2 * eta * X.T @ (s(X @ w) - y) / len(y), ["two steps in one"]),
    (gradient, lambda X, w, y: X.T @ (s(X @ w) - y) / (2 * len(y)), ["1/2N for 1/N"]),
    (lambda_max, lambda X, y: np.max(np.abs(X[:, 1:].T @ (y.mean() - y))) / (2 * len(y)), ["1/2N for 1/N"]),
    (lambda_max, lambda X, y: 2 * np.max(np.abs(X[:, 1:].T @ (y.mean() - y))) / len(y), ["2/N for 1/N"]),
    (standardise_fold, over_the_root_of_a_sum, ["sum for mean"]),
    (standardise_fold, lambda i, o: (o - i.mean(axis=0)) / np.abs(i - i.mean(axis=0)).mean(axis=0), ["mean distance for deviation"]),
    (standardise_fold, lambda i, o: (o - i.mean(axis=0)) / np.sqrt((i**2).mean(axis=0)), ["squares taken from 0"]),
    (standardise_fold, lambda i, o: (o - i.sum(axis=0)) / i.std(axis=0), ["sum of a column for its mean"]),
    (gradient, first_round, ["return inside the loop"]),
    (gradient, first_round_over_n, ["only the first example"]),
    (gradient, lambda X, w, y: (X * (s(X @ w) - y)[:, None]).mean(), ["mean without an axis"]),
    (gradient, lambda X, w, y: np.mean(X * (s(X @ w) - y)[:, None], axis=1), ["mean along axis 1"]),
    (gradient, lambda X, w, y: X.T @ (s(X @ w) - y[:, None]) / len(y), ["y as a column"]),
    (gradient, lambda X, w, y: (X.T @ (s(X @ w) - y.reshape(-1, 1))).mean(axis=1), ["y as a column, then a mean"]),
    (gradient, lambda X, w, y: X.T @ (s(X @ w[:, None]) - y[:, None]) / len(y), ["a column, not a flat array"]),
    (gradient, lambda X, w, y: X[:, 1:].T @ (s(X @ w) - y) / len(y), ["slope of the bias left out"]),
    (step, lambda X, w, y, eta: w - eta * np.mean(X * (s(X @ w) - y)[:, None]), ["mean without an axis"]),
    (step, lambda X, w, y, eta: eta * (w - X.T @ (s(X @ w) - y) / len(y)), ["eta times w, too"]),
    (lambda_max, lambda X, y: np.max(np.abs(X[:, 1:].T @ (s(y.mean()) - y))) / len(y), ["the share of y = 1 for a score"]),
    (lambda_max, correlations, ["correlation for pull"]),
    (lambda_max, lambda X, y: np.mean(np.abs(X[:, 1:].T @ (y.mean() - y))) / len(y), ["mean for largest"]),
    (lambda_max, lambda X, y: np.abs(np.mean(X[:, 1:] * (y.mean() - y)[:, None])), ["abs of the mean for the largest"]),
    (lambda_max, lambda X, y: np.abs(np.max(X[:, 1:].T @ (y.mean() - y) / len(y))), ["abs of the largest"]),
    (lambda_max, lambda X, y: np.max(np.mean(np.abs(X[:, 1:].T * (y.mean() - y)), axis=1)), ["abs inside the mean"]),
    (soft_threshold, lambda w, t: np.sign(w) * np.minimum(np.abs(w) - t, 0), ["minimum for maximum"]),
    (soft_threshold, lambda w, t: w * (w > t), ["hard threshold, on one side only"]),
    (proximal_step, sparse_slopes, ["the gradient thresholded"]),
    (proximal_step, from_there, ["threshold first, then a step from there"]),
    (proximal_step, without_bias, ["bias dropped"]),
    (standardise_fold, lambda i, o: (o - i.mean(axis=0)) / (i.std(axis=0) / np.sqrt(len(i))), ["standard error for deviation"]),
    (standardise_fold, lambda i, o: (i.mean(axis=0) - o) / i.std(axis=0), ["sign turned"]),
    (standardise_fold, lambda i, o: (o - i.mean(axis=1)) / i.std(axis=1), ["axis 1 for axis 0"]),
    (one_standard_error, lambda m, e: np.flatnonzero(m - e <= m.min() + e[m.argmin()])[-1], ["error bars that overlap"]),
    (one_standard_error, lambda m, e: np.argmin(np.abs(m - (m.min() + e[m.argmin()]))), ["nearest to the limit"]),
    (one_standard_error, to_the_right, ["stopped at the first above the limit"]),
    (one_standard_error, lambda m, e: m.min() + e[m.argmin()], ["the limit, not a place"]),
    (one_standard_error, lambda m, e: len(m) - 1, ["always the last"]),
    (one_standard_error, lambda m, e: 0, ["always the first"]),
    (sigmoid, lambda z: 1 / (1 + np.exp(z)), ["sign of z"]),
    (sigmoid, lambda z: np.round(s(z)), ["hard labels"]),
    (cross_entropy, lambda z, y: -np.log(np.mean(np.exp(-np.logaddexp(0, (1 - 2 * y) * z)))), ["log of the mean"]),
    (cross_entropy, lambda z, y: np.mean(np.logaddexp(0, -y * z)), ["a formula for labels -1 and 1, used with 0 and 1"]),
    (cross_entropy, lambda z, y: np.mean(y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(-z))), ["one log for both classes"]),
    (gradient, lambda X, w, y: np.sum(s(X @ w) - y) / len(y), ["X left out"]),
    (gradient, lambda X, w, y: 2 * X.T @ ((s(X @ w) - y) * s(X @ w) * s(-X @ w)) / len(y), ["sigmoid' applied again", "2/N for 1/N"]),
    (step, one_after_the_other, ["one weight after the other"]),
    (step, lambda X, w, y, eta: eta * X.T @ (s(X @ w) - y) / len(y), ["only the change", "y_hat - y reversed"]),
    (soft_threshold, lambda w, t: np.maximum(w - t, 0), ["negative weights all become 0"]),
    (soft_threshold, lambda w, t: np.where(np.abs(w) < t, 0, w), ["hard threshold"]),
    (soft_threshold, lambda w, t: np.where(w > t, w - t, np.where(w < -t, w - t, 0)), ["negative weights moved away"]),
    (soft_threshold, lambda w, t: np.where(np.abs(w) > t, w - t * np.sign(w), w), ["what is within t is kept"]),
    (lambda_max, lambda X, y: np.max(np.abs(X[:, 1:].T @ y)) / len(y), ["no prediction"]),
    (proximal_step, by_n_too, ["lambda over N"]),
    (proximal_step, threshold_first, ["threshold before the step"]),
    (
        proximal_step,
        lambda X, w, y, eta, lam: w - eta * (X.T @ (s(X @ w) - y) / len(y) + lam * np.r_[0, np.sign(w[1:])]),
        ["threshold before the step", "subgradient instead"],
    ),
    (standardise_fold, lambda i, o: (o - i.min(axis=0)) / (i.max(axis=0) - i.min(axis=0)), ["from least to largest"]),
    (standardise_fold, lambda i, o: (i - i.mean(axis=0)) / i.std(axis=0), ["the rows inside for those held out"]),
    (one_standard_error, lambda m, e: m[np.flatnonzero(m <= m.min() + e[m.argmin()])[-1]], ["the loss, not its place"]),
    (one_standard_error, lambda m, e: np.flatnonzero(m <= m.min() + e.max())[-1], ["the largest error"]),
]


@pytest.mark.parametrize(("exercise", "function", "names"), MISTAKES, ids=[f"{e.name}: {' and '.join(n)}" for e, _, n in MISTAKES])
def test_a_mistake_gets_its_name(exercise, function, names):
    result = exercise.check(function)
    assert sorted(result.slips) == sorted(names) and len(result.sets) == 1


@pytest.mark.parametrize(("exercise", "function"), [each[:2] for each in MISTAKES], ids=[f"{e.name}: {n[0]}" for e, _, n in MISTAKES])
def test_a_mistake_is_shown_on_about_ten_numbers(exercise, function):
    inputs, outcome, right = exercise.witness(function)
    assert sum(map(np.size, inputs.values())) <= 13 and np.isfinite(right).all()
    values = np.concatenate([np.ravel(value) for value in inputs.values()])
    assert np.allclose(values, np.round(values, 1))


def test_a_class_without_examples_and_what_numpy_says_to_it():
    card = repr(cross_entropy.check(class_means))
    assert "nan where no example has y = 1" in card and "NumPy warns: Mean of empty slice." in card
    assert "NumPy warns: divide by zero encountered in log." in repr(cross_entropy.check(lambda z, y: -naive(z, 1 - y)))


def test_a_loss_below_zero_is_said_to_be_impossible():
    for function in (minus_lost, lambda z, y: -np.mean(np.logaddexp(0, (1 - 2 * y) * z)), lambda z, y: np.mean(z) - 9):
        assert "Yours is below 0, and a cost is never negative." in repr(cross_entropy.check(function))
    assert "never negative" not in repr(cross_entropy.check(lambda z, y: np.sum(np.logaddexp(0, (1 - 2 * y) * z))))


def test_the_card_of_one_who_peeks_gives_no_permission():
    card = repr(standardise_fold.check(lambda i, o: (o - np.r_[i, o].mean(axis=0)) / np.r_[i, o].std(axis=0)))
    assert "peeked: all rows" in card and "must not help" in card and "is right" not in card


def test_a_mistake_on_no_small_input_is_shown_on_a_part_of_a_random_one():
    """Wrong only where five losses or more are given: 60 numbers of six digits are cut down to what it takes."""

    def late(m, e):
        good = np.flatnonzero(m <= m.min() + e[m.argmin()])
        return good[-1] if len(m) < 5 else good[0] + 7

    inputs, outcome, right = one_standard_error.witness(late)
    assert len(inputs["means"]) == len(inputs["errors"]) == 5 and outcome.value != right
    assert np.allclose(inputs["means"], np.round(inputs["means"], 1))


def test_what_happens_elsewhere_is_said_to_happen_elsewhere():
    def many(X, w, y):
        g = X.T @ (s(X @ w) - y) / len(y)
        return 2 * g if len(y) < 5 else g[:2]

    card = repr(gradient.check(many))
    assert "On another input than the one shown: Its shape is (2,), but should be (3,)" in card and "X = [[1, 2, 0], [1, 0, 1]]" in card
    card = repr(gradient.check(lambda X, w, y: X.T @ (s(X @ w) - y)[:, None] / len(y)))
    assert "another input" not in card and "Its shape is (3, 1), but should be (3,)" in card
