"""The way from (3) to (10) with a slip in one line, from which all that follow come: notebook 02 does not say which line it is."""

import numpy as np

from ...derivation import Derivation, Line
from ...forward_pass import sigmoid
from ...panels.exercise import FindTheSlip, Planted, draws

NUMBERS = (3, 4, (5, 6), 7, 8, 9, 10)
MALIGNANT = [  # what each line charges where y = 1: its LaTeX behind the sign, and the numbers
    (r"- \log(\hat{\mathbf{y}})", lambda z: -np.log(sigmoid(z))),
    (r"- \log(\sigma(\mathbf{z}))", lambda z: -np.log(sigmoid(z))),
    (r"- \log\left(\frac{1}{1 + e^{-\mathbf{z}}}\right)", lambda z: -np.log(1 / (1 + np.exp(-z)))),
    (r"- \left(\log(1) - \log(1 + e^{-\mathbf{z}})\right)", lambda z: -(np.log(1) - np.log(1 + np.exp(-z)))),
    *[(r"\log(1 + e^{-\mathbf{z}})", lambda z: np.log(1 + np.exp(-z)))] * 3,
]
BENIGN = [  # and where y = 0
    (r"- \log(1 - \hat{\mathbf{y}})", lambda z: -np.log(1 - sigmoid(z))),
    (r"- \log(1 - \sigma(\mathbf{z}))", lambda z: -np.log(1 - sigmoid(z))),
    (r"- \log\left(1 - \frac{1}{1 + e^{-\mathbf{z}}}\right)", lambda z: -np.log(1 - 1 / (1 + np.exp(-z)))),
    (
        r"- \log\left(\frac{1 + e^{-\mathbf{z}} - 1}{1 + e^{-\mathbf{z}}}\right)",
        lambda z: -np.log((1 + np.exp(-z) - 1) / (1 + np.exp(-z))),
    ),
    (
        r"- \log\left(\frac{e^{-\mathbf{z}} e^{\mathbf{z}}}{(1 + e^{-\mathbf{z}}) e^{\mathbf{z}}}\right)",
        lambda z: -np.log(np.exp(-z) * np.exp(z) / ((1 + np.exp(-z)) * np.exp(z))),
    ),
    (r"- \left(\log(1) - \log(1 + e^{\mathbf{z}})\right)", lambda z: -(np.log(1) - np.log(1 + np.exp(z)))),
    (r"\log(1 + e^{\mathbf{z}})", lambda z: np.log(1 + np.exp(z))),
]


Y, NOT_Y = r"\mathbf{y}^T", r"(\mathbf{1} - \mathbf{y})^T"


def _planted(key, why, malignant=(), benign=()):
    """The derivation whose last lines charge these in the place of the right ones."""
    ends = [own[: len(own) - len(end)] + list(end) for own, end in ((MALIGNANT, malignant), (BENIGN, benign))]
    lines = []
    for number, (a, charge_1), (b, charge_0) in zip(NUMBERS, *ends, strict=True):
        latex = f"{_times(Y, a)} {'' if b.startswith('-') else '+'} {_times(NOT_Y, b)}"
        lines.append(Line(number, latex, "", lambda z, y, a=charge_1, b=charge_0: y @ a(z) + (1 - y) @ b(z), number))
    return Planted(Derivation(draws.scores, lines), key, why)


def _times(factor, charge):
    """The LaTeX of a factor times a charge, with the sign in front."""
    return f"- {factor} {charge[2:]}" if charge.startswith("- ") else f"{factor} {charge}"


