"""The lines of notebook 01: each slip in one of them is found, and what they lead to is right."""

import mpmath
import numpy as np
import pytest
from mutants import calls, derivations, unseen, written_out

from lrnotes import forward_pass
from lrnotes.forward_pass import derivation

DERIVATIONS = derivations(derivation)
EQUIVALENT = {
    ("probability_with_these_odds", "60 -> 120"): "60 halvings leave 2^-60 of the interval, less than a double can tell",
    ("without_a_fraction", "return p - np.exp(z) * (1 - p) -> return -(p - np.exp(z) * (1 - p))"): "-f is 0 where f is 0",
}
HELPERS = ("sigmoid",)


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


def test_the_sigmoid_begins_with_the_odds_and_not_with_its_own_solution():
    """The first line knows the odds only, and finds the same probability as 50 digits."""
    first = derivation.probability.lines[0]
    z = np.linspace(-12, 12, 49)
    with mpmath.workdps(50):
        exact = [mpmath.findroot(lambda p, a=a: p - mpmath.exp(a) * (1 - p), 0.5) for a in map(mpmath.mpf, z)]
    np.testing.assert_allclose(first.function(z), np.array(exact, dtype=float), atol=1e-15)
    assert "1 + np.exp" not in written_out(first.function)


def test_the_sigmoid_reaches_neither_0_nor_1_but_doubles_do():
    with mpmath.workdps(400):
        for z in (37, 700):
            p = 1 / (1 + mpmath.exp(-mpmath.mpf(z)))
            assert 0 < 1 - p < 1 and 0 < p < 1
    assert forward_pass.sigmoid(36) < 1 == forward_pass.sigmoid(37)
    assert forward_pass.sigmoid(-745) > 0 == forward_pass.sigmoid(-746)


def test_one_more_unit_multiplies_the_odds_worked_by_hand():
    # odds of 3 to 1 at the start; the unit of the second feature makes them 6 to 1, that of the third 1 to 1
    x, w = np.array([1.0, 0, 0]), np.log([3, 2, 1 / 3])
    for line in derivation.odds_ratio.lines:
        np.testing.assert_allclose(line.function(x, w)[1:], [2, 1 / 3], rtol=1e-14)
