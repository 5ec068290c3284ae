"""A function to write in notebook 05: the one-standard-error rule, with the slips that are known."""

import numpy as np

from ...panels.exercise import Exercise, Slip


def _one_standard_error(
    means,
    errors,
    best=lambda means: np.argmin(means),
    margin=lambda errors, i: errors[i],
    pick=lambda good, means, line, i: good[-1],
):
    """The place of the largest lambda whose mean loss is at most one standard error above the least; lambdas rise from left to right."""
    i = best(means)
    line = means[i] + margin(errors, i)
    return pick(np.flatnonzero(means <= line), means, line, i)


def _in_one_go(good, means, line, i):
    """The last place up to which, from i on, all are good."""
    above = np.setdiff1d(np.arange(i, len(means) + 1), good)
    return above[0] - 1


def _losses(rng):
    """Mean losses of 50 to 60 lambdas, a rough valley that is steeper on its right, and their standard errors, few of them large."""
    at = np.arange(rng.integers(50, 61)) - rng.integers(10, 35)
    return 0.1 + np.where(at > 0, 0.0008, 0.0003) * at**2 + rng.uniform(0, 0.05, len(at)), rng.exponential(rng.uniform(0.05, 0.3), len(at))


one_standard_error = Exercise(
    _one_standard_error,
    sample=_losses,
    small=[
        ([0, 1], [0.6, 0]),
        ([0, 1], [0.6, 1]),
        ([0, 2, 0.5], [1, 0, 0]),
        ([0, 2, 3], [2, 0, 0]),
        ([2, 0, 1, 4], [1, 1.5, 0, 0]),
        *[(means, [1, e, 2, 1]) for means in ([4, 3, 4, 5], [4, 3, 5, 8], [4, 4, 5, 6]) for e in (1, 2, 3)],
    ],
    slips=[
        Slip(
            "the least itself",
            "The rule goes as far towards a large lambda as one standard error allows. Yours is the minimum.",
            margin=lambda errors, i: 0,
        ),
        Slip("two standard errors", "One standard error, no more.", margin=lambda errors, i: 2 * errors[i]),
        Slip("half a standard error", "One standard error, no less.", margin=lambda errors, i: errors[i] / 2),
        Slip(
            "each its own error", "The margin is the standard error at the least loss, one number for all.", margin=lambda errors, i: errors
        ),
        Slip(
            "the least error",
            "The margin is the standard error at the least loss, not the least standard error.",
            margin=lambda errors, i: np.min(errors),
        ),
        Slip(
            "the largest error",
            "The margin is the standard error at the least loss, not the largest.",
            margin=lambda errors, i: np.max(errors),
        ),
        Slip(
            "the loss, not its place",
            "The place of one lambda is asked for. Yours is the mean loss there.",
            pick=lambda good, means, line, i: means[good[-1]],
        ),
        Slip(
            "the limit, not a place",
            "The place of one lambda is asked for. Yours is the least mean loss and its standard error, added: the limit for the others.",
            pick=lambda good, means, line, i: line,
        ),
        Slip(
            "nearest to the limit",
            "The largest lambda is asked for whose loss is at most the limit. Yours is the one nearest to it, which may be above it.",
            pick=lambda good, means, line, i: np.argmin(np.abs(means - line)),
        ),
        Slip(
            "stopped at the first above the limit",
            "The largest lambda that is good enough is asked for. Yours goes to the right from the least loss and stops at the first that "
            "is not, though good ones may follow.",
            pick=_in_one_go,
        ),
        Slip(
            "always the last",
            "The largest lambda that is good enough is asked for, not the largest of all.",
            pick=lambda good, means, line, i: len(means) - 1,
        ),
        Slip(
            "always the first",
            "The largest lambda that is good enough is asked for. Yours is place 0, whatever the losses.",
            pick=lambda good, means, line, i: 0,
        ),
        Slip(
            "error bars that overlap",
            "The margin is one standard error, that at the least loss. Yours takes each lambda's own off as well.",
            margin=lambda errors, i: errors[i] + errors,
        ),
        Slip(
            "mean of the errors",
            "The margin is the standard error at the least loss, not a mean.",
            margin=lambda errors, i: np.mean(errors),
        ),
        Slip(
            "the smallest lambda",
            "Lambdas rise from left to right: the largest is the last that is good enough, not the first.",
            pick=lambda good, means, line, i: good[0],
        ),
        Slip(
            "how many are good",
            "The place of one lambda is asked for, not how many are good enough.",
            pick=lambda good, means, line, i: len(good),
        ),
        Slip("all that are good", "One place is asked for: the last.", pick=lambda good, means, line, i: good),
        Slip("places counted from 1", "NumPy counts from 0.", pick=lambda good, means, line, i: good[-1] + 1),
    ],
    hints=[
        "np.argmin gives the place of the least mean loss; its own standard error is the margin.",
        "Which places are no higher than that? The last is the largest lambda.",
    ],
    solution="""
        best = np.argmin(means)
        return np.flatnonzero(means <= means[best] + errors[best])[-1]
    """,
    draws=200,
)
