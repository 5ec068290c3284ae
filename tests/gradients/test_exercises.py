"""Exercises of notebook 03 against functions written in other ways: loops, einsum, another library."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit
from sklearn._loss import HalfBinomialLoss
from written import Coding, check_pairs, check_right, check_singles, check_unknown

from lrnotes.data import breast_cancer
from lrnotes.gradients import exercises
from lrnotes.panels.exercise.draws import examples

MEAN_PREDICTION = "sum(1 / (1 + math.exp(-sum(X[k, j] * w[j] for j in range(d)))) for k in range(n)) / n"

LOOPS = Coding(
    """
def f(X, w, y):
    n, d = X.shape
    r = []
    for i in range(n):
        z = 0.0
        for j in range({first}, d):
            z += X[i, j] * w[j]
        p = {p}
        e = {e}
        r.append(e * {slope})
    g = [0.0] * d
{back}
    g = np.array(g) / ({count})
    return {shape}
""",
    {
        "first": "0",
        "p": "1 / (1 + math.exp(-z))",
        "e": "p - y[i]",
        "slope": "1",
        "back": "    for i in range(n):\n        for j in range(d):\n            g[j] += X[i, j] * r[i]",
        "count": "n",
        "shape": "g",
    },
    {
        "forgot 1/N": {"count": "1"},
        "y_hat - y reversed": {"e": "y[i] - p"},
        "sigmoid' applied again": {"slope": "p * (1 - p)"},
        "hard labels for probabilities": {"p": "1 if z >= 0 else 0"},
        "no sigmoid": {"p": "z"},
        "sign of z": {"p": "1 / (1 + math.exp(z))"},
        "X not transposed": {"back": "    g = X.dot(np.array(r))"},
        "sigmoid applied twice": {"p": "1 / (1 + math.exp(-1 / (1 + math.exp(-z))))"},
        "bias left out of z": {"first": "1"},
        "no slope for the bias": {"back": "    for j in range(1, d):\n        g[j] = sum(X[i, j] * r[i] for i in range(n))"},
        "stopped at z": {"back": "    g = r"},
        "X left out": {"back": "    g = sum(r)"},
        "not summed over examples": {"back": "    g = [[X[i, j] * r[i] for j in range(d)] for i in range(n)]"},
        "only the last example": {"back": "    for i in range(n):\n        for j in range(d):\n            g[j] = X[i, j] * r[i]"},
        "mean without an axis": {"back": "    g = sum(X[i, j] * r[i] for i in range(n) for j in range(d)) / d"},
        "only the first example": {"back": "    for j in range(d):\n        g[j] = X[0, j] * r[0]"},
        "return inside the loop": {"back": "    for j in range(d):\n        g[j] = X[0, j] * r[0]", "count": "1"},
        "mean along axis 1": {"back": "    g = [sum(X[i, j] * r[i] for j in range(d)) / d for i in range(n)]", "count": "1"},
        "sum along axis 1": {"back": "    g = [sum(X[i, j] * r[i] for j in range(d)) for i in range(n)]"},
        "y as a column": {
            "e": "p - y",
            "back": "    g = [[sum(X[i, j] * r[k][i] for i in range(n)) for k in range(n)] for j in range(d)]",
        },
        "y as a column, then a mean": {"e": f"{MEAN_PREDICTION} - y[i]", "count": "1"},
        "the mean prediction for each example's own": {"e": f"{MEAN_PREDICTION} - y[i]"},
        "a column, not a flat array": {"shape": "g[:, None]"},
        "slope of the bias left out": {"back": "    g = [sum(X[i, j] * r[i] for i in range(n)) for j in range(1, d)]"},
        "means multiplied": {"back": "    for j in range(d):\n        g[j] = sum(X[:, j]) / n * sum(r)"},
        "size of the residual": {"e": "abs(p - y[i])"},
        "ddof: N - 1 for N": {"count": "n - 1"},
        "1/2N for 1/N": {"count": "2 * n"},
        "2/N for 1/N": {"count": "n / 2"},
        "number of weights for N": {"count": "d"},
    },
)

ARRAYS = Coding(
    """
def f(X, w, y):
    z = {z}
    a = {a}
    dz = {dz}{times}
    g = {count} * ({back})
    return {shape}
