"""A column of a table: the different entries that it holds, which of them stands in each row, and what counts as missing."""

from typing import NamedTuple

import numpy as np

from .written import is_date, plain

MISSING = {"", "na", "n/a", "#n/a", "nan", "null", "?", "<na>", "nat"}  # in any case, and behind a minus: -NaN, and a lone -
PERHAPS = {".", "none", "missing"}  # that depends on the company


class Column(NamedTuple):
    """K different entries and N rows."""

    name: str
    kinds: np.ndarray  # (K,) numbers, or texts
    which: np.ndarray  # (N,) the place of each row's entry in `kinds`, -1 where there is none
    sort: str  # "number", "text", "category" (that is what the frame says) or "date"

    def text(self, k):
        """Entry k as a message and a label show it."""
        entry = self.kinds[k]
        return str(entry) if self.sort != "number" else str(int(entry)) if float(entry).is_integer() else repr(float(entry))

    def texts(self):
        return [self.text(k) for k in range(len(self.kinds))]

    def counts(self):
        """In how many rows each entry stands, (K,)."""
        return np.bincount(self.which[self.which >= 0], minlength=len(self.kinds))

    def first(self, k):
        """The first row of entry k."""
        return int(np.flatnonzero(self.which == k)[0])

    def values(self, numbers):
        """One number a row (N,), from one a kind; nan where there is no entry."""
        return np.append(numbers, np.nan)[self.which]

    def only(self, keep):
        """The same without the entries that `keep` (K,) does not name: their rows hold nothing."""
        places = np.append(np.where(keep, np.cumsum(keep) - 1, -1), -1)
        return self._replace(kinds=self.kinds[keep], which=places[self.which])


def from_series(series, name, na_values=(), target=False):
    """The column and what is to be said of it as (what, why), or None."""
    import pandas as pd

    if pd.api.types.is_complex_dtype(series.dtype):
        raise ValueError(f"column {name!r} holds complex numbers: take their real and imaginary parts as two columns")
    which, kinds = pd.factorize(series)  # what pandas counts as missing is -1
    kinds = np.asarray(kinds)
    if pd.api.types.is_datetime64_any_dtype(series.dtype) or isinstance(series.dtype, pd.PeriodDtype) or kinds.dtype.kind in "mM":
        return Column(name, kinds.astype(str), which, "date"), None
    declared = isinstance(series.dtype, pd.CategoricalDtype)
    if pd.api.types.is_numeric_dtype(series.dtype) and not pd.api.types.is_bool_dtype(series.dtype) and not declared:
        column = Column(name, kinds if kinds.dtype.kind in "iu" else kinds.astype(float), which, "number")
        gone = {plain(str(text)) for text in na_values} - {None}
        return column.only(~np.isin(column.kinds.astype(float), list(gone))) if gone else column, None
    texts = np.array([str(kind).strip() for kind in kinds], dtype=object)
    places, texts = pd.factorize(texts)
    return told_apart(Column(name, texts, np.append(places, -1)[which], "category" if declared else "text"), na_values, target)


def told_apart(column, na_values=(), target=False):
    """The column without the texts that say that a value is missing, and what is to be said of it as (what, why), or None.

    A `None` beside numbers, or as the third in a target, is a missing value; among other words it is one of them.
    """
    given = {str(value) for value in na_values}
    if not given and all(text[-1:].isdigit() for text in column.kinds):
        return column, None  # no mark ends in a digit
    signs = {"+", "-"} <= set(column.kinds)  # then a - is a category
    certain = [_missing(text, signs) or text in given for text in column.kinds]
    perhaps = [text.casefold() in PERHAPS and not sure for text, sure in zip(column.kinds, certain, strict=True)]
    company = [text for text, sure, open_ in zip(column.kinds, certain, perhaps, strict=True) if not sure and not open_]
    said = None
    if any(perhaps) and company:
        marks = ", ".join(repr(text) for text, open_ in zip(column.kinds, perhaps, strict=True) if open_)
        numbers = all(plain(text) is not None or is_date(text) for text in company)
        words = {text for text in column.kinds if text.casefold() in PERHAPS and (text != "." or not "".join(company).isalnum())}
        if numbers or (target and len(company) == 2) or not words:
            certain = [sure or open_ for sure, open_ in zip(certain, perhaps, strict=True)]
            said = (
                f"{marks} read as missing",
                "all else in the column is a number or a date" if numbers else "of the words it keeps company with",
            )
        else:
            said = f"{marks} kept as a category", f"it stands among words; na_values=[{marks}] makes it missing"
    return column.only(~np.array(certain, dtype=bool)), said


def _missing(text, signs):
    return text.casefold().lstrip("-") in MISSING and not (signs and text == "-")
