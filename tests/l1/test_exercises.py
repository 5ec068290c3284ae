"""Exercises of notebook 04 against functions written in other ways."""

import mpmath
import numpy as np
import pytest
from sklearn.linear_model import lasso_path
from written import Coding, check_pairs, check_right, check_singles, check_unknown

from lrnotes import fit, l1
from lrnotes.data import breast_cancer
from lrnotes.l1 import exercises
from lrnotes.panels.exercise.draws import examples

SOFT_LOOPS = Coding(
    """
def f(w, t):
    t = {t}
    new = []
    for v in w:
        a = {a}
        rest = {rest}
        new.append({signed})
    {last}
    return new
""",
    {"t": "t", "a": "abs(v)", "rest": "a - t if a > t else 0", "signed": "rest if v > 0 else -rest", "last": "pass"},
    {
        "half of t": {"t": "t / 2"},
        "twice t": {"t": "t + t"},
        "t squared": {"t": "t * t"},
        "negative weights all become 0": {"a": "v", "rest": "max(v - t, 0)"},
        "w for abs(w)": {"a": "v", "rest": "v - t"},
        "hard threshold, on one side only": {"a": "v", "rest": "v if v > t else 0"},
        "minimum for maximum": {"rest": "min(a - t, 0)"},
        "moved down, not towards 0": {"signed": "v - t", "a": "v", "rest": "0"},
        "does not stop at 0": {"rest": "a - t"},
        "hard threshold": {"rest": "a if a > t else 0"},
        "clipped at t": {"rest": "min(a, t)"},
        "what is within t is kept": {"rest": "a - t if a > t else a"},
        "only weights above t are moved": {"a": "v", "rest": "v - t if v > t else v", "signed": "rest"},
        "threshold after the move": {"rest": "0 if -t <= a - t <= t else a - t"},
        "the second if sees the changed weight": {"a": "v - t if v > 0 else v", "rest": "a + t if a < 0 else a", "signed": "rest"},
        "the second if sees the changed weight, below 0 first": {
            "a": "v + t if v < 0 else v",
            "rest": "a - t if a > 0 else a",
            "signed": "rest",
        },
        "negative weights moved away": {"a": "v", "rest": "v - t if v > t or v < -t else 0", "signed": "rest"},
        "abs for maximum": {"rest": "abs(a - t)"},
        "away from 0": {"rest": "t + a"},
        "divided, not moved": {"rest": "a / (t + 1)"},
        "sign lost": {"signed": "rest"},
        "sign reversed": {"signed": "-rest if v > 0 else rest"},
        "w for sign(w)": {"signed": "rest * v"},
        "bias spared too": {"last": "new[0] = w[0]"},
    },
)

