"""The lines of notebook 03: each slip in one of them is found, and (14) and (26) hide nothing."""

import numpy as np
import pytest
from mutants import calls, derivations, unseen, written_out

from lrnotes.gradients import derivation

DERIVATIONS = derivations(derivation)
EQUIVALENT = {
    ("eq_21", "a * np.diag(complex_step(lambda b: b, b)) -> a"): "the derivative of b_i in itself is 1: what the next line says",
    ("eq_22", "a * 1 -> a"): "times 1: the second half of (22) itself",
    (
        "jacobian_of_the_gradient",
        "1 / (1 + np.exp(-X @ w)) - y -> 1 / (1 + np.exp(-X @ w)) + y",
    ): "labels are constant in w: the next line leaves them out",
    (
        "change_of_slope_along_v",
        "1 / (1 + np.exp(-X @ (w + t * v))) - y -> 1 / (1 + np.exp(-X @ (w + t * v))) + y",
    ): "labels are constant in t",
}
HELPERS = ("sigmoid", "complex_step")


@pytest.mark.slow
@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_slip_in_a_line_is_found_at_it(name):
    slips, tried = unseen(DERIVATIONS[name], EQUIVALENT)
    assert not slips and tried >= 10


@pytest.mark.parametrize("name", DERIVATIONS)
def test_no_two_lines_are_one_piece_of_code(name):
    codes = [written_out(line.function) for line in DERIVATIONS[name].lines]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("name", DERIVATIONS)
def test_all_lines_agree(name):
    report = DERIVATIONS[name].check()
    assert report.broken is None and max(report.differences) < 1e-12


@pytest.mark.parametrize(
    ("name", "helper"), [(name, helper) for name in DERIVATIONS for helper in HELPERS if calls(DERIVATIONS[name], helper)]
)
@pytest.mark.parametrize("factor", [2, -1])
def test_a_wrong_function_that_lines_share_is_found(name, helper, factor, monkeypatch):
    right = getattr(derivation, helper)
    monkeypatch.setattr(derivation, helper, lambda *arguments: factor * right(*arguments))
    assert not max(DERIVATIONS[name].check().differences) < 1e-3


def test_26_is_worked_out_and_not_copied():
    X, w = derivation.jacobian.sample(np.random.default_rng(0))
    entries = derivation.eq_26(X, w)
    np.testing.assert_allclose(entries, X, atol=1e-14)
    assert not np.array_equal(entries, X)  # a difference of scores rounds, a copy does not


def test_the_minus_of_14_is_given_its_reason():
    (line,) = [line for line in derivation.in_z.lines if line.number == 14]
    assert "-1" in line.because and "innermost" in line.because


def test_the_slope_never_falls_on_the_way_in_any_direction():
    rng = np.random.default_rng(0)
    for _ in range(100):
        X, w, y, v = derivation.curvature.sample(rng)
        assert all(line.function(X, w, y, v) > 0 for line in derivation.curvature.lines)
