"""L2: the gradient of its penalty is 0, scikit-learn finds the same, and awkward data are solved or refused with the reason."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from problems import BIOPSIES, with_bias
from sklearn.linear_model import LogisticRegression

from lrnotes.evidence import l2_path
from lrnotes.fit import ridge
from lrnotes.forward_pass import sigmoid

pytestmark = pytest.mark.filterwarnings("error")
X, Y = BIOPSIES.X, BIOPSIES.y


def slopes(X, y, w, lam):
    return X.T @ (sigmoid(X @ w) - y) / len(y) + lam * np.r_[0, w[1:]]


@pytest.mark.parametrize("lam", [100.0, 1.0, 0.01, 1e-4, 1e-8])
def test_the_gradient_with_its_penalty_is_0(lam):
    for w, at in zip(l2_path(X, Y, [lam, 10 * lam]), (lam, 10 * lam), strict=True):
        assert np.abs(slopes(X, Y, w, at)).max() < 1.3e-7  # 1e-8 in units of the largest value, 12.1


@pytest.mark.parametrize("lams", [[1e-4, 1e-2, 1], [1, 1e-4, 1e-2, 3e-3], [1e-2, 1e-2, 1e-3, 1e-3, 1e-4]])
def test_scikit_learn_finds_the_same_in_whatever_order_lambdas_come(lams):
    for lam, w in zip(lams, l2_path(X, Y, lams), strict=True):
        model = LogisticRegression(C=1 / (569 * lam), solver="newton-cholesky", tol=1e-10).fit(X[:, 1:], Y)
        assert_allclose(w, [*model.intercept_, *model.coef_[0]], rtol=1e-4, atol=1e-5)


def test_200_random_problems_in_random_units():
    rng = np.random.default_rng(0)
    for _ in range(200):
        n, d = rng.integers(3, 40), rng.integers(1, 60)
        table, y = rng.standard_normal((n, d)) * 10 ** rng.uniform(-2, 3, d), rng.permutation(np.arange(n) % 2) * 1.0
        lams = 10 ** rng.uniform(-6, 2, 4)
        x = with_bias(table)
        for lam, w in zip(lams, l2_path(x, y, lams), strict=True):
            assert (np.abs(slopes(x, y, w, lam)) <= 1.1e-8 * np.maximum(np.abs(x).max(axis=0), 1)).all()


@pytest.mark.parametrize(("lams", "wrong"), [([0, 0.1], "0"), ([-1.0], "-1"), ([np.nan], "nan"), ([0.1, np.inf], "inf")])
def test_l2_with_no_penalty_is_another_function(lams, wrong):
    with pytest.raises(ValueError, match=f"l2_path needs finite lambdas above 0, got {wrong}: for a fit without a penalty use no_penalty"):
        l2_path(X, Y, lams)


def test_what_cannot_be_fitted_is_refused(monkeypatch):
    with pytest.raises(ValueError, match="use add_bias"):
        l2_path(X[:, 1:], Y, [0.1])
    monkeypatch.setattr(ridge, "MAX_STEPS", 1)
    with pytest.raises(RuntimeError, match="ridge stopped at lambda 0.1 with a gradient of .*: standardise"):
        l2_path(X, Y, [0.1])
