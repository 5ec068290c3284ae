"""Columns that are the same in all rows that happen to be drawn: they have no unit there, and tell nothing."""

import numpy as np

from ..checks import check_numbers
from ..data import standardise
from ..forward_pass import add_bias


def table(raw, by=None):
    """`standardise` of features raw (N, D) behind a column of ones, but 0 where a feature is the same throughout the rows `by`.

    So its weight is 0 too: nothing pulls at it. Raises ValueError if raw or `by` is not a table of finite numbers.
    """
    raw = check_numbers(raw, "raw", 2)
    by = raw if by is None else by
    constant = by.min(axis=0) == by.max(axis=0)
    if not constant.any():
        return add_bias(standardise(raw, by))
    varied = add_bias(np.zeros(raw.shape))
    if not constant.all():
        varied[:, 1:][:, ~constant] = standardise(raw[:, ~constant], by[:, ~constant])
    return varied
