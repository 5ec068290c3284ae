"""Functions to write in notebook 05: units that do not peek, and the one-standard-error rule, with the slips that are known."""

from itertools import product

import numpy as np

from ...panels.exercise import Exercise, Slip


def _standardise_fold(
    inside,
    out,
    known=lambda inside, out: inside,
    which=lambda inside, out: out,
    average=lambda known: known.mean(axis=0),
    spread=lambda known: known.std(axis=0),
    scale=lambda out, average, spread: (out - average) / spread,
):
    """The held-out rows `out` (M, D), each column less the mean and over the (population) deviation of the rows `inside` (N, D)."""
    rows = known(inside, out)
    return scale(which(inside, out), average(rows), spread(rows))


standardise_fold = Exercise(
    _standardise_fold,
    sample=lambda rng: (rng.normal(1, 2, (rng.integers(4, 8), 2)), rng.normal(1, 2, (3, 2))),
    small=[
        *[([[0], [a]], [[b]]) for a, b in product((2, 4), (0, 1, 3))],
        *[([[0], [a]], [[b], [c]]) for a, b, c in product((2, 4), (0, 1), (3, 5))],
        *[([[0, 1], [2, a]], [[b, 4], [6, 3]]) for a, b in product((3, 5), (0, 1))],
    ],
    slips=[
        Slip(
            "peeked: all rows",
            "Section 10: what is held out must not help to make the units. Yours is right once the model is chosen and trained on all.",
            known=lambda inside, out: np.vstack([inside, out]),
        ),
        Slip(
            "the fold by itself",
            "A new example comes alone, in the units of the training rows. Yours makes the fold's own mean 0 by definition.",
            known=lambda inside, out: out,
        ),
        Slip("one mean for all columns", "Each column has a mean of its own: mean(axis=0).", average=lambda known: known.mean()),
        Slip(
            "one deviation for all columns",
            "Each column has a standard deviation of its own: std(axis=0).",
            spread=lambda known: known.std(),
        ),
        Slip(
            "ddof: N - 1 for N",
            "Here the standard deviation is the population's, as in notebook 01: divided by N.",
            spread=lambda known: known.std(axis=0, ddof=1),
        ),
        Slip(
            "variance for deviation",
            "A standardised column has no unit. Divided by the variance it has one over the unit.",
            spread=lambda known: known.var(axis=0),
        ),
        Slip(
            "range for deviation",
            "The unit is the standard deviation. Yours is largest minus least.",
            spread=lambda known: np.ptp(known, axis=0),
        ),
        Slip(
            "from least to largest",
            "Standardised means mean 0 and deviation 1. Yours runs from 0 at the least to 1 at the largest.",
            average=lambda known: known.min(axis=0),
            spread=lambda known: np.ptp(known, axis=0),
        ),
        Slip(
            "the rows inside for those held out",
            "The rows `out` are asked for, in the units of the rows `inside`.",
            which=lambda inside, out: inside,
        ),
        Slip(
            "median for mean",
            "A standardised column is less its mean. The median is the sturdier choice, but not this one.",
            average=lambda known: np.median(known, axis=0),
        ),
        Slip("not centred", "Less the mean first, then over the standard deviation.", scale=lambda out, average, spread: out / spread),
        Slip(
            "not scaled",
            "Over the standard deviation too, so that one lambda is fair to all columns.",
            scale=lambda out, average, spread: out - average,
        ),
        Slip(
            "no brackets",
            "(out - mean) / std: without brackets only the mean is divided.",
            scale=lambda out, average, spread: out - average / spread,
        ),
        Slip(
            "times the deviation",
            "Divide by the standard deviation: the unit has to go.",
            scale=lambda out, average, spread: (out - average) * spread,
        ),
    ],
    hints=[
        "Mean and standard deviation of each column of `inside`, axis 0.",
        "Nothing is computed from `out` but the answer.",
    ],
    solution="return (out - inside.mean(axis=0)) / inside.std(axis=0)",
)


def _one_standard_error(
    means,
    errors,
    best=lambda means: np.argmin(means),
    margin=lambda errors, i: errors[i],
    pick=lambda good, means: good[-1],
):
    """The place of the largest lambda whose mean loss is at most one standard error above the least; lambdas rise from left to right."""
    i = best(means)
    return pick(np.flatnonzero(means <= means[i] + margin(errors, i)), means)


def _losses(rng):
    """Mean losses of 60 lambdas, a rough valley that is steeper on its right, and their standard errors, few of them large."""
    at = np.arange(60) - rng.integers(10, 35)
    return 0.1 + np.where(at > 0, 0.0008, 0.0003) * at**2 + rng.uniform(0, 0.05, 60), rng.exponential(rng.uniform(0.05, 0.3), 60)


one_standard_error = Exercise(
    _one_standard_error,
    sample=_losses,
    small=[(means, [1, e, 2, 1]) for means in ([3, 3, 4, 9], [4, 3, 4, 5], [4, 3, 5, 8], [4, 4, 5, 6]) for e in (1, 2, 3)],
    slips=[
        Slip(
            "the least itself",
            "Section 10: the rule goes as far towards a large lambda as one standard error allows. Yours is the minimum.",
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
            pick=lambda good, means: means[good[-1]],
        ),
        Slip(
            "mean of the errors",
            "The margin is the standard error at the least loss, not a mean.",
            margin=lambda errors, i: np.mean(errors),
        ),
        Slip(
            "the smallest lambda",
            "Lambdas rise from left to right: the largest is the last that is good enough, not the first.",
            pick=lambda good, means: good[0],
        ),
        Slip(
            "how many are good", "The place of one lambda is asked for, not how many are good enough.", pick=lambda good, means: len(good)
        ),
        Slip("all that are good", "One place is asked for: the last.", pick=lambda good, means: good),
        Slip("places counted from 1", "NumPy counts from 0.", pick=lambda good, means: good[-1] + 1),
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
