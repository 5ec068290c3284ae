"""The best weights within a budget, against a general solver for constrained problems that knows nothing of lambda."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import LinearConstraint, NonlinearConstraint, minimize

from lrnotes import fit
from lrnotes.data import breast_cancer
from lrnotes.forward_pass import add_bias
from lrnotes.l1 import kkt_violation
from lrnotes.l1.constrained import in_circle, in_diamond

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X[:, :3], BIOPSIES.y  # mean radius and mean texture
DIAMOND = np.array([[0, a, b] for a in (-1, 1) for b in (-1, 1)])  # its four sides


def loss(w, X=X, y=Y):
    z = X @ w
    return np.mean(np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0) - y * z)


def slope(w):
    return X.T @ (1 / (1 + np.exp(-X @ w)) - Y) / len(Y)


def referee(constraint):
    found = minimize(loss, np.zeros(3), jac=slope, method="trust-constr", constraints=constraint, options={"gtol": 1e-10, "xtol": 1e-12})
    return found.x


@pytest.mark.parametrize("budget", [0.1, 0.5, 1.1, 1.3, 2, 3, 4, 4.6])
def test_the_diamond_agrees_with_a_solver_for_constrained_problems(budget):
    w, lam = in_diamond(X, Y, budget)
    theirs = referee([LinearConstraint(DIAMOND, ub=budget)])
    assert_allclose(w, theirs, atol=2e-4)
    assert loss(w) <= loss(theirs) + 1e-9
    assert_allclose(np.abs(w[1:]).sum(), budget, rtol=1e-9)
    assert kkt_violation(X, w, Y, lam) < 1e-11


@pytest.mark.parametrize("budget", [0.01, 0.1, 0.5, 1, 2, 3, 3.8])
def test_the_circle_agrees_with_a_solver_for_constrained_problems(budget):
    w, lam = in_circle(X, Y, budget)
    length = NonlinearConstraint(lambda w: w[1:] @ w[1:] / budget**2, -np.inf, 1, jac=lambda w: 2 * np.array([0, *w[1:]]) / budget**2)
    theirs = referee([length])
    assert_allclose(w, theirs, atol=2e-4)
    assert loss(w) <= loss(theirs) + 1e-9
    assert_allclose(np.linalg.norm(w[1:]), budget, rtol=1e-8)
    assert_allclose(slope(w), -lam * np.array([0, *w[1:]]), atol=1e-11)


@pytest.mark.parametrize(("within", "rate"), [(in_diamond, lambda budget: 1), (in_circle, lambda budget: budget)])
def test_lambda_is_the_rate_at_which_the_loss_falls_with_the_budget(within, rate):
    for budget in (0.5, 1, 2, 3):
        fall = (loss(within(X, Y, budget - 1e-4).w) - loss(within(X, Y, budget + 1e-4).w)) / 2e-4
        assert_allclose(within(X, Y, budget).lam * rate(budget), fall, rtol=1e-5)


def test_one_feature_has_the_whole_small_budget_of_the_diamond_and_never_of_the_circle():
    for budget in (0.2, 0.8, 1.15):
        assert in_diamond(X, Y, budget).w[2] == 0 != in_circle(X, Y, budget).w[2]
    assert in_diamond(X, Y, 1.25).w[2] > 0


@pytest.mark.parametrize("within", [in_diamond, in_circle])
def test_a_budget_that_is_no_limit_belongs_to_lambda_zero(within):
    w, lam = within(X, Y, 5.0)
    assert lam == 0
    assert_allclose(w, fit.newton(X, Y, 0), atol=1e-7)


@pytest.mark.parametrize("within", [in_diamond, in_circle])
def test_separable_classes_have_a_best_fit_within_a_budget(within):
    """All 30 features, with which no minimum exists without a limit."""
    w, lam = within(BIOPSIES.X, Y, 5.0)
    norm = np.abs(w[1:]).sum() if within is in_diamond else np.linalg.norm(w[1:])
    assert lam > 0
    assert_allclose(norm, 5, rtol=1e-8)


@pytest.mark.parametrize("within", [in_diamond, in_circle])
def test_input_that_makes_no_sense(within):
    for budget, words in [
        (0, "greater than 0, got 0"),
        (-1, "greater than 0, got -1"),
        (np.nan, "budget must be finite"),
        ([1, 2], "dimension"),
    ]:
        with pytest.raises(ValueError, match=words):
            within(X, Y, budget)
    with pytest.raises(ValueError, match="add_bias"):
        within(X[:, 1:], Y, 1)
    with pytest.raises(ValueError, match="no minimum exists"):  # separable, and the budget is for ever too large
        within(add_bias(np.array([[-1.0], [1.0]])), np.array([0.0, 1.0]), 1e6)
