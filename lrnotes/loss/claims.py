"""Claims for the reader to give probabilities to, and what these cost: Eq. (3) on the reader."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ..checks import check_probabilities
from ..forward_pass import sigmoid


class Claim(NamedTuple):
    """A sentence that is true or false, with the figure that says which."""

    text: str
    figure: Callable  # of the biopsies, a data set
    holds: Callable  # of the figure
    so: str  # the figure in words, to be formatted

    def truth(self, biopsies):
        """1 if the claim is true of these biopsies, 0 if not."""
        return int(self.holds(self.figure(biopsies)))

    def in_words(self, biopsies):
        """Whether it is true, and the figure."""
        return f"{('false', 'true')[self.truth(biopsies)]}: {self.so.format(self.figure(biopsies))}"


class Charges(NamedTuple):
    """What the probabilities of N claims cost, each (N,)."""

    to_truth: np.ndarray  # the probability that was given to what is true
    entropy: np.ndarray  # minus its log, Eq. (3) before the sum
    squared: np.ndarray  # the squared error


def _column(biopsies, name):
    return biopsies.raw[:, biopsies.names.index(name)]


def _largest_benign_radius(biopsies):
    return _column(biopsies, "mean radius")[biopsies.y == 0].max()


def _correlation(biopsies):
    return np.corrcoef(_column(biopsies, "mean radius"), _column(biopsies, "mean perimeter"))[0, 1]


def _difference(biopsies):
    fractal = _column(biopsies, "mean fractal dimension")
    return fractal[biopsies.y == 1].mean() - fractal[biopsies.y == 0].mean()


CLAIMS = (
    Claim("A score of 2 is a probability of more than 90%.", lambda _: sigmoid(2.0), lambda p: p > 0.9, "it is {:.1%}"),
    Claim("0.99 to the power of 100 is less than one third.", lambda _: 0.99**100, lambda power: power < 1 / 3, "it is {:.3f}"),
    Claim("e to the power of 7 is more than 1,000.", lambda _: np.exp(7), lambda power: power > 1000, "it is {:,.0f}"),
    Claim(
        "1 + 1/2 + 1/3 and so on to 1/100 is more than 6.",
        lambda _: sum(1 / n for n in range(1, 101)),
        lambda total: total > 6,
        "it is {:.2f}",
    ),
    Claim("1.01 to the power of 365 is more than 30.", lambda _: 1.01**365, lambda power: power > 30, "it is {:.1f}"),
    Claim(
        "Every biopsy with a mean radius above 18 is malignant.",
        _largest_benign_radius,
        lambda radius: radius <= 18,
        "the largest of a benign one is {:.2f}",
    ),
    Claim(
        "On average, malignant biopsies have the larger mean fractal dimension.",
        _difference,
        lambda difference: difference > 0,
        "the difference is {:.4f}",
    ),
    Claim(
        "Mean radius and mean perimeter have a correlation above 0.99 (1 would be an exact rising line, 0 no line at all).",
        _correlation,
        lambda correlation: correlation > 0.99,
        "it is {:.3f}",
    ),
)


def charge(given, y):
    """What each probability `given` (N,) to y = 1 costs, by Eq. (3) and by the squared error: Charges.

    Raises ValueError if given and y differ in length, a probability is not between 0 and 1, or a label not 0 or 1.
    """
    given, y = check_probabilities(given, y)
    to_truth = np.where(y == 1, given, 1 - given)
    return Charges(to_truth, -np.log(to_truth), (1 - to_truth) ** 2)
