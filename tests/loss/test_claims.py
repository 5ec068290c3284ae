"""The claims, their truth found in another way, and what the reader pays, against math.log."""

import math
from fractions import Fraction

import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer

from lrnotes import data
from lrnotes.loss.claims import CLAIMS, charge
from lrnotes.loss.claims_picture import ask_claims

BIOPSIES = data.breast_cancer()


def by_hand():
    """The truth of the eight in order: exact or plain Python, and the data as scikit-learn has it, whose target 1 is benign."""
    bunch = load_breast_cancer()
    columns = {name: bunch.data[:, i].tolist() for i, name in enumerate(bunch.feature_names)}
    radius, perimeter, fractal = (columns[f"mean {name}"] for name in ("radius", "perimeter", "fractal dimension"))
    benign = bunch.target == 1
    average = [math.fsum(np.array(fractal)[of]) / sum(of) for of in (benign, ~benign)]
    return [
        9 * math.exp(-2) < 1,  # 1 / (1 + e^-2) > 9/10, times 10 (1 + e^-2)
        3 * Fraction(99, 100) ** 100 < 1,
        7 * math.log2(math.e) > math.log2(1000),
        sum(Fraction(1, n) for n in range(1, 101)) > 6,
        Fraction(101, 100) ** 365 > 30,
        all(not of for size, of in zip(radius, benign, strict=True) if size > 18),
        average[1] > average[0],
        np.polyfit(radius, perimeter, 1)[0] ** 2 * np.var(radius) / np.var(perimeter) > 0.99**2,
    ]


def test_half_of_the_claims_are_true():
    assert [bool(each.truth(BIOPSIES)) for each in CLAIMS] == by_hand()
    assert sum(by_hand()) == 4 and len(CLAIMS) == 8


def test_the_truth_in_words_begins_with_the_truth():
    for each, true in zip(CLAIMS, by_hand(), strict=True):
        assert each.in_words(BIOPSIES).startswith("true: " if true else "false: ")
    assert CLAIMS[3].in_words(BIOPSIES) == "false: it is 5.19"


def test_what_the_reader_pays_is_minus_the_log_of_what_the_truth_got():
    panel = ask_claims(BIOPSIES)
    given = [0.05, 0.3, 0.95, 0.6, 0.2, 0.85, 0.75, 0.5]
    for slider, p in zip(panel.sliders, given, strict=True):
        slider.value = p
    panel.button.click()
    to_truth = [p if true else 1 - p for p, true in zip(given, by_hand(), strict=True)]
    logs, squares = [-math.log(p) for p in to_truth], [(1 - p) ** 2 for p in to_truth]
    assert (
        f"You pay {sum(logs) / 8:.2f} a claim by Eq. (3), the squared error would have charged {sum(squares) / 8:.2f}." in panel.told.value
    )
    dearest = logs.index(max(logs))
    shares = [100 * paid[dearest] / sum(paid) for paid in (logs, squares)]
    assert f"Number {dearest + 1} was the dearest: {shares[0]:.0f}% of your bill, and {shares[1]:.0f}% of the other." in panel.told.value
    rows = panel.told.value.split("<tr>")[2:]
    assert len(rows) == 9
    for row, each, p, log, square in zip(rows, CLAIMS, to_truth, logs, squares, strict=False):
        assert each.in_words(BIOPSIES) in row and f">{100 * p:.0f}%<" in row and f">{log:.2f} <" in row and f">{square:.2f} <" in row


def test_claims_that_were_equally_dear_are_all_named():
    panel = ask_claims(BIOPSIES)
    for i, p in ((0, 0.95), (3, 0.95), (5, 0.05)):  # false, false, true: all three wrong
        panel.sliders[i].value = p
    panel.button.click()
    bill, other = 3 * -math.log(0.05), 3 * 0.95**2
    shares = 100 * bill / (bill - 5 * math.log(0.5)), 100 * other / (other + 5 / 4)
    assert f"Numbers 1, 4 and 6 were the dearest: {shares[0]:.0f}% of your bill, and {shares[1]:.0f}% of the other." in panel.told.value


@pytest.mark.parametrize("sure", [False, True])
def test_no_claim_is_called_the_dearest_where_all_cost_the_same(sure):
    panel = ask_claims(BIOPSIES)
    if sure:
        for slider, true in zip(panel.sliders, by_hand(), strict=True):
            slider.value = 0.95 if true else 0.05
    panel.button.click()
    assert f"You pay {-math.log(0.95 if sure else 0.5):.2f} a claim" in panel.told.value and "dearest" not in panel.told.value


def test_a_charge_is_for_probabilities_and_labels():
    charges = charge(np.array([0.25, 0.25]), np.array([0, 1]))
    assert charges.to_truth.tolist() == [0.75, 0.25]
    assert charges.entropy == pytest.approx([math.log(4 / 3), math.log(4)]) and charges.squared == pytest.approx([1 / 16, 9 / 16])
    with pytest.raises(ValueError, match="1.5"):
        charge(np.array([1.5]), np.array([1]))
    with pytest.raises(ValueError, match="2"):
        charge(np.array([0.5]), np.array([2]))
