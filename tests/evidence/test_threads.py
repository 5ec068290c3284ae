"""One numerical thread in what notebook 05 computes between its fits: two would keep a core busy that the browser needs."""

import numpy as np
import pytest
from numerical import threads
from threadpoolctl import threadpool_limits

from lrnotes import evidence
from lrnotes.evidence import feature_selection, recovery, validation


@pytest.mark.parametrize(
    ("module", "inside", "compute"),
    [
        (validation, "_mean_losses", lambda X, y: evidence.cross_validate(X, y, 3, [0.1])),
        (feature_selection, "lambda_max", lambda X, y: evidence.errors_on_noise(12, True, [0])),
        (recovery, "sigmoid", lambda X, y: recovery.population_hessian(recovery.covariance(0.2), recovery.TRUTH)),
    ],
)
def test_there_is_one_thread_while_it_computes_and_as_many_as_before_afterwards(monkeypatch, module, inside, compute):
    seen, plain = [], getattr(module, inside)
    monkeypatch.setattr(module, inside, lambda *given: (seen.append(threads()), plain(*given))[1])
    rng = np.random.default_rng(0)
    with threadpool_limits(2, user_api="blas"):
        around = threads()
        compute(rng.standard_normal((30, 2)), np.arange(30) % 2 * 1.0)
        assert threads() == around
    assert seen and set().union(*seen) <= {1}  # Apple's library is not listed
