"""A function to write in notebook 05: units that do not peek, with the slips that are known."""

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


def _rows(rng):
    """3 to 6 rows inside and 3 outside, of 2 to 4 columns: where these are as many as the rows, slips with the axis can be computed."""
    columns = rng.integers(2, 5)
    return rng.normal(1, 2, (rng.integers(3, 7), columns)), rng.normal(1, 2, (3, columns))


standardise_fold = Exercise(
    _standardise_fold,
    sample=_rows,
    small=[
        *[([[0, 1], [0, 1], [a, 9], [4, 9]], [[b, 9]]) for a, b in product((4, 0), (0, 6))],
        *[([[0, 1], [0, 3], [6, a]], [[b, 4]]) for a, b in product((5, 8), (0, 1))],
        *[([[0, 1, 2], [3, 1, 0], [6, 4, 1]], [[b, 4, 3]]) for b in (0, 1)],
    ],
    slips=[
        Slip(
            "peeked: all rows",
            "What is held out must not help to make the units. Yours has the held-out rows in its mean and deviation, so that "
            "they are not held out any more.",
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
            "Here the standard deviation is the population's, as in notebook 01: divided by N. pandas' .std() divides by N - 1.",
            spread=lambda known: known.std(axis=0, ddof=1),
        ),
        Slip(
            "standard error for deviation",
            "A standardised column has a deviation of 1. Yours divides by std / sqrt(N), which says how sure its mean is.",
            spread=lambda known: known.std(axis=0) / np.sqrt(len(known)),
        ),
        Slip(
            "sum for mean",
            "The deviation is the root of the mean squared distance from the mean. Yours is the root of the sum, without 1/N.",
            spread=lambda known: np.sqrt(np.sum((known - known.mean(axis=0)) ** 2, axis=0)),
        ),
        Slip(
            "sum of a column for its mean",
            "A standardised column is less its mean, the sum divided by the number of rows. Yours is less the sum.",
            average=lambda known: known.sum(axis=0),
        ),
        Slip(
            "squares taken from 0",
            "The deviation is measured from the mean: squares of x - mean. Yours are squares of x, right where the mean is 0.",
            spread=lambda known: np.sqrt(np.mean(known**2, axis=0)),
        ),
        Slip(
            "mean distance for deviation",
            "The deviation is the root of the mean square. Yours is the mean of abs(x - mean), which outliers move less.",
            spread=lambda known: np.mean(np.abs(known - known.mean(axis=0)), axis=0),
        ),
        Slip(
            "axis 1 for axis 0",
            "A column has its mean along axis 0, over the rows. Along axis 1 it is the mean of each example over its features.",
            average=lambda known: known.mean(axis=1),
            spread=lambda known: known.std(axis=1),
        ),
        Slip(
            "axis 1 for axis 0, keepdims",
            "A column has its mean along axis 0, over the rows. Along axis 1 it is the mean of each example over its features.",
            average=lambda known: known.mean(axis=1, keepdims=True),
            spread=lambda known: known.std(axis=1, keepdims=True),
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
            "Standardised means mean 0 and deviation 1. Yours puts the least of the rows inside at 0 and their largest at 1.",
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
            "sign turned",
            "What is above the mean is positive: out less the mean. Yours is the mean less out.",
            scale=lambda out, average, spread: (average - out) / spread,
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
