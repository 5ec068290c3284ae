"""The function to write in notebook 02: the loss from the scores, with the slips that are known."""

import numpy as np

from ...forward_pass import sigmoid
from ...panels.exercise import Exercise, Slip, draws
from .work import work


def _cross_entropy(
    z,
    y,
    score=lambda z: z,
    label=lambda y: y,
    each=lambda z, y: np.logaddexp(0, (1 - 2 * y) * z),
    over=lambda losses, y: np.mean(losses),
    after=lambda loss: loss,
):
    """The mean cross-entropy of scores z (N,) with labels y (N,), Eq. (10): one number, finite also at z = 50."""
    y = label(y)
    return after(over(each(score(z), y), y))


def _from_probability(z, y):
    y_hat = sigmoid(z)
    return -y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat)


def _with_extremes(rng):
    """Scores of which one draw in three has a 50 for benign examples, where y_hat rounds to 1, and another has nothing outside 0 to 1."""
    z, y = draws.scores(rng)
    kind = rng.integers(3)
    if kind == 0:
        return np.where(y == 0, 50, z), y
    return (rng.uniform(0.05, 0.95, len(z)) if kind == 1 else z), y


def _only(label):
    """The loss with the term of one label alone."""
    return lambda z, y: np.where(y == label, np.logaddexp(0, (1 - 2 * y) * z), 0)


cross_entropy = Exercise(
    _cross_entropy,
    sample=_with_extremes,
    small=[*draws.small_scores(), ([50], [0])],
    slips=[
        Slip("sign of z", "Eq. (10) has log(1 + e^-z) for y = 1: a high score costs little there.", score=np.negative),
        Slip("log of the wrong class", "Eq. (3): y goes with log y_hat, and 1 - y with log(1 - y_hat).", label=lambda y: 1 - y),
        Slip("sigmoid applied twice", "Eq. (10) takes z itself. Yours takes y_hat for z.", score=sigmoid),
        Slip("only the term of y = 1", "Eq. (3) has two terms; without (1 - y) log(1 - y_hat) a false alarm costs nothing.", each=_only(1)),
        Slip("only the term of y = 0", "Eq. (3) has two terms; without y log y_hat a miss costs nothing.", each=_only(0)),
        Slip(
            "a probability that was rounded to 1",
            "Eq. (10) is Eq. (3) with the probability never formed: at z = 50 it rounds to 1, and log(1 - 1) has no value.",
            each=_from_probability,
        ),
        Slip(
            "log of z",
            "Eq. (3) takes the log of a probability. Yours takes that of the score, which has none where z is negative.",
            each=lambda z, y: -y * np.log(z) - (1 - y) * np.log(1 - z),
        ),
        Slip(
            "squared error",
            "Eq. (3) is -log of the probability of what happened. Yours is (y_hat - y)^2, which never costs more than 1.",
            each=lambda z, y: (sigmoid(z) - y) ** 2,
        ),
        Slip(
            "share of errors",
            "Eq. (3) asks how sure the model was. Yours counts hard labels that are wrong.",
            each=lambda z, y: np.where((z >= 0) == y, 0, 1),
        ),
        Slip(
            "minus between the two terms",
            "Eq. (3) is -(y log y_hat + (1 - y) log(1 - y_hat)): both terms cost.",
            each=lambda z, y: (2 * y - 1) * np.logaddexp(0, (1 - 2 * y) * z),
        ),
        Slip(
            "one log for both classes",
            "Eq. (3) has log(1 - y_hat) where y = 0. Yours takes log y_hat there too, as a slip in the notes does.",
            each=lambda z, y: np.logaddexp(0, -z),
        ),
        Slip(
            "labels 0 and 1 for -1 and 1",
            "log(1 + e^(-yz)) is right for labels -1 and 1. With y = 0 it is log 2, whatever the score.",
            each=lambda z, y: np.logaddexp(0, -y * z),
        ),
        Slip(
            "log of the mean",
            "Eq. (3) is the mean of the logs. Yours is the log of the mean probability.",
            over=lambda losses, y: -np.log(np.mean(np.exp(-losses))),
        ),
        Slip("not averaged", "Eq. (3) is one number, the mean over examples.", over=lambda losses, y: losses),
        Slip("forgot 1/N", "Eq. (3) is a mean. Yours is the sum over examples.", over=lambda losses, y: np.sum(losses)),
        Slip(
            "1/N on the last term only",
            "Eq. (3): 1/N stands before the whole bracket.",
            over=lambda losses, y: np.sum(losses * np.where(y == 1, 1, 1 / len(y))),
        ),
        Slip(
            "1/N on the first term only",
            "Eq. (3): 1/N stands before the whole bracket.",
            over=lambda losses, y: np.sum(losses * np.where(y == 1, 1 / len(y), 1)),
        ),
        Slip("1/2N for 1/N", "Eq. (3) has 1/N; the 1/2 belongs to squared errors.", over=lambda losses, y: np.mean(losses) / 2),
        Slip(
            "ddof: N - 1 for N",
            "Eq. (3) divides by N. N - 1 belongs to the variance of a sample.",
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
)
