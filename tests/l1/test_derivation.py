"""The lines of notebook 04: each slip in one of them is found, and the absolute value is computed in more than one way."""

import numpy as np
import pytest
from mutants import calls, derivations, unseen, written_out

from lrnotes import loss
from lrnotes.l1 import derivation, penalty

DERIVATIONS = derivations(derivation)
EQUIVALENT = {("where_the_slope_changes_sign", "60 -> 120"): "60 halvings leave 2^-60 of the interval, less than a double can tell"}
HELPERS = ("complex_step", "cross_entropy")


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


def test_30_to_33_do_not_all_take_the_root_for_the_absolute_value():
    """Two lines beside each other compute |w| in two ways, so that either can be wrong."""
    lines = [written_out(line.function) for line in derivation.in_w.lines]
    ways = [next(way for way in ("where(", "abs(", "sqrt(") if way in code) for code in lines]
    assert all(above != below for above, below in zip(ways[:-2], ways[1:-1], strict=True)) and len(set(ways)) == 3


def test_the_objective_takes_the_mean_of_the_losses():
    X, w, y, lam = derivation.objective.sample(np.random.default_rng(0))
    expected = loss.cross_entropy(X @ w, y) + penalty(w, lam, penalise_bias=True)
    for line in derivation.objective.lines:
        assert np.isclose(line.function(X, w, y, lam), expected, rtol=1e-14)
