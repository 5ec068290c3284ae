"""Data sets in the shape that every notebook takes: X with its bias column, y of zeros and ones, and names."""

from typing import NamedTuple

import numpy as np

from ..checks import check_numbers
from ..forward_pass import add_bias
from . import csv_table


class DataSet(NamedTuple):
    """Examples ready to fit, and what they were before."""

    X: np.ndarray  # (N, D + 1): ones, then the standardised features
    y: np.ndarray  # (N,)
    names: list  # D feature names: names[j] belongs to X[:, j + 1]
    raw: np.ndarray  # (N, D): the features in their own units
    classes: tuple  # what y = 0 and y = 1 stand for

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
    one image. Source: Wolberg, Street and Mangasarian, UCI Machine Learning Repository, 1995, as it ships with
    scikit-learn.
    """
    from sklearn.datasets import load_breast_cancer  # here and not above: the import takes a second

    bunch = load_breast_cancer()
    X = add_bias(standardise(bunch.data))
    return DataSet(X, 1.0 - bunch.target, [str(name) for name in bunch.feature_names], bunch.data, ("benign", "malignant"))


def from_csv(path, target, positive=None):
    """A data set of your own, from a CSV file: a line of column names, then a row for each example.

    `target` names the column to predict. It holds two different values, words or numbers. y = 1 is the value `positive`; without
    it, the one that sorts last (as numbers if both are). `classes` says which is which, as they stand in the file. Every other
    column is a feature and holds finite numbers with a decimal point.

    The file is UTF-8, with a byte order mark or without. The delimiter is a comma, a semicolon or a tab: the one that makes `target`
    one of the names in the first line; of several, the one that makes most names. Blank lines and spaces around values do not count.

    Raises FileNotFoundError if there is no such file, and ValueError, with the value, its line and its column, for whatever else
    stands in the way of a fit. A value is missing, and refused, if it is empty, NA, N/A, #N/A, NaN, null, ? or - (in a target of
    + and - it is a class).
    """
    names, raw, y, classes = csv_table.read(path, target, positive)
    return DataSet(add_bias(standardise(raw)), y, names, raw, classes)
