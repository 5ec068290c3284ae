"""What the feedback of notebook 01 says in figures, worked out."""

import numpy as np
from scipy.special import expit

from lrnotes.data import breast_cancer
from lrnotes.forward_pass import predictions

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X, BIOPSIES.y


def said(asked, option):
    return asked[2][asked[1].index(option)]


def test_ninety_percent_needs_a_score_of_2_2():
    score = np.log(9)
    assert f"90% is odds of 9 to 1, so a score of log 9 = {score:.1f}, which was {score / 2:.1f}" in said(
        predictions.doubled, "The solid one stays, the others move in"
    )
    assert f"{score / 2:.1f} is enough for the {score:.1f} of 90%" in said(predictions.doubled, "The solid one stays, the others move out")


def test_what_one_more_unit_of_score_brings():
    gain = {z: 100 * (expit(z + 1) - expit(z)) for z in (1, 4, 5, 8)}
    assert f"rises by {gain[1]:.0f} points" in said(predictions.saturation, "1")
    assert f"by {gain[4]:.1f} points, from 5 to 6 by {gain[5]:.1f}" in said(predictions.saturation, "4") and gain[4] > 1 > gain[5]
    assert f"by only {gain[8]:.2f} points" in said(predictions.saturation, "8")


def test_how_many_are_right_after_so_many_rounds():
    w, right = np.zeros(31), {}
    for k in range(1, 501):
        w -= 0.3 * X.T @ (expit(X @ w) - Y) / 569
        right[k] = np.sum((X @ w > 0) == Y)
    assert "right for 357 of the 569" in predictions.after_500_rounds[0] and np.sum(Y == 0) == 357
    assert f"already gives {right[1]}" in said(predictions.after_500_rounds, "About 400")
    assert f"Yes: {right[500]}. After 100 rounds it was {right[100]}" in said(predictions.after_500_rounds, "About 560")
    assert f"of this size: {right[500]}" in said(predictions.after_500_rounds, "All 569")
    by_hand = np.sum((X[:, :3] @ [-0.5, 3, 1] > 0) == Y)
    assert said(predictions.after_500_rounds, "About 507").startswith(f"{by_hand} is what the three weights above get right")


def test_the_first_step_leaves_the_probability_in_no_denominator():
    """Each of the other first steps leaves an equation that a solution still solves, but with it below a fraction line."""
    z = 0.7
    p = expit(z)
    assert np.isclose(p, np.exp(z) * (1 - p)) and "second line below" in said(predictions.first_step, "Multiply both sides by 1 - ŷ")
    assert np.isclose(p**2 / (1 - p), p * np.exp(z)) and np.isclose(p / (1 - p) ** 2, np.exp(z) / (1 - p))
    assert np.isclose(np.log(p / (1 - p)), z)
