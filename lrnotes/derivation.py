"""A derivation as numbered lines, each with its LaTeX, its reason and its NumPy, checked against the line above."""

import inspect
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

    @property
    def name(self):
        """How a report names the line."""
        if self.number is None:
            return f"“{self.because}”"
        return " and ".join(f"({n})" for n in np.atleast_1d(self.number))

    @property
    def source(self):
        """The NumPy of the line, without the function around it."""
        lines = inspect.getsource(self.function).splitlines()
        body = next(i for i, line in enumerate(lines) if line.startswith("def ")) + 1
        return re.sub("^return ", "", textwrap.dedent("\n".join(lines[body:])), flags=re.MULTILINE)


class Report(NamedTuple):
    """What `Derivation.check` found: for each line but the first the largest difference from the line above, or an error."""

    lines: list
    differences: list

    @property
    def broken(self):
        """The number of the first line that departs from the one above it, None if all agree."""
        wrong = [line.number for line, d in zip(self.lines[1:], self.differences, strict=True) if not _agrees(d)]
        return wrong[0] if wrong else None

    def __repr__(self):
        pairs = zip(self.lines[:-1], self.lines[1:], self.differences, strict=True)
        for above, line, difference in pairs:
            if not _agrees(difference):
                how = f"cannot be computed: {difference}" if isinstance(difference, str) else f"by up to {difference:.3g}"
                return f"Line {line.name} departs from line {above.name}, {how}."
        return f"All {len(self.lines)} lines agree."


def _agrees(difference):
    return not isinstance(difference, str) and difference <= AGREE


class Derivation:
    """Lines that all say the same. `sample(rng)` draws a random input, as a tuple."""

    def __init__(self, sample, lines=()):
        self.sample, self.lines = sample, list(lines)

    def line(self, number, latex, because):
        """Decorator: the function below it computes line `number` (or numbers, where the notes write it twice)."""

        def add(function):
            self.lines.append(Line(number, latex, because, function))
            return function

        return add

    def replace(self, number, function, latex=None):
        """The same derivation with another function, and LaTeX if given, in line `number`.

        Raises ValueError if there is no such line.
        """
        if number not in [n for line in self.lines for n in np.atleast_1d(line.number)]:
            raise ValueError(f"there is no line ({number}) here, only {', '.join(line.name for line in self.lines)}")
        lines = [
            line._replace(function=function, latex=latex or line.latex) if number in np.atleast_1d(line.number) else line
            for line in self.lines
        ]
        return Derivation(self.sample, lines)

    def check(self, *inputs):
        """Compute every line on the inputs, or on 20 random ones (seeded), and compare each with the line above it."""
        rng = np.random.default_rng(0)
        draws = [inputs] if inputs else [self.sample(rng) for _ in range(DRAWS)]
        computed = [[_compute(line.function, draw) for draw in draws] for line in self.lines]
        differences = [_difference(above, below) for above, below in zip(computed[:-1], computed[1:], strict=True)]
        return Report(self.lines, differences)


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
        for value in (a, b):
            if isinstance(value, str):
                return value
        if np.shape(a) != np.shape(b):
            return f"its shape is {np.shape(b)}, not {np.shape(a)}"
        largest = np.maximum(largest, np.max(np.abs(a - b) / np.maximum(1, np.abs(a))))  # nan stays nan, and nan does not agree
    return largest
