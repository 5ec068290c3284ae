"""A line to lay by hand in notebook 01: three weights that get more than 507 biopsies right."""

import functools

import numpy as np

from ...data import breast_cancer
from ...panels.exercise import Trap, Trial

START = np.array([-0.5, 3.0, 1.0])  # of the sliders


@functools.cache
def _biopsies():
    """X (N, 3) with the bias, mean radius and mean texture, and y."""
    biopsies = breast_cancer()
    return biopsies.X[:, :3], biopsies.y


def _malignant(*w):
    """Which biopsies three weights call malignant."""
    return _biopsies()[0] @ w > 0


def _measure(w0, w1, w2):
    said, y = _malignant(w0, w1, w2), _biopsies()[1]
    right, missed = np.sum(said == y), np.sum(~said & (y == 1))
    return right, f"w0 = {w0:g}, w1 = {w1:g}, w2 = {w2:g}: {right} of {len(y)} on their correct side, {missed} malignant ones missed."


def _same_line(*w):
    return np.linalg.norm(w) > 0 and np.allclose(np.divide(w, np.linalg.norm(w)), START / np.linalg.norm(START), atol=1e-6)


def _swapped(*w):
    """Whether the malignant biopsies score lower on average than the benign ones."""
    scores, y = _biopsies()[0] @ w, _biopsies()[1]
    return scores[y == 1].mean() < scores[y == 0].mean()


beat_507 = Trial(
    "beat_507",
    "Three weights, w0 (bias), w1 (mean radius) and w2 (mean texture), that get more than 507 of the 569 biopsies on their correct side. "
    "514 is possible.",
    _measure,
    508,
    [
        Trap(
            lambda w0, w1, w2: w1 == w2 == 0,
            "w1 and w2 are 0: every score is w0, so all biopsies are called the same, whichever they are.",
        ),
        Trap(
            _same_line,
            "This is the line of the sliders' start, all weights times the same number: the line stays, only the sureness changes.",
        ),
        Trap(
            _swapped,
            "Malignant biopsies score lower here, on average, than benign ones: the sides are swapped. Try weights with the other sign.",
        ),
        Trap(lambda *w: not _malignant(*w).any(), "No biopsy is called malignant. That is right for the 357 benign ones: w0 is too low."),
        Trap(
            lambda *w: _malignant(*w).all(), "Every biopsy is called malignant. That is right for the 212 malignant ones: w0 is too high."
        ),
        Trap(
            lambda *w: w[1] == 0,
            "w1 = 0 leaves mean radius out, and it says more than texture does.",
        ),
        Trap(
            lambda *w: np.sum(_malignant(*w)) < 0.75 * np.sum(_biopsies()[1]),
            "Few are called malignant, and many malignant ones are missed: a higher w0 shifts the line towards the benign ones.",
        ),
        Trap(
            lambda *w: np.sum(_malignant(*w)) > 1.25 * np.sum(_biopsies()[1]),
            "Many benign ones are called malignant: a lower w0 shifts the line towards the malignant ones.",
        ),
    ],
    hints=[
        "w0 shifts the line, w1 and w2 turn it. Change one, keep what is better, and go on with the next.",
        "Radius says more than texture: w1 may be several times w2.",
        "From w0 = -0.8 and w1 = 6 only w2 is left to be found, a little above 1.",
    ],
    answer=(-0.8, 6.0, 1.3),
)
