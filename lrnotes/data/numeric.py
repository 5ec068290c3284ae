"""Which columns of texts are numbers, and with which decimal sign: decided over the whole table, because one column helps another."""

from typing import NamedTuple

import numpy as np

from .reading import Step, listed
from .written import is_date, is_group, numbers, plain, plain_numbers, two_readings

FEW = 10  # so many different texts may be a category


class Numeric(NamedTuple):
    """What the K entries of a column are as numbers."""

    values: np.ndarray  # (K,), nan for an entry that is none
    decimal: str = ""  # the sign that only one reading has, "" where nothing depends on it
    asked: bool = False  # whether each sign gives a reading of its own

    def all(self):
        return len(self.values) > 0 and not np.isnan(self.values).any()


def read(columns, decimal=None):
    """For each Column its Numeric, None for dates and categories; steps to be said; and one message for each kind of fault."""
    found = [_of(column, decimal) for column in columns]
    signs = {each.decimal for each in found if each} - {""}
    asked = [(i, columns[i]) for i, each in enumerate(found) if each and each.asked]
    faults = []
    if asked and len(signs) != 1:
        faults.append(_question([column for _, column in asked]))
    for i, column in asked:
        sign = next(iter(signs)) if len(signs) == 1 else "."
        found[i] = Numeric(numbers(column.texts(), sign), sign, asked=True)
    pairs = [(column, each) for column, each in zip(columns, found, strict=True) if each and each.all() and column.sort == "text"]
    return found, [step for column, each in pairs if (step := _said(column, each, decimal))], faults


def _of(column, decimal):
    if column.sort == "number":
        return Numeric(column.kinds.astype(float))
    texts = column.kinds.tolist()
    if column.sort != "text" or (texts and all(is_date(text) for text in texts)):
        return None
    if decimal:
        return Numeric(numbers(texts, decimal))
    point = numbers(texts)
    if not np.isnan(point).any():
        asked = two_readings(texts)
        return Numeric(point, "" if asked or not any("." in text or "," in text for text in texts) else ".", asked)
    comma = numbers(texts, ",")
    if not np.isnan(comma).any():
        return Numeric(comma, ",")
    return Numeric(min(point, comma, key=lambda values: np.isnan(values).sum()))


def _question(columns):
    texts = [next(text for text in column.texts() if "." in text or "," in text) for column in columns]
    said = [f"{text!r} in column {column.name!r}" for text, column in zip(texts, columns, strict=True)]
    more = f" and {len(said) - 3} columns more" if len(said) > 3 else ""
    other = "," if "." in texts[0] else "."
    by = {sign: f"{numbers([texts[0]], sign)[0]:.15g}" for sign in ".,"}
    sign = "," if other == "." else "."
    return (
        f"{', '.join(said[:3])}{more} can be read in two ways: say decimal={sign!r} for a decimal {_name(sign)} ({by[sign]}), or "
        f"decimal={other!r} if it sets off thousands ({by[other]})"
    )


def _name(sign):
    return {",": "comma", ".": "point"}[sign]


def _said(column, numeric, decimal):
    """What is worth saying of texts that Python would read otherwise, or that could be read in two ways."""
    if not numeric.asked and not decimal and plain_numbers(column.kinds) is not None:
        return None
    for text, value in zip(column.kinds, numeric.values, strict=True):
        doubtful = numeric.asked and ("." in text or "," in text)
        if doubtful or (plain(text) != value and np.isfinite(value)):
            why = "no other reading fits the whole column"
            if numeric.asked:
                why = f"other columns have decimal {_name(numeric.decimal)}s"
            if decimal:
                why = f"decimal={decimal!r} says so"
            return Step(column.name, f"{text!r} read as {value:.15g}", why)
    return None


def is_text(column, numeric):
    """Whether a column that is not all numbers is one of words, rather than of numbers with faults in it."""
    bad = [str(text) for text, value in zip(column.kinds, numeric.values, strict=True) if np.isnan(value)]
    groups = len(column.kinds) <= FEW and all(is_group(text) for text in bad)
    return groups or len(bad) > FEW or len(bad) == len(column.kinds)


def no_numbers(faults, place):
    """One message on columns of numbers [(Column, Numeric)] with a few texts among them."""
    said = []
    for column, numeric in faults:
        bad = np.flatnonzero(np.isnan(numeric.values))
        rows = int(column.counts()[bad].sum())
        where = min(column.first(k) for k in bad)
        text = column.text(column.which[where])
        others = f" ({rows} rows hold such: {listed([column.text(k) for k in bad], 5)})" if rows > 1 else ""
        said.append(f"{place(where)}, column {column.name!r}, is {text!r}, which is no number{others}")
    marks = sorted({column.text(k) for column, numeric in faults for k in np.flatnonzero(np.isnan(numeric.values))})
    more = f"; and {len(said) - 10} columns more" if len(said) > 10 else ""
    names = [column.name for column, _ in faults]
    return (
        f"{'; '.join(said[:10])}{more}: correct it, leave out its row, or say drop={names} or na_values={marks}, which takes it as missing"
    )


def not_finite(faults, place):
    """One message on columns [(Column, Numeric)] that hold infinity."""
    said = []
    for column, numeric in faults[:10]:
        k = int(np.flatnonzero(np.isinf(numeric.values))[0])
        said.append(f"{place(column.first(k))}, column {column.name!r}, is {column.text(k)!r}, which is not finite")
    return f"{'; '.join(said)}: correct it, leave out its row, or say drop={[column.name for column, _ in faults]}"
