"""What a reader's CSV file says, as text. Nothing is repaired: what cannot be read is named by its line."""

import csv
import difflib
import io
import re
from pathlib import Path


def read(path, target):
    """The names (D + 1,), and for each example the number of its line (N,), as an editor shows it, and its fields (N, D + 1).

    Raises ValueError if the file cannot be read as such a table, or has no feature or no column `target`.
    """
    records = _records(path, target)
    if not records:
        raise ValueError(f"{path} is empty: a line of column names is needed, and a row for each example below it")
    (header_line, names), *records = records
    _check_names(names, header_line, target)
    if len(records) < 2:
        count = ("no row", "only one row")[len(records)]
        raise ValueError(f"{path} has {count} below the names: a fit needs examples of both classes, so at least two rows")
    for line, fields in records:
        if len(fields) != len(names):
            raise ValueError(
                f"line {line} has {len(fields)} fields, but line {header_line} names {len(names)} columns: give every column a field; "
                "write decimal commas as points, and put a text that contains the delimiter in double quotes"
            )
    lines, rows = zip(*records, strict=True)
    return names, lines, rows


def _records(path, target):
    """All lines that are not blank: their number, as an editor shows it, and their fields without the spaces around them.

    The delimiter is the one that makes `target` one of the names in the first line; of several, or if none does, the one that
    makes most names.
    """
    data = Path(path).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + error.object.count(b"\n", 0, error.start)  # its object is the data behind the mark of the byte order
        raise ValueError(f"{path} is not UTF-8: line {line} holds the byte {error.object[error.start]:#x}. Save it as CSV UTF-8") from None
    if "\0" in text:
        raise ValueError(f"{path} is not UTF-8: it holds zero bytes, as UTF-16 does. Save it as CSV UTF-8")
    headers = {delimiter: next(_split(text, delimiter, strict=False), (1, []))[1] for delimiter in ",;\t"}
    delimiter = max(headers, key=lambda d: (target in headers[d], len(headers[d])))
    field = rf'("[^"]*(?:""[^"]*)*") *(?=[{delimiter}\r\n]|\Z)|[^ {delimiter}\r\n][^{delimiter}\r\n]*'  # in quotes, or not
    return list(_split(re.sub(field, lambda found: found[1] or found[0], text), delimiter))  # csv takes no space behind a quote


def _split(text, delimiter, strict=True):
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=strict)
    line = 1
    try:
        csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # 131,072 if nothing is said
        for fields in reader:
            fields = [field.strip() for field in fields]
            if fields not in ([], [""]):
                yield line, fields
            line = reader.line_num + 1  # not + 1 a record: a quoted field may hold line ends
    except csv.Error as error:
        raise ValueError(f"line {line} cannot be read ({error}): see that each double quote there has its partner") from None


def _check_names(names, line, target):
    if all(as_number(name) is not None for name in names):
        raise ValueError(f"the names in line {line} are all numbers ({listed(names)}): put a line with a name for each column above them")
    seen = {}
    for j, name in enumerate(names):
        if not name:
            place = f"column {j + 1}, after {names[j - 1]!r}," if j else "the first column"
            raise ValueError(f"{place} has no name in line {line}: name it or, if it is empty or only counts the rows, leave it out")
        if name in seen:
            raise ValueError(f"columns {seen[name] + 1} and {j + 1} are both named {name!r}: give each a name of its own")
        seen[name] = j
    if target not in seen:
        cased = {name.casefold(): name for name in names}
        near = difflib.get_close_matches(str(target).casefold(), cased, n=1)
        hint = f"did you mean {cased[near[0]]!r}?" if near else "choose one of these"
        if any(as_number(name) is not None for name in names):
            hint = f"if line {line} is an example already, put a line with a name for each column above it"
        if len(names) == 1:
            hint = "if that is several columns, put a comma, a semicolon or a tab between them"
        raise ValueError(f"there is no column {target!r}, only {listed(names)}: {hint}")
    if len(names) == 1:
        raise ValueError(f"the target {target!r} is the only column: a fit needs a feature too")


def as_number(text):
    """The number that a text stands for, None if for none. 1_000 is one to Python, but in a file it is more likely a code."""
    try:
        return None if "_" in text else float(text)
    except ValueError:
        return None


def listed(values, most=20):
    """The values as a message names them, no more than `most`."""
    more = f" and {len(values) - most} more" if len(values) > most else ""
    return ", ".join(repr(value) for value in values[:most]) + more
