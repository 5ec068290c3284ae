"""Numerical derivatives of polynomials, whose errors can be written down."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lrnotes.gradients import complex_step, largest_errors, one_sided, two_sided

W = np.array([0.5, -1.0, 2.0])


def cubes(w):
    return np.sum(w**3)


@pytest.mark.parametrize("h", [0.5, 0.01, 1e-3])
def test_the_error_of_each_rule_on_a_cubic(h):
    """(w + h)^3 = w^3 + 3 w^2 h + 3 w h^2 + h^3; with ih for h the last term of the imaginary part is -h^3."""
    exact = 3 * W**2
    assert_allclose(one_sided(cubes, W, h) - exact, 3 * W * h + h**2, atol=1e-11)
    assert_allclose(two_sided(cubes, W, h) - exact, h**2, atol=1e-11)
    assert_allclose(complex_step(cubes, W, h) - exact, -(h**2), atol=1e-13)


def test_a_function_with_several_values_has_a_jacobian():
    A = np.arange(6.0).reshape(2, 3)
    for rule in (one_sided, two_sided, complex_step):
        assert_allclose(rule(lambda w: A @ w, W, 1e-3), A, atol=1e-12)


def test_the_largest_error_of_each_rule_for_each_step():
    steps = np.array([1.0, 0.1, 0.01])
    errors = largest_errors(cubes, 3 * W**2, W, steps)
    assert errors._fields == ("h", "one_sided", "two_sided", "complex_step") and np.array_equal(errors.h, steps)
    assert_allclose(errors.one_sided, 6 * steps + steps**2, rtol=1e-10)  # w = 2 is the worst
    assert_allclose(errors[2:], [steps**2, steps**2], rtol=1e-8)


@pytest.mark.parametrize("h", [0.0, -1e-3])
def test_a_step_that_is_none_is_refused(h):
    with pytest.raises(ValueError, match=f"steps must be positive, but hold {h:g}: leave it out"):
        largest_errors(cubes, 3 * W**2, W, [1.0, h])
