"""What the feedback of notebook 05 says in figures: every one stands in the claims and captions of the notebook, or is worked out here."""

import re

import nbformat
import numpy as np
import pytest
from browser import FOLDER
from scipy.stats import binom

from lrnotes.evidence import predictions


def largest(chance, columns=100, resamples=200):
    """The expected largest of the counts of independent columns, each alive in a resample by this chance."""
    return np.sum(1 - binom.cdf(np.arange(resamples), resamples, chance) ** columns)


ASKED = {name: value for name, value in vars(predictions).items() if isinstance(value, tuple)}
OWN = {  # figures that no claim and no caption states, and why they are right
    "81": 95 - 14,  # false alarms at r = 100 and at r = 10, both claimed
    "383": 9 * 426 // 10,  # what trains when one of ten folds is held out
    "0.0003": round(0.00031, 4),  # the caption has one digit more
    "18": round(largest(0.05)),
    "118": round(largest(0.5)),
}


@pytest.fixture(scope="module")
def stated():
    """All numbers in what the notebook printed and in its captions: those claims hold, or it would not have been stored."""
    texts = []
    for cell in nbformat.read(FOLDER / "05_evidence.ipynb", as_version=4).cells:
        if cell.cell_type == "code" and not cell.source.startswith("predict("):
            for output in cell.outputs:
                texts += [output.get("text", ""), output.get("data", {}).get("text/plain", "")]
    prose = "".join(texts)
    assert "✗" not in prose
    return set(re.findall(r"\d+(?:\.\d+)?", prose.replace(",", "")))


@pytest.mark.parametrize("name", ASKED)
def test_figures_are_those_that_the_notebook_holds(name, stated):
    question, options, feedback = ASKED[name]
    for text in feedback:
        for number in re.findall(r"\d+(?:\.\d+)?", text.replace("1 / (1 + r)", "").replace(",", "")):
            assert number in stated or float(OWN[number]) == float(number), (number, text)


def said(asked, option):
    return asked[2][asked[1].index(option)]


def test_a_pair_of_halves_costs_half_under_squares_and_the_same_under_sizes():
    assert 2 * 0.5**2 == 0.5 * 1**2 and 2 * abs(0.5) == 1
    assert "two halves cost half as much as one whole" in said(predictions.twins, "Both to one")
