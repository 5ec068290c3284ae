"""The reader judges biopsies: calibration and widths, against counts by hand and against the quadratic behind Wilson's interval."""

import math

import numpy as np
import pytest

from lrnotes.evidence import calibrate, pictures
from lrnotes.evidence.pictures.judging import widths

EDGES = np.array([0, 0.02, 0.1, 0.5, 0.9, 0.98, 1])
Y = np.array([0, 0, 1, 0, 1, 1])
MODEL = np.array([0.01, 0.03, 0.97, 0.3, 0.995, 0.6])
CLASSES = ("benign", "malignant")


def roots(k, n):
    """Wilson's interval as what it is: the p whose distance from k / n is 1.96 standard errors at p, the roots of a quadratic."""
    z2 = 1.959963984540054**2
    return sorted(np.roots([n + z2, -(2 * k + z2), k * k / n]).real)


def test_the_reader_is_charged_beside_the_model_and_sees_both_calibrations():
    panel = pictures.judge([f"radius {i}" for i in range(6)], Y, MODEL, EDGES, CLASSES)
    given = [0.05, 0.2, 0.4, 0.05, 0.95, 0.6]
    for slider, p in zip(panel.sliders, given, strict=True):
        slider.value = p
    panel.button.click()
    paid = [-sum(math.log(p if true else 1 - p) for p, true in zip(ps, Y, strict=True)) / 6 for ps in (given, MODEL)]
    told = panel.told.value
    assert (
        f"Malignant: 3, 5, 6. You pay {paid[0]:.2f} a biopsy by Eq. (3), the model {paid[1]:.2f} for the same, and 50% throughout 0.69."
        in told
    )
    # bins: two at 5%, none malignant; 20% and 40%, one; 60%, one of one; 95%, one of one
    intervals = [roots(*pair) for pair in ((0, 2), (1, 2), (1, 1), (1, 1))]
    wide = [100 * (high - low) for low, high in intervals]
    assert f"With 6 answers your 4 intervals are {min(wide):.0f} to {max(wide):.0f} percentage points wide. 4 of 4 hold" in told
    assert "you: 0 of 2 at a mean of 5.0%, 1 of 2 at a mean of 30.0%, 1 of 1 at a mean of 60.0%, 1 of 1 at a mean of 95.0%." in told
    assert "the model: 0 of 1 at a mean of 1.0%" in told


def test_one_bin_is_told_in_the_singular():
    found = calibrate(np.full(6, 0.5), Y, EDGES)
    low, high = roots(3, 6)
    wide = f"With 6 answers your interval is {100 * (high - low):.0f} percentage points wide."
    assert widths(found) == f"{wide} It holds the mean probability of its bin."
    wrong = calibrate(np.full(6, 0.95), np.zeros(6), EDGES)
    assert "It does not hold" in widths(wrong)


def test_before_the_answers_no_widget_knows_which_is_which():
    panel = pictures.judge(["radius 1"] * 6, Y, MODEL, EDGES, CLASSES)
    assert not any("malignant" in str(getattr(child, key, "")) for child in panel.children for key in ("value", "description"))
    folded = panel.still._repr_mimebundle_()[0]["text/markdown"].partition("<details>")[2]
    assert [line.split(". ")[1] for line in folded.splitlines() if line[:1].isdigit()] == [CLASSES[label] for label in Y]


@pytest.mark.parametrize("p", [0.05, 0.5, 0.95])
def test_any_set_of_answers_has_a_picture(p):
    panel = pictures.judge(["radius 1"] * 6, Y, MODEL, EDGES, CLASSES)
    for slider in panel.sliders:
        slider.value = p
    panel.button.click()
    assert f"you: 3 of 6 at a mean of {100 * p:.1f}%." in panel.told.value and "<svg" in panel.told.value
