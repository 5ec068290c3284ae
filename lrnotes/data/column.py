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
    """The column of a pandas Series, and what is to be said of it as (what, why), or None.

    `na_values` are missing too; `target` says that it holds classes. Raises ValueError if it holds complex numbers.
    """
    import pandas as pd

    kind, types = series.dtype, pd.api.types
    if types.is_complex_dtype(kind):
        raise ValueError(f"column {name!r} holds complex numbers: take their real and imaginary parts as two columns")
    said = None
    if types.is_timedelta64_dtype(kind):
        series, said = series / pd.Timedelta(days=1), ("read as days", "it is a span of time")
    which, kinds = pd.factorize(series)  # what pandas counts as missing is -1
    if types.is_datetime64_any_dtype(kind) or isinstance(kind, pd.PeriodDtype):
        return Column(name, np.asarray(kinds).astype(str), which, "date"), None
    declared = isinstance(kind, pd.CategoricalDtype)
    if types.is_numeric_dtype(series.dtype) and not types.is_bool_dtype(kind) and not declared:
        whole = types.is_integer_dtype(kind)
        kinds = np.asarray(kinds).astype(("uint64" if types.is_unsigned_integer_dtype(kind) else "int64") if whole else float)
        gone = [value for text in na_values if (value := plain(str(text))) is not None]
        return Column(name, kinds, which, "number").only(~np.isin(kinds.astype(float), gone)), said
    texts = np.array([str(kind).strip() for kind in kinds], dtype=object)
    places, texts = pd.factorize(texts)
    return told_apart(Column(name, texts, np.append(places, -1)[which], "category" if declared else "text"), na_values, target)


def told_apart(column, na_values=(), target=False):
    """The column without the texts that say that a value is missing, and what is to be said of it as (what, why), or None.

    A `None` beside numbers, or as the third in a target, is a missing value; among other words it is one of them.
    """
    texts = column.kinds.tolist()
    if not na_values and all(text[-1:].isdigit() for text in texts):
        return column, None  # no mark ends in a digit
    certain = _certain(texts, na_values)
    perhaps = {text for text in texts if text.casefold() in PERHAPS} - certain
    company = [text for text in texts if text not in certain | perhaps]
    if not perhaps or not company:
        return column.only(np.array([text not in certain for text in texts], dtype=bool)), None
    numbers = all(plain(text) is not None or is_date(text) for text in company)
    words = not numbers and not (target and len(company) == 2)
    kept = {text for text in perhaps if words and (text != "." or not any(sign.isalnum() for sign in "".join(company)))}
    marks = ", ".join(repr(text) for text in sorted(kept or perhaps))
    said = f"{marks} read as missing", f"all else in the column is {'a number or a date' if numbers else 'a word'}"
    if kept:
        said = f"{marks} kept as a category", f"it stands among words; na_values=[{marks}] makes it missing"
    return column.only(np.array([text not in certain | perhaps - kept for text in texts], dtype=bool)), said


def _certain(texts, na_values):
    """Which of the texts are missing values in any company but one: a - beside a +."""
    given, numbers = {str(value) for value in na_values}, {plain(str(value)) for value in na_values} - {None}
    marks = {text for text in texts if text.casefold().lstrip("-") in MISSING and not (text == "-" and "+" in texts)}
    return marks | given | ({text for text in texts if plain(text) in numbers} if numbers else set())
