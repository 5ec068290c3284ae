"""Changes of sign against roots known in closed form, and how often the function is asked."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import brentq

from lrnotes.l1.crossing import crossing

pytestmark = pytest.mark.filterwarnings("error")
quick = settings(deadline=None, max_examples=200, derandomize=True)
CURVES = {
    "exponential": (lambda x: np.exp(x) - 2, -3, 5, np.log(2)),
    "falling": (lambda x: 1 / x - 3, 0.01, 4, 1 / 3),
    "logarithm": (lambda x: np.log(x) + 7, 1e-6, 1, np.exp(-7)),
    "flat at the change": (lambda x: (x - 0.3) ** 5, -1, 1, 0.3),
    "a jump": (lambda x: np.where(x < 0.7, -5.0, 0.001), 0, 1, 0.7),
}


def asked(f, a, b, rtol=1e-10):
    """Where `crossing` finds it, and where it has looked."""
    seen = []
    found = crossing(lambda x: (seen.append(x), f(x))[1], a, b, f(a), f(b), rtol)
    return found, seen


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("name", CURVES)
def test_a_change_known_in_closed_form_is_found_from_either_end(name, turned):
    f, a, b, root = CURVES[name]
    found, seen = asked(f, *((b, a) if turned else (a, b)))
    assert_allclose(found, root, rtol=1e-10)
    assert found == seen[-1] and all(a <= x <= b for x in seen)
    assert len(seen) <= (130 if "flat" in name else 40)  # along a fifth power straight lines lead slowly


@quick
@given(root=st.floats(0.001, 0.999), steep=st.floats(-4, 4), bend=st.floats(-0.4, 0.4))
def test_a_kink_at_the_change_costs_few_questions(root, steep, bend):
    """As where a weight dies: on one side the function is up to ten thousand times as steep as on the other, and bent."""

    def f(x):
        return (x - root) * (1 + bend * (x - root)) * (10.0**steep if x > root else 1.0)

    found, seen = asked(f, 0.0, 1.0)
    assert_allclose(found, root, rtol=1e-10)
    assert_allclose(found, brentq(f, 0, 1, rtol=1e-12, xtol=1e-14), rtol=2e-10)
    assert len(seen) <= 20  # halving asks 33 times


@quick
@given(root=st.floats(0.1, 0.9), noise=st.floats(0, 1e-7), seed=st.integers(0, 10**6))
def test_noise_beside_the_change_keeps_nobody_waiting(root, noise, seed):
    rng = np.random.default_rng(seed)
    found, seen = asked(lambda x: x - root + noise * rng.uniform(-1, 1), 0.0, 1.0, 1e-9)
    assert_allclose(found, root, atol=noise + 1e-9)
    assert len(seen) <= 45


def test_an_end_at_which_the_function_is_zero():
    assert_allclose(asked(lambda x: 1 - x, 0.0, 1.0)[0], 1, rtol=1e-10)  # 0 is not greater than 0: here it changes
    found, seen = asked(lambda x: 0.5 - x, 0.0, 1.0)
    assert found == 0.5 and seen == [0.5]
