"""The lines of notebook 02: each slip in one of them is found, and (3) is minus the log of a probability."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from mutants import calls, derivations, unseen, written_out

from lrnotes.loss import derivation

DERIVATIONS = derivations(derivation)
EQUIVALENT = {
    (
        "eq_8",
        "np.exp(-z) * np.exp(z) / ((1 + np.exp(-z)) * np.exp(z)) -> 1 / ((1 + np.exp(-z)) * np.exp(z))",
    ): "e^-z e^z is 1: what the next line says",
}
HELPERS = ("sigmoid",)


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


def test_the_likelihood_is_a_probability_over_all_labels():
    """What the first line takes the log of adds up to 1 over every way in which three labels can come out."""
    y_hat = np.array([0.9, 0.2, 0.6])
    for line in derivation.likelihood.lines:
        likelihoods = [np.exp(-line.function(y_hat, np.array(y))) for y in itertools.product([0, 1], repeat=3)]
        assert np.isclose(sum(likelihoods), 1, rtol=1e-14)


def test_the_likelihood_worked_by_hand():
    """0.9, 0.8 and 0.4 for what happened."""
    product = Fraction(9, 10) * Fraction(8, 10) * Fraction(4, 10)
    assert product == Fraction(36, 125)
    for line in derivation.likelihood.lines:
        assert np.isclose(line.function(np.array([0.9, 0.2, 0.6]), np.array([1, 0, 0])), np.log(125 / 36), rtol=1e-14)


def test_the_likelihood_ends_where_the_notes_begin():
    z, y = np.array([-3.0, 0.5, 2.0]), np.array([0, 1, 0])
    y_hat = 1 / (1 + np.exp(-z))
    assert np.isclose(derivation.likelihood.lines[-1].function(y_hat, y), derivation.cross_entropy.lines[0].function(z, y), rtol=1e-14)
    latex = (derivation.likelihood.lines[-1].latex, derivation.cross_entropy.lines[0].latex)
    assert latex[0] == rf"\changed{{{latex[1]}}}"
