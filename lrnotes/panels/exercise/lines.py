"""A derivation with a slip in one of its lines, and nothing that says in which: the reader chooses the line."""

from typing import NamedTuple

import numpy as np

from ...derivation import Derivation, departure
from ..card import Result
from .task import Task, empty
from .wording import numbers


class Planted(NamedTuple):
    """A derivation whose lines agree with each other but for one, from which on all follow from a slip."""

    derivation: Derivation
    key: int  # number of the line with the slip
    why: str  # what the slip is, and what is right


class FindTheSlip(Task):
    """Several derivations, one after the other. `small` is an input of `inputs`, on which the lines are shown at work."""

    def __init__(self, name, text, planted, inputs, small, hints):
        super().__init__(name, text, hints, repr(planted[0].key))
        self.planted, self.inputs, self.small, self.at = list(planted), inputs, small, 0

    def again(self):
        """The next derivation, with a slip somewhere else."""
        self.at = (self.at + 1) % len(self.planted)
        self.code = repr(self.planted[self.at].key)
        return self._pending(*self._shown())

    def check(self, line):
        """Result for the number of a line: the slip, or in figures that this line equals the one above it."""
        if empty(line):
            return self._pending(*self._shown())
        derivation, key, why = self.planted[self.at]
        at = next((i for i, each in enumerate(derivation.lines) if _has(each, line)), None)
        if at is None:
            known = ", ".join(map(_name, derivation.lines))
            return self._note(Result(f"✗ There is no line {line} here.", (f"The lines are {known}.",)))
        if at == 0:
            start = f"Line {_name(derivation.lines[0])} is where it starts: there is no line above it that it could depart from."
            return self._note(Result(f"✗ Not line {_name(derivation.lines[0])}.", (start,)))
        name, figures = _name(derivation.lines[at]), self._figures(derivation, at)
        if departure(derivation.check().differences[at - 1]):
            more = f"exercises.{self.name}.again() has another one, with a slip somewhere else."
            return self._note(Result(f"✓ Line {name} departs from the line above.", (why, figures, more), passed=True))
        return self._note(Result(f"✗ Line {name} equals the line above.", (figures, "So whatever is wrong is not this step.")))

    def _figures(self, derivation, at):
        """What the line and the one above it give on the small input."""
        above, line = derivation.lines[at - 1 : at + 1]
        given = ", ".join(f"{name} = {numbers(value)}" for name, value in zip(self.inputs, self.small, strict=True))
        values = [numbers(each.function(*map(np.array, self.small)), 6) for each in (above, line)]
        return f"With {given}\nline {_name(above)} gives {values[0]};\nline {_name(line)} gives {values[1]}."

    def _shown(self):
        lines = self.planted[self.at].derivation.lines
        return [rf"$${line.latex} \tag{{{_name(line).strip('()')}}}$$" for line in lines]


def _name(line):
    """How a line is called: by its number, or both."""
    return f"({', '.join(map(str, np.atleast_1d(line.number)))})"


def _has(line, number):
    try:
        return float(number) in np.atleast_1d(line.number)
    except (TypeError, ValueError):
        return False
