"""Numbers and dates as people write them: $1,200, 12 %, 1.250,5, (300), 31.12.2019."""

import functools
import re

import numpy as np

MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
CLOCK = r"\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?( ?(Z|UTC|[+-]\d{2}:?\d{2}))?"
DATE = (
    rf"(\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}[ -.]+({MONTHS})[a-z]*[ -.]+(\d{{4}}|\d{{2}})|({MONTHS})[a-z]*\.? \d{{1,2}},? \d{{4}})([T ]+{CLOCK})?|{CLOCK}"
)
GROUP = r"\d+ ?(\+|plus|(or|and) (more|over|above|older))|\d+ ?(-|–|to) ?\d+|([<>≤≥]=?|under|over|less than|more than|up to) ?\d+"
MONEY = "$€£¥₹"


@functools.cache  # none is made before it is needed
def _pattern(point):
    """Of a number with this sign before its decimals; thousands may be set off by the other one, a space or an apostrophe."""
    comma = "," if point == "." else "."
    whole = rf"[1-9]\d{{0,2}}(?P<gap>[{comma}'’ \u00a0\u202f\u2009])(?:\d{{2,3}}(?P=gap))*\d{{3}}"
    number = rf"(?P<whole>{whole}|\d*)(?:[{point}](?P<part>\d*))?(?P<power>[eE][+-]?\d+)?"
    return re.compile(rf"(?P<sign>[-+−]?) ?(?P<money>[{MONEY}]?) ?(?P<minus>[-−]?){number} ?(?P<unit>[{MONEY}%]?)")


def plain(text):
    """The number that a text stands for in Python, None if for none. 1_000 is one, but in a file it is more likely a code."""
    try:
        return None if "_" in text else float(text)
    except ValueError:
        return None


def plain_numbers(texts):
    """`plain` of all texts (K,), None if one is no number: the same at once."""
    try:
        return None if "_" in "".join(texts) else np.array([float(text) for text in texts])
    except ValueError:
        return None


def number(text, decimal="."):
    """The number that a text stands for and the unit that it bears ("", "%" or a currency), or None if it is no number."""
    if decimal == "." and (value := plain(text)) is not None:
        return value, ""
    owed = text.startswith("(") and text.endswith(")")  # as bookkeepers write a minus
    found = _pattern(decimal).fullmatch(text[1:-1] if owed else text)
    if not found or not (found["whole"] or found["part"]):
        return None
    digits = re.sub(r"\D", "", found["whole"]) or "0"
    minus = "-" if owed or "−" in (both := found["sign"] + found["minus"]) or "-" in both else ""
    return float(f"{minus}{digits}.{found['part'] or 0}{found['power'] or ''}"), found["money"] or found["unit"]


def numbers(texts, decimal="."):
    """The numbers (K,) that the texts stand for, nan for what is none. Two units in one column, or % beside none, are no numbers."""
    if decimal == "." and (values := plain_numbers(texts)) is not None:
        return values
    found = [number(text, decimal) for text in texts]
    units = {unit for value_unit in found if value_unit for unit in value_unit[1:]}
    mixed = len(units - {""}) > 1 or {"%", ""} <= units
    return np.array([np.nan if pair is None or (mixed and pair[1]) else pair[0] for pair in found])


def two_readings(texts):
    """Whether each text is a number with a decimal point and with a decimal comma, and not the same one: 1.250, 1,250.

    $1,250 has one only: those who write $, £, ¥ or ₹ set off thousands by commas.
    """
    signed = [text for text in texts if "." in text or "," in text]
    if not signed or all("." not in text and any(money in text for money in "$£¥₹") for text in signed):
        return False
    pairs = (_pattern(",").fullmatch(text) and _pattern(".").fullmatch(text) for text in texts)
    return all(pairs) and not np.array_equal(numbers(texts), numbers(texts, ","), equal_nan=True)


def is_group(text):
    """Whether a text is a category that is made of numbers: 3+, 18-24, <5."""
    return re.fullmatch(GROUP, text, re.IGNORECASE) is not None


def is_date(text):
    """Whether a text is a date, a time or both."""
    return re.fullmatch(DATE, text, re.IGNORECASE) is not None