PLANTED = [
    _planted(
        9,
        "(1 + e^-z) e^z is e^z + 1, and here the 1 got lost. With z for log(e^z + 1) a benign biopsy could cost less than nothing.",
        benign=[
            (r"- \left(\log(1) - \log(e^{\mathbf{z}})\right)", lambda z: -(np.log(1) - np.log(np.exp(z)))),
            (r"\mathbf{z}", lambda z: z),
        ],
    ),
    _planted(
        7,
        "The log of a quotient is the difference of the logs, log(1) - log(1 + e^-z). Here it is their sum.",
        malignant=[
            (r"- \left(\log(1) + \log(1 + e^{-\mathbf{z}})\right)", lambda z: -(np.log(1) + np.log(1 + np.exp(-z)))),
            *[(r"- \log(1 + e^{-\mathbf{z}})", lambda z: -np.log(1 + np.exp(-z)))] * 3,
        ],
    ),
    _planted(
        8,
        "Expanding a fraction multiplies numerator and denominator by e^z. Here only the numerator was.",
        benign=[
            (
                r"- \log\left(\frac{e^{-\mathbf{z}} e^{\mathbf{z}}}{1 + e^{-\mathbf{z}}}\right)",
                lambda z: -np.log(np.exp(-z) * np.exp(z) / (1 + np.exp(-z))),
            ),
            (r"- \left(\log(1) - \log(1 + e^{-\mathbf{z}})\right)", lambda z: -(np.log(1) - np.log(1 + np.exp(-z)))),
            (r"\log(1 + e^{-\mathbf{z}})", lambda z: np.log(1 + np.exp(-z))),
        ],
    ),
    _planted(
        5,
        "The sigmoid, Eq. (2), has e^-z in its denominator. Here it is e^z, on the left only.",
        malignant=[
            (r"- \log\left(\frac{1}{1 + e^{\mathbf{z}}}\right)", lambda z: -np.log(1 / (1 + np.exp(z)))),
            (r"- \left(\log(1) - \log(1 + e^{\mathbf{z}})\right)", lambda z: -(np.log(1) - np.log(1 + np.exp(z)))),
            *[(r"\log(1 + e^{\mathbf{z}})", lambda z: np.log(1 + np.exp(z)))] * 3,
        ],
    ),
    _planted(
        10,
        "Minus times minus: -(log 1 - log(1 + e^z)) is + log(1 + e^z). Here a minus is left.",
        benign=[(r"- \log(1 + e^{\mathbf{z}})", lambda z: -np.log(1 + np.exp(z)))],
    ),
    _planted(
        7,
        "Over the common denominator 1 - 1 / (1 + e^-z) is (1 + e^-z - 1) / (1 + e^-z). Here a 1 is added where it should be taken away.",
        benign=[
            (
                r"- \log\left(\frac{1 + e^{-\mathbf{z}} + 1}{1 + e^{-\mathbf{z}}}\right)",
                lambda z: -np.log((1 + np.exp(-z) + 1) / (1 + np.exp(-z))),
            ),
            (
                r"- \log\left(\frac{(2 + e^{-\mathbf{z}}) e^{\mathbf{z}}}{(1 + e^{-\mathbf{z}}) e^{\mathbf{z}}}\right)",
                lambda z: -np.log((2 + np.exp(-z)) * np.exp(z) / ((1 + np.exp(-z)) * np.exp(z))),
            ),
            (
                r"- \left(\log(2 e^{\mathbf{z}} + 1) - \log(1 + e^{\mathbf{z}})\right)",
                lambda z: -(np.log(2 * np.exp(z) + 1) - np.log(1 + np.exp(z))),
            ),
            (
                r"\left(\log(1 + e^{\mathbf{z}}) - \log(1 + 2 e^{\mathbf{z}})\right)",
                lambda z: np.log(1 + np.exp(z)) - np.log(1 + 2 * np.exp(z)),
            ),
        ],
    ),
]

find_the_slip = FindTheSlip(
    "find_the_slip",
    "One of these lines does not follow from the one above it; all others do. Which one? Answer with its number.",
    PLANTED,
    inputs=("z", "y"),
    small=([1, -2], [1, 0]),
    hints=[
        "Compare two lines at a time, first what goes with y, then what goes with 1 - y.",
        "A line is in doubt only if it differs from the one above; try z = 1, not 0, where e^z and e^-z are the same.",
    ],
)
