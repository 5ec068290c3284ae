"""The living weights fitted again without a penalty."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize
from sklearn.model_selection import StratifiedKFold, train_test_split

from lrnotes.data import breast_cancer, standardise
from lrnotes.evidence import choose, cross_validate, l1_path, lambdas, mean_and_error
from lrnotes.evidence.refit import refit_path
from lrnotes.forward_pass import add_bias

BIOPSIES = breast_cancer()
TRAIN, _ = train_test_split(np.arange(569), test_size=0.25, stratify=BIOPSIES.y, random_state=0)
RAW, Y = BIOPSIES.raw[TRAIN], BIOPSIES.y[TRAIN]
X, LAMS = add_bias(standardise(RAW)), lambdas(RAW, Y, n=50)


def test_the_dead_stay_dead_and_the_living_are_at_the_minimum_without_a_penalty():
    path, refits = l1_path(X, Y, LAMS[20::4]), refit_path(X, Y, LAMS[20::4])
    for w, v in zip(path, refits, strict=True):
        alive = w != 0
        assert np.array_equal(v[1:] != 0, alive[1:])

        def loss(part, XS=X[:, alive]):
            z = XS @ part
            return np.mean(np.logaddexp(0, z) - Y * z), XS.T @ (1 / (1 + np.exp(-z)) - Y) / len(Y)

        found = minimize(loss, np.zeros(alive.sum()), jac=True, method="BFGS", options={"gtol": 1e-9})
        assert_allclose(v[alive], found.x, atol=2e-4)


def test_where_the_living_separate_the_classes_there_is_nothing_to_refit():
    with pytest.raises(
        ValueError, match=r"at lambda \S+ the \d+ living weights cannot be fitted without a penalty: let lams begin above it"
    ):
        refit_path(X, Y, LAMS)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_refitting_wins_where_lambda_is_large_and_costs_at_its_best(seed):
    """Held-out loss, ten folds; every claim of notebook 05 on three ways to cut them."""
    folds = list(StratifiedKFold(10, shuffle=True, random_state=seed).split(RAW, Y))
    shrunk = cross_validate(RAW, Y, folds, LAMS)
    refitted = cross_validate(RAW, Y, folds, LAMS[15:], refit_path)
    gain, error = mean_and_error(shrunk.held_out[:, 33] - refitted.held_out[:, 18])
    assert gain > 2 * error  # six living weights
    assert refitted.held_out[:, 0].mean() > 2 * shrunk.held_out[:, 15].mean()
    lead, error = mean_and_error(refitted.held_out[:, choose(refitted).minimum] - shrunk.held_out[:, choose(shrunk).minimum])
    assert 0 < lead < 2 * error  # best against best: no difference that ten folds can tell
