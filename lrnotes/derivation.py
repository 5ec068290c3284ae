"""A derivation as numbered lines, each with its LaTeX, its reason and its NumPy, checked against the line above."""

import ast
import inspect
import itertools
import re
import textwrap
from typing import NamedTuple

import numpy as np

AGREE = 1e-10  # largest difference between two lines that say the same, relative to their size where that exceeds 1
DRAWS = 20  # random inputs in one check


class Line(NamedTuple):
    """One line: its number (None for a line the notes do not number), how it is written, why it holds, and what it computes."""

    number: int | tuple | None
    latex: str  # what changed since the line above stands in \changed{...}
    because: str
    function: object
    key: int | tuple | str  # what `replace` and `Report.broken` call it: its number, or the name its function has in the file

    @property
    def name(self):
        """How a report names the line."""
        if self.number is None:
            return f"“{self.because}”"
        return " and ".join(f"({n})" for n in np.atleast_1d(self.number))

    @property
    def source(self):
        """The NumPy of the line, without the function around it; of a lambda the lines that it stands in."""
        try:
            source = textwrap.dedent(inspect.getsource(self.function))
        except (OSError, TypeError):
            return f"# no source can be had of {self.function!r}"
        try:
            first = ast.parse(source).body[0].body[0]
        except (SyntaxError, AttributeError, TypeError):  # a lambda, with whatever stands around it
            return source.strip()
        lines = source.splitlines()[first.lineno - 1 :]
        lines[0] = " " * first.col_offset + lines[0].encode()[first.col_offset :].decode()  # ast counts bytes
        return re.sub("^return ", "", textwrap.dedent("\n".join(lines)), flags=re.MULTILINE)


class Report(NamedTuple):
    """What `Derivation.check` found: for each line but the first the largest difference from the line above, or an error as text.

    `from_last` holds the same for the first two lines and the last: where the first two disagree it tells which of them is wrong.
    """

    lines: list
    differences: list
    from_last: tuple

    @property
    def broken(self):
        """The number of the first line that is wrong, or the name of its function if it has no number; None if all agree.

        Where the first two lines disagree, it is the first if that alone disagrees with the last line too, and the second if not.
        """
        at = self._departure()
        if at is None:
            return None
        return self.lines[0 if at == 1 and self._astray() == [0] else at].key

    def __repr__(self):
        at = self._departure()
        if at is None:
            return f"All {len(self.lines)} lines agree."
        above, line, how = self.lines[at - 1].name, self.lines[at].name, departure(self.differences[at - 1])
        if at > 1:
            return f"Line {line} departs from line {above}{how}."
        astray = [self.lines[i].name for i in self._astray()]
        verb = "disagrees" if len(astray) == 1 else "disagree"
        also = f" {' and '.join(astray)} {verb} with the last line, {self.lines[-1].name}, too." if astray else ""
        return f"Lines {above} and {line} disagree{how}.{also}"

    def _departure(self):
        """The place of the first line that departs from the one above it, None if all agree."""
        return next((i for i, difference in enumerate(self.differences, 1) if departure(difference)), None)

    def _astray(self):
        """Which of the lines 0 and 1 disagree with the last, if that is another line."""
        return [i for i, difference in enumerate(self.from_last) if departure(difference)] if len(self.lines) > 2 else []


def departure(difference):
    """How far two lines are apart, in words; empty if they agree."""
    if isinstance(difference, str):
        return f": {difference}"
    return "" if difference <= AGREE else f", by up to {difference:.3g}"


class Derivation:
    """Lines that all say the same. `sample(rng)` draws a random input, as a tuple."""

    def __init__(self, sample, lines=()):
        self.sample, self.lines = sample, list(lines)

    def line(self, number, latex, because):
        """Decorator: the function below it computes line `number` (or numbers, where the notes write it twice)."""

        def add(function):
            self.lines.append(Line(number, latex, because, function, function.__name__ if number is None else number))
            return function

        return add

    def replace(self, key, function, latex=None):
        """The same derivation with another function, and LaTeX if given, in the line with that number.

        A line without a number is called by the name of its function. Raises ValueError if there is no such line.
        """
        keys = [line.key if isinstance(line.key, tuple) else (line.key,) for line in self.lines]
        if not any(key in each for each in keys):
            asked, *known = (repr(one) if isinstance(one, str) else f"({one})" for one in [key, *itertools.chain(*keys)])
            raise ValueError(f"there is no line {asked} here, only {', '.join(known)}: a line without a number has a name")
        lines = [
            line._replace(function=function, latex=latex or line.latex) if key in each else line
            for line, each in zip(self.lines, keys, strict=True)
        ]
        return Derivation(self.sample, lines)

    def check(self, *inputs):
        """Compute every line on the inputs, or on 20 random ones (seeded), and compare each with the line above it."""
        rng = np.random.default_rng(0)
        draws = [inputs] if inputs else [self.sample(rng) for _ in range(DRAWS)]
        computed = [[_compute(line.function, draw) for draw in draws] for line in self.lines]
        differences = [_difference(above, below) for above, below in zip(computed[:-1], computed[1:], strict=True)]
        return Report(self.lines, differences, tuple(_difference(values, computed[-1]) for values in computed[:2]))


def _compute(function, draw):
    """The value of a line, or the error as text: a wrong line may not even have a value."""
    try:
        with np.errstate(all="ignore"):  # inf and nan show in the comparison
            return function(*draw)
    except ValueError as error:
        return str(error)


def _difference(above, below):
    largest = 0.0
    for a, b in zip(above, below, strict=True):
        for value, which in ((a, "upper"), (b, "lower")):
            if isinstance(value, str):
                return f"the {which} cannot be computed ({value})"
        if np.shape(a) != np.shape(b):
            return f"the shapes are {np.shape(a)} and {np.shape(b)}"
        largest = np.maximum(largest, np.max(np.abs(a - b) / np.maximum(1, np.abs(a))))  # nan stays nan, and nan does not agree
    return largest
