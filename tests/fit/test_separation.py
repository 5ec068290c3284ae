"""Whether there is a minimum, against a linear programme and cases that can be seen through."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import linprog, nnls

from lrnotes.fit.separation import _nonnegative_least_squares, has_minimum

pytestmark = pytest.mark.filterwarnings("error")


def minimum_by_programme(M):
    """No d has M d >= 0 throughout and > 0 somewhere (Albert and Anderson, 1984)."""
    return linprog(-M.sum(axis=0), A_ub=-M, b_ub=np.zeros(len(M)), bounds=(-1, 1)).fun > -1e-7


def matrix(rng):
    """Of small whole numbers, often sparse, often with columns that are sums of others or rows that repeat."""
    n, k = rng.integers(2, 30), rng.integers(1, 8)
    M = rng.integers(-2, 3, (n, k)) * (rng.random(k) < rng.choice([0.5, 1])) * (rng.random((n, k)) < rng.choice([0.2, 1]))
    M[0, 0] = 1
    if rng.random() < 0.3:
        M = np.column_stack([M, M[:, rng.integers(0, k, 2)].sum(axis=1)])
    return M[rng.integers(0, n, n)] if rng.random() < 0.3 else M


@pytest.mark.slow
def test_it_is_found_exactly_where_a_linear_programme_finds_it():
    found = np.zeros(2, dtype=int)
    for seed in range(1000):
        rng = np.random.default_rng(seed)
        M = matrix(rng).astype(float)
        if not M.any():
            continue
        expected = minimum_by_programme(M)
        for guess in (np.ones(len(M)), 10.0 ** rng.uniform(-20, 0, len(M))):
            assert has_minimum(M, guess) == expected, seed
        scaled = M * 10.0 ** rng.uniform(-8, 8, M.shape[1]) * 10.0 ** rng.uniform(-2, 2, (len(M), 1))
        assert has_minimum(scaled, np.ones(len(M))) == expected, seed
        found[int(expected)] += 1
    assert (found > 150).all()


@pytest.mark.parametrize(("rows", "expected"), [([[1], [1]], False), ([[1], [-1e-6]], True), ([[1, 0], [-1, 0], [0, 1]], False)])
def test_cases_that_can_be_seen_through(rows, expected):
    assert has_minimum(np.array(rows, dtype=float), np.ones(len(rows))) == expected


@pytest.mark.parametrize("seed", range(20))
def test_nonnegative_least_squares_is_that_of_scipy(seed):
    rng = np.random.default_rng(seed)
    A, b = rng.normal(size=(6, 15)), rng.normal(size=6)
    q = _nonnegative_least_squares(A, b)
    assert (q >= 0).all()
    assert_allclose(np.linalg.norm(A @ q - b), nnls(A, b)[1], atol=1e-9)
