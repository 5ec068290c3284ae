"""Questions of notebook 01, with what wrong answers would be right for."""

import numpy as np

from ...panels.exercise import Question

odds = Question(
    "odds",
    "The odds that a biopsy is malignant are 3 to 1. What is the probability?",
    0.75,
    "y_hat = odds / (1 + odds) = 3/4: three of four such biopsies are malignant.",
    {
        3: "3 is the odds. A probability is at most 1: it is y_hat in y_hat / (1 - y_hat) = 3.",
        1 / 3: "1/3 is the odds that it is benign, 1 to 3.",
        0.25: "1/4 is the probability that it is benign.",
        np.log(3): "That is log 3, the score z that belongs to it, Eq. (2) solved for z.",
        0.3: "0.3 has odds of 3 to 7.",
        1 / (1 + np.exp(-3)): "That is sigmoid(3): right for a score of 3, whose odds are e^3, about 20 to 1.",
    },
    hints=["Odds of 3 to 1: of how many such biopsies are 3 malignant?"],
)

weights = Question(
    "weights",
    "569 biopsies have 30 features each. How many entries has w?",
    31,
    "One for each column of X: 30 features and the bias, D + 1.",
    {
        30: "30 is D, the number of features. The bias is a weight too: w[0].",
        29: "29 is D - 1. The bias adds one: D + 1.",
        569: "569 is N, the number of examples, and so the length of z and y. There is one weight for each column.",
        570: "570 is N + 1: the column of ones makes X wider, not longer.",
        600: "A weight is not tied to an example: X has 31 columns and every row meets the same w.",
    },
    hints=["Xw multiplies each column of X by one weight."],
)
