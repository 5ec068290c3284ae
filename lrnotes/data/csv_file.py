"""A reader's CSV file as a table of texts: what pandas reads, and the file's own oddities in plain words with the line."""

import csv
import io
import re
from typing import NamedTuple

from .names import check_names, nameless
from .reading import count
from .wrong_file import contents

DELIMITERS = ",;\t|"
OURS = {
    "sep",
    "delimiter",
    "encoding",
    "skiprows",
    "skipfooter",
    "usecols",
    "compression",
}  # with others pandas is left alone with the file
TOTALS = r"(grand |sub)?(total|sum|average|mean|overall)s?:?|gesamt|summe|somme|totale?s?"


class Survey(NamedTuple):
    """The records of a file before pandas has it."""

    names: list  # of the first that is not blank
    at: int  # its line, as an editor counts
    lines: list  # (N,) the lines of the others
    sizes: list  # (N,) how many fields they have
    last: list  # the fields of the last


def read(source, target, **options):
    """A DataFrame of texts, and the line of each row, or None if an option of pandas.read_csv that changes them is given.

    `target` is None where it is still to be chosen.

    Raises ValueError if the file cannot be read as such a table, or has no feature or no column `target`.
    """
    import pandas as pd

    name, data = contents(source)
    text = _decoded(name, data, options.pop("encoding", None))
    options.pop("compression", None)
    delimiter = options.pop("sep", None) or options.pop("delimiter", None)
    as_text = {"dtype": str, "keep_default_na": False, "skipinitialspace": True}
    if set(options) - OURS or not isinstance(options.get("skiprows", 0), int) or (delimiter and len(delimiter) > 1):
        if delimiter and len(delimiter) > 1 and delimiter != r"\s+":
            options.setdefault("engine", "python")  # the other one takes no patterns
        frame = pd.read_csv(io.StringIO(text), sep=delimiter or _delimiter(text, target), **as_text | options)
        return frame.rename(columns={j: f"column {j + 1}" for j in frame.columns if isinstance(j, int)}), None
    skipped, left_out = options.pop("skiprows", 0), options.pop("skipfooter", 0)
    rest = re.split(r"\r\n|\r|\n", text, maxsplit=skipped)[-1] if skipped else text
    delimiter = delimiter or _delimiter(rest, target)
    rest = _without_spaces_behind_quotes(rest, delimiter)
    survey = _survey(name, rest, delimiter, skipped)
    names = _checked(name, survey, target, left_out)
    names = [each or f"Unnamed: {j}" for j, each in enumerate(names)]
    frame = pd.read_csv(io.StringIO(rest), sep=delimiter, names=names, header=0, index_col=False, **as_text | options)
    kept = len(frame) - left_out
    return frame[:kept], survey.lines[:kept] if len(frame) == len(survey.lines) else None


def _decoded(name, data, encoding):
    if encoding is None and data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError(f"{name} is not UTF-8: line 1 begins as UTF-16 does. Say encoding='utf-16', or save it as CSV UTF-8")
    try:
        text = data.decode(encoding or "utf-8-sig").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        bad = error.object[error.start]  # its object is the data behind the mark of the byte order
        line = 1 + error.object.count(b"\n", 0, error.start)
        if encoding:
            raise ValueError(f"{name} is not {encoding}: line {line} holds the byte {bad:#x}") from None
        old = "cp1252" if any(0x80 <= byte < 0xA0 for byte in set(data)) else "latin-1"  # as older programs write
        raise ValueError(
            f"{name} is not UTF-8: line {line} holds the byte {bad:#x}. Say encoding={old!r}, or save it as CSV UTF-8"
        ) from None
    if "\0" in text:
        raise ValueError(f"{name} is not UTF-8: it holds zero bytes, as UTF-16 does. Say encoding='utf-16-le', or save it as CSV UTF-8")
    return text


def _delimiter(text, target):
    """The one that makes `target` one of the names in the first line; of several, or if none does, the one that makes most names."""
    headers = {delimiter: next(_records(text, delimiter, strict=False), (1, []))[1] for delimiter in DELIMITERS}
    return max(headers, key=lambda d: (target in _stripped(headers[d]), len(headers[d])))


def _without_spaces_behind_quotes(text, delimiter):
    field = rf'("[^"]*(?:""[^"]*)*") *(?=[{re.escape(delimiter)}\r\n]|\Z)|[^ {re.escape(delimiter)}\r\n][^{re.escape(delimiter)}\r\n]*'
    return re.sub(field, lambda found: found[1] or found[0], text) if '"' in text else text


def _records(text, delimiter, strict=True):
    """(line, fields) of all that are not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=strict)
    line = 1
    try:
        csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # 131,072 if nothing is said
        for fields in reader:
            if len(fields) > 1 or "".join(fields).strip():
                yield line, fields
            line = reader.line_num + 1  # not + 1 a record: a quoted field may hold line ends
    except csv.Error as error:
        raise ValueError(f"line {line} cannot be read ({error}): see that each double quote there has its partner") from None


def _survey(name, text, delimiter, skipped):
    names, at, lines, sizes, last = None, 0, [], [], []
    for line, fields in _records(text, delimiter):
        if names is None:
            names, at = _stripped(fields), line + skipped
        else:
            lines.append(line + skipped)
            sizes.append(len(fields))
            last = fields
    if names is None:
        raise ValueError(f"{name} is empty: a line of column names is needed, and a row for each example below it")
    return Survey(names, at, lines, sizes, _stripped(last))


def _stripped(fields):
    return [field.strip() for field in fields]


def _checked(name, survey, target, left_out):
    """The names, with one for a first column of row names that has none. Raises ValueError if this is no table."""
    names, at, lines, sizes, last = survey
    if sizes and min(sizes) > 1 and sum(map(bool, names)) == 1 and target not in names:
        raise ValueError(
            f"line {at} holds only {next(filter(None, names))!r}, the lines below it have {sizes[0]} fields: if it is a title, "
            f"say skiprows={at}, and the names are taken from the line after it"
        )
    if len(sizes) > 1 and set(sizes) == {len(names) + 1} and not nameless(names, target):
        names = ["", *names] if last[-1] or target == names[-1] else [*names, ""]  # R leaves out the name of the row names
    check_names(names, at, target)
    if len(lines) < 2:
        found = ("no row", "only one row")[len(lines)]
        raise ValueError(f"{name} has {found} below the names: a fit needs examples of both classes, so at least two rows")
    wrong = [(line, size) for line, size in zip(lines, sizes, strict=True) if size != len(names)]
    if wrong and not (left_out and wrong[0][0] > lines[-left_out - 1]):
        line, size = wrong[0]
        others = f" (and {count(len(wrong) - 1, 'other line')} have not {len(names)} either)" if len(wrong) > 1 else ""
        raise ValueError(
            f"line {line} has {count(size, 'field')}, but line {at} names {len(names)} columns{others}: give every column a field; "
            "write decimal commas as points, and put a text that contains the delimiter in double quotes"
        )
    if target and not left_out and any(re.fullmatch(TOTALS, field, re.IGNORECASE) for field in last) and not last[names.index(target)]:
        raise ValueError(f"line {lines[-1]} looks like a row of totals ({last[0]!r}): say skipfooter=1 to leave it out, or delete it")
    return names
