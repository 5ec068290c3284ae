"""From a table to a data set: the public doors `from_frame` and `from_csv`."""

from . import csv_file
from .assembly import assembled
from .names import check_target, check_unique


def from_csv(
    path, target, positive=None, negative=None, *, missing=None, drop=(), keep=(), na_values=(), decimal=None, quiet=False, **options
):
    """A data set of your own, from a CSV file: `pandas.read_csv`, and then `from_frame` with the same arguments.

    `path` is a file, packed or not, an address, or something open. Without `sep` the delimiter is the comma, semicolon, tab or bar
    that makes `target` one of the names. All other arguments of `pandas.read_csv` are taken as they are (encoding, skiprows, ...);
    every value is read as text first, so that what is done to it can be said.

    Raises FileNotFoundError if there is no such file, and ValueError, in one message with the lines of the file, for whatever else
    stands in the way of a fit.
    """
    frame, lines = csv_file.read(path, str(target), **options)
    place = (lambda i: f"line {lines[i]}") if lines else _row(frame)
    return assembled(frame, str(target), positive, negative, place, _title(path), missing, drop, keep, na_values, decimal, quiet)


def from_frame(frame, target, positive=None, negative=None, *, missing=None, drop=(), keep=(), na_values=(), decimal=None, quiet=False):
    """A data set of your own, from a pandas DataFrame (or what has `to_pandas`), and a printed table of what was done to it.

    `target` names the column to predict: y = 1 is `positive`, one of its values or several; y = 0 is `negative`, or all the rest.
    Without either it must hold two values, and y = 1 is the one that sorts last.

    Numbers are features as they are. Words become columns of 0 and 1; words of more than ten kinds, dates, what is the same in
    every row and what only counts rows are left out, unless `keep` names them; `drop` leaves out more. `missing` says what to
    do about missing values: leave out "rows", or "columns" with more than a fifth missing and then rows, or fill in the "median".
    `na_values` are missing too. `decimal` is "." or "," where a column can be read with either. `quiet` keeps the table for
    `DataSet.reading` alone.

    Raises ValueError, in one message, for all that stands in the way of a fit.
    """
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        if not hasattr(frame, "to_pandas"):
            raise ValueError(
                f"from_frame takes a pandas DataFrame, got {type(frame).__name__}: pandas.DataFrame(...) makes one of an array or a dict"
            )
        frame = frame.to_pandas()
    if frame.columns.nlevels > 1:
        raise ValueError("the names of the columns have several levels: join them to one text each first")
    frame = frame.set_axis([str(name).strip() for name in frame.columns], axis=1)
    names = list(frame.columns)
    check_unique(names)
    check_target(names, str(target))
    return assembled(frame, str(target), positive, negative, _row(frame), "the frame", missing, drop, keep, na_values, decimal, quiet)


def _title(source):
    return str(getattr(source, "name", "the file")) if hasattr(source, "read") else str(source)


def _row(frame):
    return lambda i: f"row {frame.index[i]!r}"
