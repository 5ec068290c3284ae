"""The losses against hand-worked values and 30-digit arithmetic."""

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from lrnotes.loss import cross_entropy, cross_entropy_naive, per_example, squared_error

pytestmark = pytest.mark.filterwarnings("error")
quick = settings(deadline=None, max_examples=100, derandomize=True)
EXTREMES = [sign * size for size in (0, 1e-308, 36.9, 40, 700, 709.8, 745, 1e4, 1e308) for sign in (-1, 1)]
SMALLEST = mpmath.mpf(5e-324)
examples = st.lists(st.tuples(st.floats(-1e308, 1e308), st.sampled_from([0, 1])), min_size=1, max_size=20)


def exact_cross_entropy(z, y):
    """Mean of -log P(y), from the definition: P(1) = 1 / (1 + e^-z), P(0) = 1 / (1 + e^z)."""
    with mpmath.workdps(30):
        return sum(mpmath.log1p(mpmath.exp(-mpmath.mpf(a) if b else mpmath.mpf(a))) for a, b in zip(z, y, strict=True)) / len(z)


def assert_exact(actual, exact):
    assert abs(mpmath.mpf(float(actual)) - exact) <= 1e-12 * exact + SMALLEST


@pytest.mark.parametrize(
    ("z", "y", "loss"),
    [
        ([0], [0], np.log(2)),
        ([0], [1], np.log(2)),
        ([np.log(3)], [1], np.log(4 / 3)),
        ([np.log(3)], [0], np.log(4)),
        ([0, np.log(3), np.log(3)], [1, 1, 0], np.log(2 * 4 / 3 * 4) / 3),
    ],
)
def test_cross_entropy_is_minus_the_log_of_the_probability_of_the_truth(z, y, loss):
    assert_allclose(cross_entropy(z, y), loss, rtol=1e-15)
    probabilities = [{0: 0.5, np.log(3): 0.75}[score] for score in z]
    assert_allclose(cross_entropy_naive(probabilities, y), loss, rtol=1e-15)


@pytest.mark.parametrize(("y_hat", "y", "error"), [([0.25], [1], 0.5625), ([0.25], [0], 0.0625), ([0.5, 1, 0], [1, 0, 0], 1.25 / 3)])
def test_squared_error_is_the_mean_square_worked_by_hand(y_hat, y, error):
    assert_allclose(squared_error(y_hat, y), error, rtol=1e-15)


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("z", EXTREMES)
def test_cross_entropy_is_right_at_the_extremes(z, y):
    assert_exact(cross_entropy([z], [y]), exact_cross_entropy([z], [y]))


@quick
@given(examples)
def test_cross_entropy_is_right_for_every_finite_score(pairs):
    z, y = zip(*pairs, strict=True)
    assert_exact(cross_entropy(z, y), exact_cross_entropy(z, y))


@pytest.mark.parametrize("z", [700, 720, 740])
def test_the_mean_of_a_thousand_tiny_losses_keeps_their_digits(z):
    assert_exact(cross_entropy(np.full(1000, z), np.ones(1000)), exact_cross_entropy([z], [1]))


def test_the_mean_of_a_thousand_huge_losses_does_not_overflow():
    assert_allclose(cross_entropy(np.full(1000, 1.7e308), np.zeros(1000)), 1.7e308, rtol=1e-12)


@quick
@given(st.lists(st.tuples(st.floats(-5, 5), st.sampled_from([0, 1])), min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_the_mean_does_not_depend_on_the_order_or_on_repeats(pairs, random):
    z, y = zip(*pairs, strict=True)
    again = pairs * 3
    random.shuffle(again)
    z_again, y_again = zip(*again, strict=True)
    assert_allclose(cross_entropy(z_again, y_again), cross_entropy(z, y), rtol=1e-13)
    assert_allclose(squared_error(np.tanh(z_again) ** 2, y_again), squared_error(np.tanh(z) ** 2, y), rtol=1e-13)


def test_squared_error_never_exceeds_one_where_cross_entropy_grows_with_the_score():
    assert squared_error([1, 0], [0, 1]) == 1
    assert_allclose([cross_entropy([1000], [0]), cross_entropy([2000], [0])], [1000, 2000], rtol=1e-15)


@pytest.mark.parametrize(("y_hat", "y", "loss"), [(1, 0, np.inf), (0, 1, np.inf), (1, 1, np.nan), (0, 0, np.nan)])
def test_the_naive_loss_breaks_with_a_warning_at_probabilities_of_zero_and_one(y_hat, y, loss):
    with pytest.warns(RuntimeWarning):
        assert_array_equal(cross_entropy_naive([y_hat], [y]), loss)


def test_the_loss_of_each_example_column_by_column():
    z, y = np.array([[0, np.log(3), -800], [np.log(3), 800, 0]]), np.array([1, 0])
    expected = [[np.log(2), np.log(4 / 3), 800], [np.log(4), 800, np.log(2)]]
    assert_allclose(per_example(z, y[:, None]), expected, rtol=1e-15)
    for column in z.T:
        assert_allclose(per_example(column, y).mean(), cross_entropy(column, y), rtol=1e-15)