SOFT_ARRAYS = Coding(
    """
def f(w, t):
    t = {t}
    a = {a}
    rest = {rest}
    signed = {signed}
    return {last}
""",
    {"t": "t", "a": "np.sqrt(w * w)", "rest": "(a - t) * (a > t)", "signed": "np.copysign(rest, w)", "last": "signed"},
    {
        "half of t": {"t": "0.5 * t"},
        "twice t": {"t": "2 * t"},
        "t squared": {"t": "t**2"},
        "negative weights all become 0": {"a": "w.copy()", "rest": "np.maximum(w - t, 0)", "signed": "np.sign(w) * rest"},
        "w for abs(w)": {"a": "w.copy()", "rest": "w - t", "signed": "np.sign(w) * rest"},
        "hard threshold, on one side only": {"a": "w.copy()", "rest": "w * (w > t)", "signed": "rest"},
        "minimum for maximum": {"rest": "np.minimum(a - t, 0)", "signed": "np.sign(w) * rest"},
        "moved down, not towards 0": {"a": "w.copy()", "rest": "a - t", "signed": "rest"},
        "does not stop at 0": {"rest": "a - t", "signed": "np.sign(w) * rest"},
        "hard threshold": {"rest": "a * (a > t)"},
        "clipped at t": {"rest": "np.clip(a, None, t)"},
        "what is within t is kept": {"rest": "a - t * (a > t)"},
        "only weights above t are moved": {"a": "w.copy()", "rest": "w - t * (w > t)", "signed": "rest"},
        "threshold after the move": {"a": "w - t * np.sign(w)", "rest": "a * (np.abs(a) > t)", "signed": "rest"},
        "the second if sees the changed weight": {
            "a": "np.where(w > 0, w - t, w)",
            "rest": "np.where(a < 0, a + t, a)",
            "signed": "rest",
        },
        "the second if sees the changed weight, below 0 first": {
            "a": "np.where(w < 0, w + t, w)",
            "rest": "np.where(a > 0, a - t, a)",
            "signed": "rest",
        },
        "negative weights moved away": {"a": "w.copy()", "rest": "(w - t) * (abs(w) > t)", "signed": "rest"},
        "abs for maximum": {"rest": "np.sqrt((a - t) ** 2)"},
        "away from 0": {"rest": "a + t"},
        "divided, not moved": {"rest": "a * (1 / (1 + t))"},
        "sign lost": {"signed": "rest"},
        "sign reversed": {"signed": "np.copysign(rest, -w)"},
        "w for sign(w)": {"signed": "np.multiply(w, rest)"},
        "bias spared too": {"last": "np.where(np.arange(len(w)) == 0, w, signed)"},
    },
)

STANDARD = "np.array([[(X[i, j] - np.mean(X[:, j])) / (np.std(X[:, j]) or 1) for j in range(d)] for i in range(n)])"

MAX_LOOPS = Coding(
    """
def f(X, y):
    n, d = X.shape
    X = {X}
    share = {share}
    pulls = []
    for j in range({first}, d):
        pull = 0.0
        for i in range(n):
            pull += {term}
        pull /= {count}
        pulls.append({size})
    lam = {largest}
    return {after}
""",
    {
        "X": "X",
        "share": "sum(y) / n",
        "first": "1",
        "term": "X[i, j] * (share - y[i])",
        "count": "n",
        "size": "abs(pull)",
        "largest": "max(pulls)",
        "after": "lam",
    },
    {
        "bias penalised too": {"share": "0.5", "first": "0"},
        "probability 1/2": {"share": "1 / 2"},
        "the share of y = 1 for a score": {"share": "1 / (1 + math.exp(-sum(y) / n))"},
        "standardised first": {"X": STANDARD},
        "correlation for pull": {"X": STANDARD, "term": "X[i, j] * (share - y[i]) / math.sqrt(sum(y) / n * (1 - sum(y) / n))"},
        "abs inside the mean": {"term": "abs(X[i, j] * (share - y[i]))"},
        "abs of the largest": {"size": "pull", "largest": "abs(max(pulls))"},
        "abs of the mean for the largest": {"size": "pull", "largest": "abs(sum(pulls) / len(pulls))"},
        "no prediction": {"share": "0"},
        "forgot 1/N": {"count": "1"},
        "ddof: N - 1 for N": {"count": "(n - 1)"},
        "1/2N for 1/N": {"count": "(2 * n)"},
        "2/N for 1/N": {"count": "(n / 2)"},
        "number of weights for N": {"count": "d"},
        "abs left out": {"size": "pull"},
        "squared pulls": {"size": "pull ** 2"},
        "least for largest": {"largest": "min(pulls)"},
        "sum for largest": {"largest": "sum(pulls)"},
        "mean for largest": {"largest": "sum(pulls) / len(pulls)"},
        "length for largest": {"largest": "math.hypot(*pulls)"},
        "which weight, not its pull": {"largest": "pulls.index(max(pulls))"},
        "all pulls": {"largest": "np.array(pulls)"},
        "one over lambda": {"after": "np.divide(1, lam)"},
        "C for lambda": {"count": "1", "after": "np.divide(1, lam)"},
    },
)

