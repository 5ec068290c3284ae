"""The function to write in notebook 02: the loss from the scores, with the slips that are known."""

import numpy as np

from ...forward_pass import sigmoid
from ...panels.exercise import Exercise, Slip, draws
from .prices import below_zero, from_probability, logs
from .signs import SIGN_SLIPS
from .work import work


def _cross_entropy(
    z,
    y,
    score=lambda z: z,
    label=lambda y: y,
    price=logs,
    each=lambda one, zero, y: y * one + (1 - y) * zero,
    over=lambda losses, y: np.mean(losses),
    after=lambda loss: loss,
):
    """The mean cross-entropy of scores z (N,) with labels y (N,), Eq. (10): one number, finite also at z = 50."""
    y = label(y)
    return after(over(each(*price(score(z)), y), y))


def _with_extremes(rng):
    """Scores of which one draw in three has a 50 for benign examples, where y_hat rounds to 1, and another has nothing outside 0 to 1."""
    z, y = draws.scores(rng)
    kind = rng.integers(3)
    if kind == 0:
        return np.where(y == 0, 50, z), y
    return (rng.uniform(0.05, 0.95, len(z)) if kind == 1 else z), y


def _class_means(losses, y):
    """The mean of the examples with y = 1, and that of those with y = 0."""
    return np.array([np.mean(losses[y == label]) for label in (1, 0)])


