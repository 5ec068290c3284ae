"""Numbers that the reader finds by trying, with a counter of the best so far."""

import inspect
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

import numpy as np

from ..card import Result
from .task import Task, empty


class Trap(NamedTuple):
    """A wrong answer that readers really give: whether these values are it, and what they would be right for."""

    applies: Callable
    says: str


class Trial(Task):
    """Numbers to find by trying: each try is measured, and the best so far is remembered.

    `measure(*values)` returns a score, the more the better, and the sentence that tells it; a try passes from the score `enough` on.
    `traps` are asked in order, and the first that applies to the values of a try that did not pass says why. `answer` passes;
    `solution` is the code of it where numbers alone say too little.
    """

    def __init__(self, name, text, measure, enough, traps, hints, answer, solution=""):
        super().__init__(name, text, hints, solution or ", ".join(map(repr, answer)))
        self.inputs = list(inspect.signature(measure).parameters)
        self.measure, self.enough, self.traps, self.answer = measure, enough, list(traps), answer
        self.best = -np.inf, ""  # score and sentence

    def check(self, *values):
        """Result for one try: what it came to, what went wrong if that is known, and the best so far."""
        if all(map(empty, values)):
            return self._pending()
        numbers = _numbers(values)
        if numbers is None or len(numbers) != len(self.inputs):
            asked = f"{self.name} takes {_listed(self.inputs)}: {len(self.inputs)} finite number{'s' * (len(self.inputs) > 1)}."
            return self._note(Result("✗ There is nothing to measure yet.", (asked, f"Yours was {', '.join(map(repr, values))}.")))
        score, said = self.measure(*numbers)
        passed = bool(score >= self.enough)
        why = [] if passed else [*islice((trap.says for trap in self.traps if trap.applies(*numbers)), 1)]
        if score > self.best[0]:
            self.best = score, said
        best = [f"Best so far: {self.best[1]}"] if self.best[1] else []
        return self._note(Result(f"{'✓' if passed else '✗'} {said}", (*why, *best), passed=passed))


def _numbers(values):
    try:
        numbers = [float(value) for value in values]
    except (TypeError, ValueError):
        return None
    return numbers if np.isfinite(numbers).all() else None


def _listed(names):
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