MAX_ARRAYS = Coding(
    """
def f(X, y):
    p = {p}
    pulls = {pulls} / {count}
    pulls = {size}
    return {one}{largest}
""",
    {
        "p": "np.full(len(y), y.sum() / y.size)",
        "pulls": "(X[:, 1:].T @ p - X[:, 1:].T @ y)",
        "count": "y.size",
        "size": "np.sqrt(pulls**2)",
        "largest": "np.linalg.norm(pulls, np.inf) if (pulls >= 0).all() else pulls.max()",
        "one": "",
    },
    {
        "bias penalised too": {"p": "np.full(len(y), 0.5)", "pulls": "(X.T @ p - X.T @ y)"},
        "probability 1/2": {"p": "np.full(len(y), 0.5)"},
        "the share of y = 1 for a score": {"p": "np.full(len(y), 0.5 + 0.5 * np.tanh(y.mean() / 2))"},
        "standardised first": {"pulls": "np.array([np.dot(c - c.mean(), p - y) / c.std() for c in X[:, 1:].T])"},
        "correlation for pull": {"pulls": "-y.size * np.corrcoef(X[:, 1:].T, y)[-1, :-1]"},
        "abs inside the mean": {"pulls": "np.abs(X[:, 1:] * (p - y)[:, None]).sum(axis=0)"},
        "abs of the largest": {"size": "pulls", "largest": "abs(pulls.max())"},
        "abs of the mean for the largest": {"size": "pulls", "largest": "np.abs(pulls.mean())"},
        "no prediction": {"p": "0 * y"},
        "forgot 1/N": {"count": "1"},
        "ddof: N - 1 for N": {"count": "(y.size - 1)"},
        "1/2N for 1/N": {"count": "y.size / 2"},
        "2/N for 1/N": {"count": "y.size * 2"},
        "number of weights for N": {"count": "X.shape[1]"},
        "abs left out": {"size": "pulls"},
        "squared pulls": {"size": "pulls * pulls"},
        "least for largest": {"largest": "np.sort(pulls)[0]"},
        "sum for largest": {"largest": "np.add.reduce(pulls)"},
        "mean for largest": {"largest": "np.average(pulls)"},
        "length for largest": {"largest": "np.linalg.norm(pulls)"},
        "which weight, not its pull": {"largest": "pulls.argsort()[-1]"},
        "all pulls": {"largest": "pulls"},
        "one over lambda": {"one": "1 / np.float64(1) / ", "largest": "(pulls.max())"},
        "C for lambda": {"one": "1 / np.float64(1) / ", "largest": "(y.size * pulls.max())"},
    },
)

STEP_LOOPS = Coding(
    """
def f(X, w, y, eta, lam):
    n, d = X.shape
    t = {t}
    w = {at}
    new = []
    for j in range(d):
        g = 0.0
        for i in range(n):
            p = 1 / (1 + math.exp(-sum(X[i, k] * w[k] for k in range(d))))
            g += ({e}) * X[i, j]
        step = {eta} * g / {count}
        {before}
        if {spared}:
            new.append({bias})
        else:
            new.append({threshold})
        {after}
    return {new}
""",
    {
        "t": "eta * lam",
        "at": "w",
        "new": "new",
        "e": "p - y[i]",
        "eta": "eta",
        "count": "n",
        "spared": "j == 0",
        "before": "v = w[j] - step",
        "after": "pass",
        "bias": "v",
        "threshold": "max(v - t, 0) if v > 0 else min(v + t, 0)",
    },
    {
        "lambda for eta lambda": {"t": "lam"},
        "lambda / eta for eta lambda": {"t": "lam / eta"},
        "no penalty": {"t": "0"},
        "half of eta lambda": {"t": "eta * lam / 2"},
        "twice eta lambda": {"t": "2 * eta * lam"},
        "the root of eta lambda": {"t": "math.sqrt(eta * lam)"},
        "the root of 2 eta lambda": {"t": "math.sqrt(2 * eta * lam)"},
        "lambda over N": {"t": "eta * lam / n"},
        "threshold before the step": {"before": "v = w[j]", "after": "new[-1] -= step"},
        "threshold first, then a step from there": {
            "at": "[w[0], *[max(v - t, 0) if v > 0 else min(v + t, 0) for v in w[1:]]]",
            "threshold": "v",
        },
        "the gradient thresholded": {
            "before": "v = step",
            "bias": "w[0] - v",
            "threshold": "w[j] - (max(v - t, 0) if v > 0 else min(v + t, 0))",
        },
        "bias dropped": {"new": "new[1:]"},
        "bias penalised too": {"spared": "False"},
        "bias does not move": {"bias": "w[0]"},
        "subgradient instead": {"threshold": "v - t if v > 0 else v + t"},
        "hard threshold": {"threshold": "v if v > t or v < -t else 0"},
        "divided, not moved": {"threshold": "v / (1 + t)"},
        "forgot 1/N": {"count": "1"},
        "y_hat - y reversed": {"e": "y[i] - p"},
        "forgot eta": {"eta": "1"},
        "half a step down the loss": {"eta": "eta / 2"},
        "two steps down the loss": {"eta": "2 * eta"},
    },
)

