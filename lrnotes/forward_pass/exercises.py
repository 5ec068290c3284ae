"""What the reader writes and answers in notebook 01, with the slips that are known."""

import numpy as np

from ..panels import task
from ..panels.exercise import Exercise, Slip
from ..panels.task import Question


def _sigmoid(
    z,
    exponent=np.negative,
    power=np.exp,
    quotient=lambda e: 1 / (1 + e),
    after=lambda y_hat: y_hat,
):
    """The probability that y = 1 for each score in z (N,), Eq. (2)."""
    return after(quotient(power(exponent(z))))


sigmoid = Exercise(
    _sigmoid,
    sample=lambda rng: (rng.normal(scale=1.5, size=rng.integers(3, 7)),),
    small=[([z],) for z in (0, 1, -1, 2)] + [([0, 1],), ([1, 2],)],
    slips=[
        Slip(
            "sign of z",
            "Eq. (2) has e^-z, so that a high score is a high probability. Yours is 1 - y_hat, right for y = 0.",
            exponent=np.positive,
        ),
        Slip("1 inside the exponent", "Eq. (2) is 1 / (1 + e^-z): the 1 is added to the power, not to z.", exponent=lambda z: 1 - z),
        Slip("brackets around 1 + e^-z", "Eq. (2): 1 / 1 + e^-z is read as 1 + e^-z, which goes above 1.", quotient=lambda e: 1 / 1 + e),
        Slip("1 + left out", "Eq. (2) divides by 1 + e^-z. Yours is e^z, right for the odds.", quotient=lambda e: 1 / e),
        Slip("1 - e^-z for 1 + e^-z", "Eq. (2) has a plus; with a minus it has no value at z = 0.", quotient=lambda e: 1 / (1 - e)),
        Slip(
            "the score itself",
            "Eq. (2) turns the score into a probability. Yours is z, which Eq. (1) gives.",
            quotient=lambda e: -np.log(e),
        ),
        Slip(
            "shared out over the examples",
            "Eq. (2) looks at one score at a time. Yours is a softmax, right for the classes of one example.",
            quotient=lambda e: 1 / e / np.sum(1 / e),
        ),
        Slip("10 for e", "Eq. (2) has the base e: np.exp.", power=lambda a: 10.0**a),
        Slip("2 for e", "Eq. (2) has the base e: np.exp.", power=lambda a: 2.0**a),
        Slip(
            "sigmoid' for sigmoid",
            "Eq. (2) stops at y_hat. Yours is y_hat (1 - y_hat), right for the slope of the curve.",
            after=lambda y_hat: y_hat * (1 - y_hat),
        ),
        Slip(
            "hard labels",
            "Eq. (2) gives a probability. Yours is 0 or 1, right for a decision at 50 %.",
            after=lambda y_hat: np.where(y_hat >= 0.5, 1, 0),
        ),
        Slip(
            "tanh",
            "Eq. (2) goes from 0 to 1. Yours goes from -1 to 1 and is 2 sigmoid(2z) - 1 or its like.",
            after=lambda y_hat: 2 * y_hat - 1,
        ),
        Slip("log of the probability", "Eq. (2) is not a logarithm; that comes with the loss, Eq. (3).", after=np.log),
        Slip("sigmoid twice", "Eq. (2) is applied once, to the score.", after=lambda y_hat: 1 / (1 + np.exp(-y_hat))),
    ],
    hints=[
        "One number for each score; a score of 0 gives 1/2.",
        "np.exp takes a whole array. A score of 2 should give more than 1/2: which sign does the exponent have?",
        "Write the denominator in brackets: 1 / (1 + ...).",
    ],
    solution="return 1 / (1 + np.exp(-z))",
)


def _add_bias(
    features,
    ones=lambda features: np.ones((len(features), 1)),
    join=lambda ones, features: np.column_stack([ones, features]),
):
    """X (N, D + 1): the features (N, D) with the column of ones in front that Eq. (1) multiplies with the bias w[0]."""
    return join(ones(features), features)


add_bias = Exercise(
    _add_bias,
    sample=lambda rng: (rng.normal(size=(rng.integers(4, 7), 3)),),
    small=[([[2]],), ([[2, 3]],), ([[2], [3]],)],
    slips=[
        Slip(
            "row of ones",
            "Eq. (1) has one bias for every example, so the ones are a column. A row of ones is one example more.",
            join=lambda ones, features: np.vstack([np.full(features.shape[1], ones[0, 0]), features]),
        ),
        Slip(
            "ones at the end",
            "In Eq. (1) the bias is w[0], so the ones are column 0.",
            join=lambda ones, features: np.column_stack([features, ones]),
        ),
        Slip(
            "first feature overwritten",
            "Eq. (1) needs D + 1 columns: the ones come in front of the features, not in their place.",
            join=lambda ones, features: np.column_stack([ones, features[:, 1:]]),
        ),
        Slip("no column of ones", "Eq. (1) has D + 1 weights, and the bias needs a column too.", join=lambda ones, features: features),
        Slip(
            "zeros for ones",
            "Eq. (1): the bias is multiplied with 1. Times 0 it would be lost.",
            ones=lambda features: np.zeros((len(features), 1)),
        ),
    ],
    hints=["Five rows of three features become five rows of four numbers.", "np.column_stack puts columns side by side."],
    solution="return np.column_stack([np.ones(len(features)), features])",
)

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

tasks = [odds, weights, add_bias, sigmoid]


def report():
    """Card of which of these are done."""
    return task.report("01 forward pass", tasks)
