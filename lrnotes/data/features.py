"""Which columns become features and how: numbers as they are, words as columns of 0 and 1, and what is left out with the reason."""

import re
from typing import NamedTuple

import numpy as np

from . import numeric
from .numeric import FEW
from .reading import Step, listed
from .suspects import codes_for_missing
from .written import is_date

COUNTERS = r"|unnamed: ?\d+|row[ ._]?(names?|id|number|nr|num)s?|rows?|index"
ID = r"(?i:(.*[ _.-])?(id|ids|uid|uuid|idnum|idno|caseid|seqn|subject|patient|case)([ _.-]?(no|nr|num|number))?)|[A-Za-z]*[a-z]I[dD]"


class Feature(NamedTuple):
    """One column of numbers, and the column of the table that it comes from."""

    name: str
    source: str
    values: np.ndarray  # (N,), nan where there is none
    category: bool = False


class Found(NamedTuple):
    """What a table holds."""

    features: list
    steps: list
    warnings: list
    faults: list


def features(columns, drop=(), keep=(), decimal=None, place=str):
    """The features that the columns make, what was done, what to look at, and one message for each kind of fault."""
    numerics, read_steps, faults = numeric.read(columns, decimal)
    found = Found([], [], [], faults)
    broken, endless = [], []
    for j, (column, numbers) in enumerate(zip(columns, numerics, strict=True)):
        why = "drop= says so" if column.name in drop else _left_out(column, numbers, j == 0, column.name in keep)
        if why:
            found.steps.append(Step(column.name, "left out", why))
        elif numbers and numbers.all() and np.isinf(numbers.values).any():
            endless.append((column, numbers))
        elif numbers and numbers.all():
            found.features.append(Feature(column.name, column.name, column.values(numbers.values)))
            found.steps.extend(step for step in read_steps if step.column == column.name)
            found.warnings.extend(codes_for_missing(column, numbers.values))
        elif numbers is None or numeric.is_text(column, numbers):
            _encode(column, found)
        else:
            broken.append((column, numbers))
    if broken:
        found.faults.append(numeric.no_numbers(broken, place))
    if endless:
        found.faults.append(numeric.not_finite(endless, place))
    return found


def _left_out(column, numbers, first, kept):
    """Why a column is no feature, None if it is one. What is constant or empty is left out even if it is to be kept."""
    n_kinds, n = len(column.kinds), int(np.sum(column.which >= 0))
    if n_kinds == 0:
        return "it is empty"
    if n_kinds == 1 or (numbers and numbers.all() and np.all(numbers.values == numbers.values[0])):
        return f"it is {column.text(0)} {'throughout' if n == len(column.which) else 'wherever it is not missing'}"
    if kept:
        return None
    restore = f"; keep=[{column.name!r}] keeps it"
    if numbers and numbers.all():
        return _counts(column, numbers, first, n) and f"it only counts or names the rows{restore}"
    if column.sort == "date" or (column.sort == "text" and all(is_date(text) for text in column.kinds)):
        return f"dates are no numbers; days: (pandas.to_datetime(frame[{column.name!r}]) - pandas.Timestamp('2000-01-01')).dt.days"
    if (numbers is None or numeric.is_text(column, numbers)) and n_kinds > FEW:
        return f"it holds {n_kinds:,} different texts, more than {FEW}{restore}"
    return None


def _counts(column, numbers, first, n):
    """Whether the numbers are whole, none twice, and count the rows in a first column or bear the name of an identity."""
    values = column.values(numbers.values)
    if n < len(values) or len(numbers.values) < n or not np.all(values == np.round(values)):
        return False
    in_order = n >= 10 and values[0] in (0, 1) and np.all(np.diff(values) == 1)
    return bool(re.fullmatch(ID, column.name) or (first and (in_order or re.fullmatch(COUNTERS, column.name, re.IGNORECASE))))


def _encode(column, found):
    """Two texts as one column of 0 and 1, named after the one that sorts last; more texts as one column each."""
    texts = column.texts()
    order = sorted(range(len(texts)), key=texts.__getitem__)
    chosen = order[-1:] if len(texts) == 2 else order
    for k in chosen:
        is_k = np.arange(len(texts)) == k
        found.features.append(Feature(f"{column.name} = {texts[k]}", column.name, column.values(is_k.astype(float)), category=True))
    if len(texts) == 2:
        what, why = f"one column, {column.name} = {texts[chosen[0]]}", f"it holds two texts: 1 there, 0 for {texts[order[0]]!r}"
    else:
        what, why = f"{len(texts)} columns of 0 and 1", f"a category of {listed([texts[k] for k in order], 4)}"
    found.steps.append(Step(column.name, what, why))