STEP_ARRAYS = Coding(
    """
def f(X, w, y, eta, lam):
    t = {t} * {mask}
    w = {at}
    a = np.exp(X @ w) / (1 + np.exp(X @ w))
    step = {eta} * {count} * ({e}) @ X
    v = {v}
    new = {threshold}
    {bias}
    return {new}
""",
    {
        "t": "eta * lam",
        "mask": "(np.arange(len(w)) > 0)",
        "e": "a - y",
        "eta": "eta",
        "count": "1 / len(X)",
        "threshold": "v - np.clip(v, -t, t)",
        "bias": "pass",
        "v": "w - step",
        "at": "w",
        "new": "new",
    },
    {
        "lambda for eta lambda": {"t": "lam"},
        "lambda / eta for eta lambda": {"t": "lam / eta"},
        "no penalty": {"t": "0"},
        "half of eta lambda": {"t": "0.5 * lam * eta"},
        "twice eta lambda": {"t": "(lam + lam) * eta"},
        "the root of eta lambda": {"t": "(lam * eta) ** 0.5"},
        "the root of 2 eta lambda": {"t": "(2 * lam * eta) ** 0.5"},
        "lambda over N": {"t": "eta * np.mean(np.full(len(y), lam / len(y)))"},
        "threshold before the step": {"v": "1 * w", "new": "new - step"},
        "threshold first, then a step from there": {"at": "w - np.clip(w, -t, t)", "threshold": "v"},
        "the gradient thresholded": {"v": "step", "new": "w - new"},
        "bias dropped": {"new": "new[1:]"},
        "bias penalised too": {"mask": "np.ones(len(w))"},
        "bias does not move": {"bias": "new[0] = w[0]"},
        "subgradient instead": {"threshold": "v - np.sign(v) * t"},
        "hard threshold": {"threshold": "v * (abs(v) > t)"},
        "divided, not moved": {"threshold": "v / (1 + t)"},
        "forgot 1/N": {"count": "1"},
        "y_hat - y reversed": {"e": "y - a"},
        "forgot eta": {"eta": "1"},
        "half a step down the loss": {"eta": "0.5 * eta"},
        "two steps down the loss": {"e": "2 * (a - y)"},
    },
)


def soft_by_mpmath(w, t):
    return [float(mpmath.sign(v) * max(abs(mpmath.mpf(v)) - t, 0)) for v in w]


def max_by_sklearn(X, y):
    """The lasso's largest alpha: the pulls of a linear and of a logistic fit agree where only the bias lives."""
    centred = X[:, 1:] - X[:, 1:].mean(axis=0)
    return lasso_path(centred, y - y.mean(), alphas=2)[0][0]