""",
    {
        "z": "np.einsum('ij,j->i', X, w)",
        "a": "0.5 + 0.5 * np.tanh(z / 2)",
        "dz": "(a - y)",
        "times": "",
        "back": "dz @ X",
        "shape": "g",
        "count": "1 / y.size",
    },
    {
        "forgot 1/N": {"count": "1"},
        "y_hat - y reversed": {"dz": "-(a - y)"},
        "sigmoid' applied again": {"times": " * (a - a**2)"},
        "hard labels for probabilities": {"a": "np.heaviside(z, 1)"},
        "no sigmoid": {"a": "z.copy()"},
        "sign of z": {"a": "0.5 - 0.5 * np.tanh(z / 2)"},
        "X not transposed": {"back": "np.dot(X, dz)"},
        "sigmoid applied twice": {"a": "1 / (1 + np.exp(-1 / (1 + np.exp(-z))))"},
        "bias left out of z": {"z": "X @ w - w[0]"},
        "no slope for the bias": {"back": "(dz @ X) * (np.arange(len(w)) > 0)"},
        "stopped at z": {"back": "dz"},
        "X left out": {"back": "np.ones(y.size) @ dz"},
        "not summed over examples": {"back": "(X.T * dz).T"},
        "only the last example": {"back": "dz[-1:] @ X[-1:]"},
        "mean without an axis": {"back": "(X * dz[:, None]).mean() * y.size"},
        "only the first example": {"back": "dz[:1] @ X[:1]"},
        "return inside the loop": {"back": "dz[0] * X[0]", "count": "1"},
        "mean along axis 1": {"back": "(X.T * dz).T.mean(axis=1)", "count": "1"},
        "sum along axis 1": {"back": "np.einsum('ij,i->i', X, dz)"},
        "y as a column": {"dz": "(a - y.reshape(-1, 1))", "back": "X.T @ dz"},
        "y as a column, then a mean": {"dz": "(a - y.reshape(-1, 1))", "back": "(X.T @ dz).mean(axis=1)", "count": "1"},
        "the mean prediction for each example's own": {"dz": "(a.sum() / a.size - y)"},
        "a column, not a flat array": {"shape": "np.expand_dims(g, 1)"},
        "slope of the bias left out": {"back": "dz @ X[:, 1:]"},
        "means multiplied": {"back": "y.size * dz.mean() * X.mean(0)"},
        "size of the residual": {"dz": "np.sqrt((a - y) ** 2)"},
        "ddof: N - 1 for N": {"count": "1 / (y.size - 1)"},
        "1/2N for 1/N": {"count": "0.5 / y.size"},
        "2/N for 1/N": {"count": "2 / y.size"},
        "number of weights for N": {"count": "1 / w.size"},
    },
)

STEP_LOOPS = Coding(
    """
def f(X, w, y, eta):
    n, d = X.shape
    def slopes(w):
        r = []
        for i in range(n):
            z = sum(X[i, j] * w[j] for j in range(d))
            p = {p}
            e = {e}
            r.append(e * {slope})
        return {back}
    g = slopes(w)
    new = w.copy()
    for j in range({first}, d):
        {refresh}
        new[j] = {move} {eta} * g[j] / {count}
    return new
""",
    {
        "p": "1 / (1 + math.exp(-z))",
        "e": "p - y[i]",
        "slope": "1",
        "back": "[sum(X[i, j] * r[i] for i in range(n)) for j in range(d)]",
        "first": "0",
        "refresh": "pass",
        "move": "w[j] -",
        "eta": "eta",
        "count": "n",
    },
    {
        "a step uphill": {"move": "w[j] +"},
        "only the change": {"move": "-"},
        "eta times w, too": {"move": "eta * w[j] -"},
        "the bias does not move": {"first": "1"},
        "one weight after the other": {"refresh": "g = slopes(new)"},
        "two steps in one": {"move": "w[j] - 2 *"},
        "half a step": {"move": "w[j] - 0.5 *"},
        "forgot eta": {"eta": "1"},
        "divided by eta": {"eta": "1 / eta"},
        **{name: holes for name, holes in LOOPS.slips.items() if name in {slip.name for slip in exercises.step.slips}},
        "X not transposed": {"back": "[sum(X[i, j] * r[j] for j in range(n)) for i in range(d)]"},
        "mean without an axis": {"back": "[sum(X[i, j] * r[i] for i in range(n) for j in range(d)) / d] * d"},
    },
)

STEP_ARRAYS = Coding(
    """
def f(X, w, y, eta):
    def at(w):
        z = np.inner(X, w)
        a = {a}
        dz = {dz}{times}
        return {count} * ({back})
    g = {g}
    return {step}
