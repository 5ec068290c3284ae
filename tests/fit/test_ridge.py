"""The minimum under an L2 penalty is scikit-learn's, from wherever the steps start."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from problems import BIOPSIES
from sklearn.linear_model import LogisticRegression

from lrnotes.fit.ridge import ridge

X, Y = BIOPSIES.X[:, [0, 1, 8]], BIOPSIES.y


@pytest.mark.parametrize("lam", [1, 0.1, 0.001])
def test_scikit_learn_finds_the_same(lam):
    model = LogisticRegression(C=1 / (lam * 569), tol=1e-12, solver="newton-cholesky").fit(X[:, 1:], Y)
    assert_allclose(ridge(X, Y, lam, np.zeros(3), 1e-12), [*model.intercept_, *model.coef_[0]], atol=1e-7)


def test_steps_that_go_uphill_are_halved():
    """From a start where the loss is straight a full step flies off: a path's own starts never are."""
    far = np.array([30.0, -50, 40])
    assert_allclose(ridge(X, Y, 1e-3, far, 1e-12), ridge(X, Y, 1e-3, np.zeros(3), 1e-12), atol=1e-9)
    far = np.zeros(31)
    far[[1, 5, 22]] = 20, -30, 25
    assert_allclose(ridge(BIOPSIES.X, Y, 0.01, far, 1e-8), ridge(BIOPSIES.X, Y, 0.01, np.zeros(31), 1e-8), atol=1e-6)
