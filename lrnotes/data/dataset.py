"""Data sets in the shape that every notebook takes: X with its bias column, y of zeros and ones, and names."""

from typing import NamedTuple

import numpy as np

from ..checks import check_numbers
from ..forward_pass import add_bias
from .beside import TABLES


class DataSet(NamedTuple):
    """Examples ready to fit, and what they were before."""

    X: np.ndarray  # (N, D + 1): ones, then the standardised features
    y: np.ndarray  # (N,)
    names: list  # D feature names: names[j] belongs to X[:, j + 1]
    raw: np.ndarray  # (N, D): the features in their own units
    classes: tuple  # what y = 0 and y = 1 stand for
    reading: object = None  # of a table of your own: what was done to it, to be printed

    def column(self, name):
        """The column of X that holds the feature `name`. Raises ValueError, with the names that there are, if there is none."""
        if name not in self.names:
            raise ValueError(f"there is no feature {name!r}; the names are {', '.join(self.names)}")
        return 1 + self.names.index(name)


def standardise(raw, by=None):
    """Each column less its mean, in units of its standard deviation (population): its own, or those of the rows `by` if given.

    Raises ValueError if raw or `by` is not a table of finite numbers, or if a column is constant, because it has no such unit.
    """
    raw = check_numbers(raw, "raw", 2)
    by = raw if by is None else check_numbers(by, "by", 2)
    constant = np.flatnonzero(by.min(axis=0) == by.max(axis=0))
    if constant.size:
        raise ValueError(f"column {constant[0]} is {by[0, constant[0]]:g} throughout: leave it out")
    return (raw - by.mean(axis=0)) / by.std(axis=0)


def breast_cancer():
    """The Wisconsin diagnostic breast cancer data: 569 biopsies, 30 features of their cell nuclei, y = 1 malignant.

    Each feature is the mean, the standard error or the worst (mean of the three largest) of one measurement over the nuclei of
    one image. Source: Wolberg, Street and Mangasarian, UCI Machine Learning Repository, 1995 (CC BY 4.0), as it ships with scikit-learn.
    """
    rows = np.loadtxt(TABLES / "breast_cancer.csv", delimiter=",", dtype=str)  # a copy: to import scikit-learn takes a second
    names, raw, y = rows[0, :-1].tolist(), rows[1:, :-1].astype(float), (rows[1:, -1] == "malignant").astype(float)
    return DataSet(add_bias(standardise(raw)), y, names, raw, ("benign", "malignant"))