def step_by_fit(X, w, y, eta, lam):
    return fit.proximal_gradient(X, y, lam, eta, 1, w).W[1]


def test_right_ones_pass():
    check_right(exercises.soft_threshold, SOFT_LOOPS.write(), SOFT_ARRAYS.write(), soft_by_mpmath)
    check_right(exercises.lambda_max, MAX_LOOPS.write(), MAX_ARRAYS.write(), max_by_sklearn)
    check_right(exercises.proximal_step, STEP_LOOPS.write(), STEP_ARRAYS.write(), step_by_fit)


@pytest.mark.slow
def test_each_slip_is_named_however_it_is_coded():
    check_singles(exercises.soft_threshold, [SOFT_LOOPS, SOFT_ARRAYS])
    check_singles(exercises.lambda_max, [MAX_LOOPS, MAX_ARRAYS])
    check_singles(exercises.proximal_step, [STEP_LOOPS, STEP_ARRAYS])


def without_w(rng):
    X, _, y = examples(rng)
    return X, y


def weights_and_t(rng):
    return rng.normal(size=5), rng.uniform(0.3, 0.9)


def with_eta_and_lam(rng):
    return *examples(rng), rng.uniform(0.3, 0.8), rng.uniform(0.2, 0.9)


@pytest.mark.slow
def test_pairs_of_slips():
    assert check_pairs(exercises.soft_threshold, [SOFT_LOOPS, SOFT_ARRAYS], weights_and_t) >= 70
    assert check_pairs(exercises.lambda_max, [MAX_LOOPS, MAX_ARRAYS], without_w) >= 100
    assert check_pairs(exercises.proximal_step, [STEP_LOOPS, STEP_ARRAYS], with_eta_and_lam) >= 60


@pytest.mark.slow
def test_what_it_does_not_know_it_does_not_guess():
    check_unknown(
        exercises.soft_threshold,
        [
            lambda w, t: np.zeros(len(w)),
            lambda w, t: np.round(w),
            lambda w, t: w / np.linalg.norm(w),
            lambda w, t: w * max(0, 1 - t / np.linalg.norm(w)),
            lambda w, t: np.where(w > t, w - t, w + t),
            lambda w, t: np.sign(w) * np.maximum(np.abs(w) - 0.5, 0),
            lambda w, t: np.tanh(w - t),
            lambda w, t: np.sort(np.sign(w) * np.maximum(np.abs(w) - t, 0)),
        ],
    )
    check_unknown(
        exercises.lambda_max,
        [
            lambda X, y: 0.0,
            lambda X, y: np.abs(X).max(),
            lambda X, y: np.mean(y),
            lambda X, y: np.abs(X.T @ X / len(X)).max(),
            lambda X, y: np.median(np.abs(X[:, 1:].T @ (y.mean() - y))) / len(y) ** 2,
            lambda X, y: np.log(np.mean(y) / np.mean(1 - y)),
        ],
    )
    check_unknown(
        exercises.proximal_step,
        [
            lambda X, w, y, eta, lam: w,
            lambda X, w, y, eta, lam: np.zeros(len(w)),
            lambda X, w, y, eta, lam: np.array(step_by_fit(X, w, y, eta, lam)) + 0.01,
            lambda X, w, y, eta, lam: step_by_fit(X, w, y, eta, 3 * lam),
            lambda X, w, y, eta, lam: step_by_fit(X, w, y, eta / 3, lam),
            lambda X, w, y, eta, lam: fit.proximal_gradient(X, y, lam, eta, 2, w).W[2],
            lambda X, w, y, eta, lam: np.sort(step_by_fit(X, w, y, eta, lam)),
            lambda X, w, y, eta, lam: fit.proximal_gradient(X, y, lam, eta, 1, np.array(w) + 0.1).W[1],
        ],
    )


