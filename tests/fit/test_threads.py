"""One numerical thread in the solver, and as many as before when it is done."""

import time

import pytest
from numerical import threads
from problems import problem
from threadpoolctl import threadpool_limits

from lrnotes import fit
from lrnotes.fit import descent, proximal_newton
from lrnotes.fit.threads import one_thread
from lrnotes.loss import per_example


@pytest.mark.parametrize("solve", [lambda X, y: fit.path(X, y, n_lams=3), lambda X, y: fit.newton(X, y, 0.05)])
def test_the_solver_has_one_thread_whatever_there_are_around_it(monkeypatch, solve):
    seen, step = set(), proximal_newton._newton_step
    monkeypatch.setattr(proximal_newton, "_newton_step", lambda *args: (seen.update(threads()), step(*args))[1])
    with threadpool_limits(2, user_api="blas"):
        around = threads()
        solve(*problem(0))
        assert threads() == around
    assert seen <= {1}  # Apple's library is not listed


@pytest.mark.parametrize("down", [fit.subgradient_descent, fit.clipped_descent, fit.proximal_gradient])
def test_a_descent_has_one_thread_too(monkeypatch, down):
    """Two would wait for each other in each of thousands of products: twice the time, measured where there are two."""
    seen = set()
    with threadpool_limits(2, user_api="blas"):
        around = threads()
        monkeypatch.setattr(descent, "per_example", lambda z, y: (seen.update(threads()), per_example(z, y))[1])
        down(*problem(0), 0.05, 1.0, 3)
        assert threads() == around
    assert seen <= {1}


def test_an_error_leaves_the_threads_as_they_were():
    with threadpool_limits(2, user_api="blas"):
        around = threads()
        with pytest.raises(ZeroDivisionError):
            one_thread(lambda: 1 / 0)()
        assert threads() == around


def test_a_limit_costs_next_to_nothing():
    limited = one_thread(lambda: None)
    limited()
    start = time.process_time()
    for _ in range(1000):
        limited()
    assert time.process_time() - start <= 0.1  # 100 millionths of a second each; about 12 where nothing else runs
