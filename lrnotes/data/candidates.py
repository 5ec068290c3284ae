"""Before a target is chosen: which columns of a file could be one."""

from . import csv_file
from .column import from_series
from .target import MANY


def candidates(path, *, na_values=(), **options):
    """The columns of a CSV file that may be a target: {name: {value: rows that hold it}}, each with from two to ten different values.

    The arguments are those of `from_csv`. Raises FileNotFoundError or ValueError, as that does, if the file cannot be read as a table.
    """
    frame, _ = csv_file.read(path, None, **options)
    found = {}
    for name, series in frame.items():
        column = from_series(series, name, na_values, target=True)[0]
        if 2 <= len(column.kinds) <= MANY:
            found[str(name).strip()] = dict(zip(column.texts(), column.counts().tolist(), strict=True))
    return found