def test_what_a_slip_does():
    yours, right = exercises.run(lambda w, t: np.sign(w) * np.maximum(np.abs(w) - t, 0), steps=50)
    assert np.allclose(yours.W, right.W, atol=1e-12)
    biopsies = breast_cancer()
    theirs = fit.proximal_gradient(biopsies.X, biopsies.y, 0.05, 0.5, 50)
    assert np.allclose(right.losses, theirs.losses, atol=1e-12)
    kept, _ = exercises.run(lambda w, t: w - t * np.sign(w), steps=50)
    assert (kept.W[-1] != 0).all() and (right.W[-1] == 0).sum() >= 15


def test_questions_know_their_answers():
    assert exercises.dead_or_alive.check(" Alive ").passed
    assert not exercises.dead_or_alive.check("dead").passed
    x, y = np.array([3, 2, 0, -1]), np.array([1, 1, 0, 0])
    assert exercises.largest_pull.check(abs(x @ (0.5 - y)) / 4).passed
    assert "standard units" in repr(exercises.largest_pull.check(abs((x - x.mean()) / x.std() @ (0.5 - y)) / 4))
    assert "standard units" in repr(exercises.largest_pull.check(0.474))


def test_across_zero_and_not_onto_it():
    step = 0.02 + 1 * (0.01 - 0.05 * np.sign(0.02))
    assert exercises.across_zero.check(step).passed and "thrown back, by 0.06" in exercises.across_zero.right
    assert np.isclose(abs(1 * (0.01 - 0.05 * np.sign(step))), 0.06)
    onto = l1.soft_threshold(np.array([0.02 + 0.01]), 0.05)[0]
    assert onto == 0 and "proximal step" in repr(exercises.across_zero.check(onto))
    for other in (0.02 - 0.01 - 0.05, 0.02 + 0.01 + 0.05, 0.02 - 0.01 + 0.05, 0.02 - 0.05, 0.02 + 0.01):
        assert "not a slip I know" not in exercises.across_zero.check(other).title


def test_who_dies_next_is_what_the_path_says():
    """The weights in the question, at the two lambdas that it names, and the order in which they die."""
    data, question = breast_cancer(), exercises.next_to_die
    path = fit.path(data.X, data.y).rising
    rows = [int(np.argmin(np.abs(path.lams - lam))) for lam in (0.0166, 0.0235)]
    assert np.allclose(path.lams[rows], (0.0166, 0.0235), atol=5e-5)
    columns = {name: path.W[:, data.column(name)] for name in question.options if name in data.names}
    for name, weights in columns.items():
        assert f"'{name}' from {weights[rows[0]]:.2f} to {weights[rows[1]]:.2f}" in question.text
    death = {name: np.argmax(weights[rows[1] :] == 0) for name, weights in columns.items()}
    assert len(death) == 4 and sorted(death, key=death.get) == [
        "radius error",
        "worst smoothness",
        "worst symmetry",
        "worst concave points",
    ]
    others = np.delete(path.W[rows[1] : rows[1] + death[question.answer] + 1, 1:], [data.column(name) - 1 for name in columns], axis=1)
    assert not ((others[:-1] != 0) & (others[1:] == 0)).any()  # nobody who is not in the question dies before
    assert min(columns, key=lambda name: columns[name][rows[1]]) == "worst smoothness" != question.answer
    assert question.check("radius error").passed and "0.23" in repr(question.check("worst smoothness"))


def test_a_soft_threshold_at_work():
    """The picture: the flip-book's captions against descents of others."""
    data = breast_cancer()
    picture = exercises.soft_threshold.work(lambda w, t: w - t * np.sign(w))
    right = fit.proximal_gradient(data.X, data.y, 0.05, 0.5, 40).W
    for i in range(41):
        said = picture.show(i)
        assert f"0 of yours are exactly 0, and {np.sum(right[i, 1:] == 0)} of the right one's" in said or i == 0
    assert "Of 30 weights 30 of yours are exactly 0, and 30" in picture.show(0) and len(picture.labels) == 41
