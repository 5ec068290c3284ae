"""What was done to a table on its way in, column by column, as one table that can be printed."""

import textwrap
from typing import NamedTuple

WIDTHS = (26, 42, 64)  # of the three columns, in characters


class Step(NamedTuple):
    """One thing that was done, or that the reader should look at."""

    column: str
    what: str
    why: str


class Reading:
    """The steps from a table to a data set, in order, with the warnings behind the target: `print(shots.reading)`."""

    def __init__(self, title, target, warnings=(), steps=(), close=""):
        self.title, self.target, self.warnings, self.steps, self.close = title, target, list(warnings), list(steps), close

    def __str__(self):
        rows = [("column", "what was done", "why"), self.target]
        rows += [Step(column, f"LOOK: {what}", why) for column, what, why in together(self.warnings)]
        rows += together(self.steps)
        return "\n".join([self.title, "", *_lines(rows), "", self.close])

    __repr__ = __str__


def together(steps):
    """The same steps, those that say the same of several columns as one."""
    columns = {}
    for step in steps:
        columns.setdefault(step[1:], []).append(step.column)
    return [Step(shortened(names), *said) for said, names in columns.items()]


def shortened(names, most=4):
    """The names in a row, no more than `most` of them."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def listed(values, most=20):
    """The values as a message names them, no more than `most`."""
    more = f" and {len(values) - most} more" if len(values) > most else ""
    return ", ".join(repr(value) for value in values[:most]) + more


def count(n, noun):
    """3 rows, 1 row."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _lines(rows):
    widths = [min(most, max(len(row[k]) for row in rows)) for k, most in enumerate(WIDTHS)]
    for row in rows:
        cells = [textwrap.wrap(text, width) or [""] for text, width in zip(row, widths, strict=True)]
        for i in range(max(map(len, cells))):
            parts = [(cell[i] if i < len(cell) else "").ljust(width) for cell, width in zip(cells, widths, strict=True)]
            yield "  ".join(parts).rstrip()