def one_by_one(at, w, eta):
    v = w.copy()
    for j in range(len(w)):
        v -= eta * np.where(np.arange(len(w)) == j, at(v), 0)
    return (w - v) / eta
""",
    {
        "a": "1 / (1 + np.exp(-z))",
        "dz": "(a - y)",
        "times": "",
        "back": "np.matmul(np.transpose(X), dz)",
        "count": "1 / y.size",
        "g": "at(w)",
        "step": "w - eta * g",
    },
    {
        "a step uphill": {"step": "w + g * eta"},
        "only the change": {"step": "-g * eta"},
        "eta times w, too": {"step": "eta * (w - g)"},
        "the bias does not move": {"step": "np.concatenate([w[:1], w[1:] - eta * g[1:]])"},
        "one weight after the other": {"g": "one_by_one(at, w, eta)"},
        "two steps in one": {"step": "w - eta * g - eta * g"},
        "half a step": {"step": "(w + w - eta * g) / 2"},
        "forgot eta": {"step": "w - g"},
        "divided by eta": {"step": "w - g / eta"},
        **{name: holes for name, holes in ARRAYS.slips.items() if name in {slip.name for slip in exercises.step.slips}},
    },
)


def by_differences(X, w, y, h=1e-5):
    def loss(w):
        return np.mean(np.logaddexp(0, (1 - 2 * y) * (X @ w)))

    return [(loss(w + e) - loss(w - e)) / (2 * h) for e in h * np.eye(len(w))]


def with_sklearn(X, w, y):
    return X.T @ HalfBinomialLoss().gradient(y, X @ w) / len(y)


def with_eta(rng):
    return *examples(rng), rng.uniform(0.1, 0.9)


def test_right_ones_pass():
    check_right(exercises.gradient, LOOPS.write(), ARRAYS.write(), with_sklearn, by_differences)
    check_right(exercises.step, STEP_LOOPS.write(), STEP_ARRAYS.write(), lambda X, w, y, eta: w - eta * with_sklearn(X, w, y))


def test_each_slip_is_named_however_it_is_coded():
    check_singles(exercises.gradient, [LOOPS, ARRAYS])
    check_singles(exercises.step, [STEP_LOOPS, STEP_ARRAYS])


@pytest.mark.slow
def test_pairs_of_slips():
    assert check_pairs(exercises.gradient, [LOOPS, ARRAYS], examples) >= 250
    assert check_pairs(exercises.step, [STEP_LOOPS, STEP_ARRAYS], with_eta) >= 100


UNKNOWN = [
    lambda X, w, y: X.T @ (expit(X @ w) - y) / len(y) + 0.01,
    lambda X, w, y: X.T @ (expit(X @ w) - y) / len(y) * 1.1,
    lambda X, w, y: np.zeros(len(w)),
    lambda X, w, y: w,
    lambda X, w, y: X.mean(axis=0),
    lambda X, w, y: X.T @ y / len(y),
    lambda X, w, y: X.T @ (np.tanh(X @ w) - y) / len(y),
    lambda X, w, y: X.T @ (expit(X @ w) - y) ** 2 / len(y),
    lambda X, w, y: X.T @ (expit(X @ w) - y) / np.sqrt(len(y)),
    lambda X, w, y: (X.T @ (expit(X @ w) - y) / len(y))[::-1],
    lambda X, w, y: np.sign(X.T @ (expit(X @ w) - y)),
    lambda X, w, y: X.T @ (expit(X @ w + 1) - y) / len(y),
    lambda X, w, y: X.T @ (expit(X @ w) - (2 * y - 1)) / len(y),
    lambda X, w, y: X[:2].T @ (expit(X[:2] @ w) - y[:2]) / 2,
    lambda X, w, y: X.T @ (np.clip(expit(X @ w), 0.3, 0.7) - y) / len(y),
    lambda X, w, y: X.T @ (expit(X @ w) - y) / len(y) + 0.1 * w,
    lambda X, w, y: np.round(X.T @ (expit(X @ w) - y) / len(y), 1),
    lambda X, w, y: np.full(len(w), np.nan),
    lambda X, w, y: float(np.mean(w)),
    lambda X, w, y: (X.T @ (expit(X @ w) - y) / len(y))[None],
]


def random_functions(n):
    """Gradients with a random matrix in the place of 1/N or a random bend in the place of the sigmoid."""
    rng = np.random.default_rng(5)
    for _ in range(n):
        A, (a, b, c) = rng.normal(size=(3, 3)), rng.normal(size=3)
        yield lambda X, w, y, A=A: A @ (X.T @ (expit(X @ w) - y)) / len(y)
        yield lambda X, w, y, a=a, b=b, c=c: X.T @ (a * np.sin(b * (X @ w)) + c - y) / len(y)


@pytest.mark.slow
def test_what_it_does_not_know_it_does_not_guess():
    check_unknown(exercises.gradient, [*UNKNOWN, *random_functions(10)])
    check_unknown(
        exercises.step,
        [lambda X, w, y, eta, g=g: w - eta * np.asarray(g(X, w, y)).ravel()[:3] - 0.1 for g in UNKNOWN if g is not UNKNOWN[18]],
    )


def test_what_a_slip_does():
    yours, right = exercises.run(lambda X, w, y: X.T @ (expit(X @ w) - y) / len(y))
    assert np.allclose(yours.W, right.W, atol=1e-12) and right.losses[-1] < 0.1 < right.losses[1]
    uphill, _ = exercises.run(lambda X, w, y: X.T @ (y - expit(X @ w)) / len(y), steps=20)
    assert np.all(np.diff(uphill.losses) > 0)
    bouncing, _ = exercises.run(lambda X, w, y: X.T @ (expit(X @ w) - y), steps=20)
    assert bouncing.losses.max() > 10
    stepped, right = exercises.run_step(lambda X, w, y, eta: w - eta * X.T @ (expit(X @ w) - y) / len(y), steps=5)
    assert np.allclose(stepped.losses, right.losses, atol=1e-12)
    with pytest.raises(ValueError, match="one weight per column"):
        exercises.run_step(lambda X, w, y, eta: X @ w)


def test_a_descent_ends_where_its_weights_do():
    history, right = exercises.run(lambda X, w, y: np.full(len(w), np.inf if w.any() else 1.0), steps=5)
    assert len(history.W) == len(history.losses) == 2 and len(right.W) == 6


def slope_of(difference):
    """A slope that a reader would make of the loss f, in w[1]."""
    data, w, e = breast_cancer(), np.linspace(-0.1, 0.1, 31), np.eye(31)[1]

    def f(v):
        return np.mean(np.log(1 + np.exp((1 - 2 * data.y) * (data.X @ v))))

    return lambda h: difference(f, w, h, e)


@pytest.mark.parametrize(
    ("difference", "h", "said"),
    [
        (lambda f, w, h, e: (f(w + h * e) - f(w - h * e)) / (2 * h), 0.1, "h is large"),
        (lambda f, w, h, e: (f(w + h * e) - f(w - h * e)) / (2 * h), 1e-12, "h is tiny"),
        (lambda f, w, h, e: (f(w + h * e) - f(w)) / h, 1e-5, "One-sided"),
        (lambda f, w, h, e: (f(w - h * e) - f(w + h * e)) / (2 * h), 1e-5, "The sign is turned"),
        (lambda f, w, h, e: (f(w + h * e) - f(w - h * e)) / h, 1e-5, "Twice the slope"),
        (lambda f, w, h, e: f(w + h * e) - f(w - h * e), 1e-3, "Divide it by the way"),
        (lambda f, w, h, e: 569 * (f(w + h * e) - f(w - h * e)) / (2 * h), 1e-5, "569 times too large"),
        (lambda f, w, h, e: (f(w + h) - f(w - h)) / (2 * h), 1e-5, "All weights moved at once"),
        (lambda f, w, h, e: (f(w + h * np.eye(31)[2]) - f(w - h * np.eye(31)[2])) / (2 * h), 1e-5, "slope in w[2]"),
        (lambda f, w, h, e: (f(w + h * np.eye(31)[0]) - f(w - h * np.eye(31)[0])) / (2 * h), 1e-5, "slope in w[0]"),
        (lambda f, w, h, e: 0.0, 0, "h = 0 is no step"),
    ],
)
def test_a_slope_by_ones_own_h_that_is_not_right(difference, h, said):
    result = exercises.own_slope.check(slope_of(difference)(h), h)
    assert not result.passed and said in result.text[0], result


@pytest.mark.parametrize("h", [1e-4, 1e-5, -1e-5, 1e-6])
def test_a_slope_by_ones_own_h_that_is_right(h):
    assert exercises.own_slope.check(slope_of(lambda f, w, h, e: (f(w + h * e) - f(w - h * e)) / (2 * h))(h), h).passed
    assert not exercises.own_slope.check(-0.35, h).passed  # wrong in a way of its own: no trap of the others
    assert exercises.own_slope.check(-0.35, h).text[0].startswith("Best")


@pytest.mark.parametrize(("h", "said"), [(1e-3, "h is large"), (1e-8, "h is tiny")])
def test_h_is_blamed_only_where_it_is_at_fault(h, said):
    two_sided = slope_of(lambda f, w, h, e: (f(w + h * e) - f(w - h * e)) / (2 * h))(h)
    assert exercises.own_slope.check(two_sided, h).text[0].startswith(said)
    assert said not in exercises.own_slope.check(0.5, h).text[0]


def test_one_sided_with_a_small_h_is_not_called_rounding():
    assert "One-sided" in exercises.own_slope.check(slope_of(lambda f, w, h, e: (f(w + h * e) - f(w)) / h)(1e-7), 1e-7).text[0]


def test_a_step_size_that_comes_near_and_leaves_again_is_told_so():
    for eta in (25, 30, 40):
        assert "does not stay" in exercises.fewest_steps.check(eta).text[0]
    assert "larger steps" in exercises.fewest_steps.check(6).text[0] and "goes too far at first" in exercises.fewest_steps.check(15).text[0]


@pytest.mark.parametrize(
    ("eta", "said"),
    [
        (0, "no weight ever moves"),
        (-1, "walks uphill"),
        (1e6, "far too large to be tried"),
        (3.02, "the safe step"),
        (0.5, "still on its way"),
        (100, "jump across the valley"),
        (8, "larger steps would arrive sooner"),
        (15, "goes too far at first"),
    ],
)
def test_step_sizes_that_are_not_the_fastest(eta, said):
    result = exercises.fewest_steps.check(eta)
    assert not result.passed and said in result.text[0]


def test_four_steps_are_possible_and_no_fewer():
    data = breast_cancer()
    X, y = data.X[:, :3], data.y
    least = minimize(lambda w: np.mean(np.logaddexp(0, (1 - 2 * y) * (X @ w))), np.zeros(3), tol=1e-12).fun

    def steps(eta):
        w = np.zeros(3)
        for k in range(100):
            if np.mean(np.logaddexp(0, (1 - 2 * y) * (X @ w))) - least < 1e-3:
                return k
            w = w - eta * X.T @ (expit(X @ w) - y) / len(y)
        return np.inf

    counts = {eta: steps(eta) for eta in np.arange(0.5, 30, 0.5)}
    assert min(counts.values()) == 4
    for eta, count in counts.items():
        assert exercises.fewest_steps.check(eta).passed == (count == 4)
        if np.isfinite(count):
            assert f"after {count} step" in exercises.fewest_steps.check(eta).title


def test_a_gradient_at_work():
    """The picture: the flip-book's captions against a descent of our own."""
    data = breast_cancer()
    picture = exercises.gradient.work(lambda X, w, y: X.T @ (y - expit(X @ w)) / len(y))
    W = {1: np.zeros(31), -1: np.zeros(31)}
    for i in range(41):
        losses = {sign: np.mean(np.logaddexp(0, (1 - 2 * data.y) * (data.X @ w))) for sign, w in W.items()}
        hits = {sign: np.sum((data.X @ w > 0) == data.y) for sign, w in W.items()}
        said = picture.show(i)
        assert f"Step {i}: your loss is {losses[-1]:.4f}, the right one's {losses[1]:.4f}." in said
        assert f"With yours {hits[-1]} of 569 are called what they are, with the right one {hits[1]}." in said
        W = {sign: w - sign * 0.5 * data.X.T @ (expit(data.X @ w) - data.y) / 569 for sign, w in W.items()}
    assert len(picture.labels) == 41 and losses[-1] > 100 > 0.1 > losses[1]
    ended = exercises.step.work(lambda X, w, y, eta: np.full(31, np.inf if w.any() else 1.0)).show(9)
    assert "yours ended at step 1: after it the weights are no longer finite" in ended


def test_a_feature_in_a_smaller_unit():
    """The curvature along its weight at the same predictions, by second differences."""
    data = breast_cancer()
    X, y, w = data.X[:, :2], data.y, np.array([-0.5, 1.2])

    def curvature(table, w, h):
        losses = [np.mean(np.logaddexp(0, (1 - 2 * y) * (table @ (w + [0, step])))) for step in (-h, 0, h)]
        return (losses[0] - 2 * losses[1] + losses[2]) / h**2

    ratio = curvature(X * [1, 10], w / [1, 10], 1e-4) / curvature(X, w, 1e-3)
    assert exercises.smaller_unit.check(round(ratio, 2)).passed and not exercises.smaller_unit.check(10).passed