cross_entropy = Exercise(
    _cross_entropy,
    sample=_with_extremes,
    small=[*draws.small_scores(), ([50], [0])],
    slips=[
        Slip("sign of z", "Eq. (10) has log(1 + e^-z) for y = 1: a high score costs little there.", score=np.negative),
        Slip("log of the wrong class", "Eq. (3): y goes with log y_hat, and 1 - y with log(1 - y_hat).", label=lambda y: 1 - y),
        Slip(
            "y as a column",
            "Eq. (3) pairs each label with its own score. With y.reshape(-1, 1) NumPy pairs every label with every score, an (N, N) array, "
            "and the mean hides it.",
            label=lambda y: y[:, None],
        ),
        Slip("sigmoid applied twice", "Eq. (10) takes z itself. Yours takes y_hat for z.", score=sigmoid),
        Slip(
            "only the term of y = 1",
            "Eq. (3) has two terms; without (1 - y) log(1 - y_hat) an example with y = 0 costs nothing.",
            each=lambda one, zero, y: y * one,
        ),
        Slip(
            "only the term of y = 0",
            "Eq. (3) has two terms; without y log y_hat one with y = 1 costs nothing.",
            each=lambda one, zero, y: (1 - y) * zero,
        ),
        Slip(
            "a probability that was rounded to 1",
            "Eq. (10) is Eq. (3) with the probability never formed: at z = 50 it rounds to 1, and log(1 - 1) has no value.",
            price=from_probability,
        ),
        *[
            Slip(
                f"log kept from 0 by {least:g}",
                f"Eq. (10) by np.logaddexp is right at any z. With a probability clipped at {least:g}, or {least:g} added to it, nothing "
                f"costs more than {-np.log(least):.1f}: at z = 50 it should be 50.",
                price=lambda z, least=least: from_probability(z, least),
            )
            for least in (1e-7, 1e-8, 1e-10, 1e-12, 1e-15)
        ],
        *[
            Slip(  # 1 - (1 - 1e-15) is not quite 1e-15, so that these are others than the above; from 1e-10 on they are the same
                f"each log kept from 0 by {least:g}",
                f"Eq. (10) by np.logaddexp is right at any z. With {least:g} added in each log, or what is logged clipped at it, nothing "
                f"costs more than {-np.log(least):.1f}: at z = 50 it should be 50.",
                price=lambda z, least=least: (-np.log(sigmoid(z) + least), -np.log(1 - sigmoid(z) + least)),
            )
            for least in (1e-12, 1e-15)
        ],
        Slip(
            "log of z",
            "Eq. (3) takes the log of a probability. Yours takes that of the score, which has none where z is negative.",
            price=lambda z: (-np.log(z), -np.log(1 - z)),
        ),
        Slip(
            "squared error",
            "Eq. (3) is -log of the probability of what happened. Yours is (y_hat - y)^2, which never costs more than 1.",
            price=lambda z: (sigmoid(-z) ** 2, sigmoid(z) ** 2),
        ),
        Slip(
            "share of errors",
            "Eq. (3) asks how sure the model was. Yours counts hard labels that are wrong.",
            price=lambda z: (1.0 * (z < 0), 1.0 * (z >= 0)),
        ),
        Slip(
            "minus between the two terms",
            "Eq. (3) is -(y log y_hat + (1 - y) log(1 - y_hat)): both terms cost.",
            each=lambda one, zero, y: y * one - (1 - y) * zero,
        ),
        Slip(
            "one log for both classes",
            "Eq. (3) has log(1 - y_hat) where y = 0. Yours takes log y_hat there too, as the slip does that the notes tell of.",
            each=lambda one, zero, y: one + 0 * y,
        ),
        *SIGN_SLIPS,
        Slip(
            "a formula for labels -1 and 1, used with 0 and 1",
            "log(1 + e^(-yz)) is right for labels -1 and 1. With y = 0 it is log 2, whatever the score.",
            each=lambda one, zero, y: y * one + (1 - y) * np.log(2),
        ),
        Slip(
            "log of the mean",
            "Asked for is the mean of the logs. Yours is the log of the mean probability.",
            over=lambda losses, y: -np.log(np.mean(np.exp(-losses))),
        ),
        Slip("not averaged", "Asked for is one number, the mean over examples.", over=lambda losses, y: losses),
        Slip(
            "forgot 1/N",
            "Asked for is the mean. Yours is the sum over examples, as (3) and (10) stand in the notes.",
            over=lambda losses, y: np.sum(losses),
        ),
        Slip(
            "1/N on the last term only",
            "The mean: 1/N stands before the whole bracket.",
            over=lambda losses, y: np.sum(losses * np.where(y == 1, 1, 1 / len(y))),
        ),
        Slip(
            "1/N on the first term only",
            "The mean: 1/N stands before the whole bracket.",
            over=lambda losses, y: np.sum(losses * np.where(y == 1, 1 / len(y), 1)),
        ),
        Slip(
            "a mean for each class, then added",
            "The mean has one 1/N before both sums. Yours divides each by its own number, so that the rarer class weighs more. It is nan "
            "where no example has y = 1, or none y = 0: the mean of nothing.",
            over=lambda losses, y: np.sum(_class_means(losses, y)),
        ),
        Slip(
            "the mean of the two class means",
            "Asked for is the mean over examples. Yours gives both classes half the weight, right for a balanced loss. It is nan where no "
            "example has y = 1, or none y = 0: the mean of nothing.",
            over=lambda losses, y: np.mean(_class_means(losses, y)),
        ),
        Slip("1/2N for 1/N", "The mean has 1/N; the 1/2 belongs to squared errors.", over=lambda losses, y: np.mean(losses) / 2),
        Slip(
            "ddof: N - 1 for N",
            "The mean divides by N. N - 1 belongs to the variance of a sample.",
            over=lambda losses, y: np.sum(losses) / (len(y) - 1),
        ),
        Slip("minus left out", "Eq. (3): the log of a probability is negative, a cost is not.", after=np.negative),
        Slip("log to base 10", "Eq. (3) has the natural logarithm: np.log.", after=lambda loss: loss / np.log(10)),
        Slip("log to base 2", "Eq. (3) has the natural logarithm: np.log. Yours is in bits.", after=lambda loss: loss / np.log(2)),
    ],
    hints=[
        "One number, the mean over examples; z = 0 costs log 2 whatever the label.",
        "For y = 1 an example costs log(1 + e^-z), for y = 0 log(1 + e^z).",
        "Both at once: log(1 + e^u) with u = (1 - 2y) z. np.logaddexp(0, u) is that for any u.",
    ],
    solution="return np.mean(np.logaddexp(0, (1 - 2 * y) * z))",
    work=work,
    odd=below_zero,
)
