"""Functions to write in notebook 01: the sigmoid and the column of ones, with the slips that are known."""

import numpy as np

from ...panels.exercise import Exercise, Slip


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
        Slip(
            "z for z / 2 in tanh",
            "Eq. (2) is (1 + tanh(z / 2)) / 2. Yours has tanh(z), and is right for twice the score.",
            exponent=lambda z: -2 * z,
        ),
        Slip(
            "tanh itself",
            "Eq. (2) goes from 0 to 1. Yours is tanh(z), from -1 to 1, which is 2 sigmoid(2z) - 1.",
            exponent=lambda z: -2 * z,
            after=lambda y_hat: 2 * y_hat - 1,
        ),
        Slip("1 inside the exponent", "Eq. (2) is 1 / (1 + e^-z): the 1 is added to the power, not to z.", exponent=lambda z: 1 - z),
        Slip("brackets around 1 + e^-z", "Eq. (2): 1 / 1 + e^-z is read as 1 + e^-z, which goes above 1.", quotient=lambda e: 1 / 1 + e),
        Slip("1 + left out", "Eq. (2) divides by 1 + e^-z. Yours is e^z, right for the odds.", quotient=lambda e: 1 / e),
        Slip(
            "e^z over 1 + e^-z",
            "Eq. (2) is 1 / (1 + e^-z), or e^z / (1 + e^z), its numerator and denominator times e^z. Yours takes one half of each.",
            quotient=lambda e: 1 / e / (1 + e),
        ),
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
            "Eq. (2) goes from 0 to 1. Yours goes from -1 to 1: it is 2 y_hat - 1, which is tanh(z / 2).",
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
    whole=([1, 2, -1],),
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
    sample=lambda rng: (rng.normal(size=(rng.choice([4, 5, 7]), 3)),),
    small=[([[2], [3], [4]],), ([[2, 3]],)],  # no wrong length is that of another axis by chance
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
            "np.insert without an axis",
            "X of Eq. (1) has a row for each example. Without axis=1 np.insert lays all entries in one line first.",
            join=lambda ones, features: np.r_[ones[0, 0], features.ravel()],
        ),
        Slip(
            "a column of ones for each feature",
            "Eq. (1) has one bias, so one column of ones, (N, 1). np.ones_like(features) has as many columns as there are features.",
            ones=lambda features: np.ones(features.shape),
        ),
        Slip(
            "ones added, not joined",
            "Eq. (1) needs one column more. Yours adds 1 to every feature and has as many columns as before.",
            join=lambda ones, features: features + ones,
        ),
        Slip(
            "zeros for ones",
            "Eq. (1): the bias is multiplied with 1. Times 0 it would be lost.",
            ones=lambda features: np.zeros((len(features), 1)),
        ),
    ],
    hints=["Five rows of three features become five rows of four numbers.", "np.column_stack puts columns side by side."],
    solution="return np.column_stack([np.ones(len(features)), features])",
)
