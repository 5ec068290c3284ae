"""A function to write, checked by value against every small set of known slips: what was done wrong gets its name."""

import inspect
import textwrap
from itertools import chain, combinations

import numpy as np

from ..card import Card, Result
from ..moving import flipbook
from . import wording
from .calling import at_work, call, unwritten
from .task import Task, empty

DRAWS = 20  # random inputs in one check, unless an exercise asks for more
AT_MOST = 3  # slips at once
AGREE = 1e-6  # largest difference of equal values, relative to the largest number among them: room for float32 and finite differences
NOT_A_FUNCTION = "This is {}, not a function: hand over its name, without brackets."


class Slip:
    """A small change of the reference: its name, the equation it violates (and what it would be right for), and the parts it replaces."""

    def __init__(self, name, equation, **parts):
        self.name, self.equation, self.parts = name, equation, parts


class Exercise(Task):
    """A function that the reader writes.

    `reference` is the right function: its docstring is the task, its arguments without a default are the inputs, those with one are
    the parts that a slip may replace. `sample(rng)` draws a random input as a tuple, `small` lists small whole-number inputs, smallest
    first, and `solution` is the body of a right answer, with NumPy as np. An answer that is one whole number says little, so that it
    takes more `draws` to tell slips apart. Where the function can be put to work, `work(function)` makes a Picture of that.
    """

    def __init__(self, reference, sample, small, slips, hints, solution, draws=DRAWS, work=None):
        signature = inspect.signature(reference)
        self.inputs = [p.name for p in signature.parameters.values() if p.default is p.empty and p.kind is not p.VAR_KEYWORD]
        for slip in slips:
            signature.bind(*self.inputs, **slip.parts)  # a TypeError names the part that the reference does not have
        name = reference.__name__.strip("_")
        code = f"def {name}({', '.join(self.inputs)}):\n" + textwrap.indent(textwrap.dedent(solution).strip(), "    ")
        super().__init__(name, " ".join(reference.__doc__.split()), hints, code)
        self.reference, self.slips, self.work = reference, list(slips), work
        rng = np.random.default_rng(0)
        self.draws, self.small = [sample(rng) for _ in range(draws)], list(small)

    def sets(self, size):
        """All sets of `size` slips that can be made at once, because no two replace the same part."""
        for slips in combinations(self.slips, size):
            parts = [part for slip in slips for part in slip.parts]
            if len(parts) == len(set(parts)):
                yield slips

    def evaluate(self, slips, draw):
        """The reference with the slips on one input, or None if the slips leave nothing that can be computed."""
        parts = {part: change for slip in slips for part, change in slip.parts.items()}
        try:
            with np.errstate(all="ignore"):
                return np.asarray(self.reference(*(np.asarray(value, dtype=float) for value in draw), **parts), dtype=float)
        except ValueError:
            return None

    def check(self, function):
        """Result for the reader's function: passed, the smallest set of slips that gives its values, or what came out and should have."""
        return self._pending() if empty(function) or unwritten(function) else self._note(self._check(function))

    def watch(self, function):
        """A flip-book of the function at work beside the right one, or a Card that says why it cannot work yet."""
        if empty(function) or unwritten(function):
            return Result(
                f"○ Nothing to watch yet: {self.name}", ("Write the function above, and then run this cell again.",), pending=True
            )
        fault = self._unusable(function)
        if fault:
            return Result("✗ It cannot be put to work yet.", (fault,))
        picture, fault = at_work(self.work, function)
        return Card("It did not get to the end.", (fault,)) if fault else flipbook(picture)

    def _unusable(self, function):
        """Why a function cannot be put to work, "" if it can: it has to give numbers of the right shape."""
        if not callable(function):
            return NOT_A_FUNCTION.format(f"{function!r:.60}")
        outcomes = [self._call(function, draw) for draw in self.draws]
        return next((each.fault for each in outcomes if each.value is None), "") or self._shape(outcomes)

    def _check(self, function):
        if not callable(function):
            return wording.blocked(NOT_A_FUNCTION.format(f"{function!r:.60}"))
        outcomes = [self._call(function, draw) for draw in self.draws]
        repeat = self._call(function, self.draws[0])
        if not _same(repeat.value, outcomes[0].value):
            return wording.blocked(
                "The same input gives different values each time. Nothing here should depend on chance or on earlier calls."
            )
        fault = next((outcome.fault for outcome in outcomes if outcome.fault), "")
        known = self._smallest(outcomes)
        if known == [()]:
            return Result("✗ The values are right, but not the way.", (fault,)) if fault else wording.right(self.name, len(self.draws))
        if all(outcome.value is None for outcome in outcomes):
            return wording.blocked(fault)
        return wording.explain(self, known, fault or self._shape(outcomes) or _not_finite(outcomes), self.witness(function))

    def _call(self, function, draw):
        return call(function, dict(zip(self.inputs, draw, strict=True)))

    def _smallest(self, outcomes):
        """The sets of the smallest size that do what the reader's function does on every draw; [] if there is none."""
        if _constant([outcome.value for outcome in outcomes if outcome.value is not None]):
            return []  # several slips together may leave only zeros: that says nothing of how a reader came to them
        for size in range(AT_MOST + 1):
            known = [
                slips
                for slips in self.sets(size)
                if all(_same(self.evaluate(slips, draw), outcome.value) for draw, outcome in zip(self.draws, outcomes, strict=True))
            ]
            if known:
                return known
        return []

    def _shape(self, outcomes):
        """Which axis is wrong on the first draw on which the shape is, "" if it never is."""
        for draw, outcome in zip(self.draws, outcomes, strict=True):
            right = self.evaluate((), draw)
            if outcome.value is not None and outcome.value.shape != right.shape:
                return wording.shapes(outcome.value.shape, right.shape, dict(zip(self.inputs, map(np.shape, draw), strict=True)))
        return ""

    def witness(self, function):
        """The smallest input on which the function is wrong: the input, its Outcome, and the right value. None if it never is."""
        for draw in chain(self.small, self.draws):
            outcome, right = self._call(function, draw), self.evaluate((), draw)
            if not _same(right, outcome.value):
                return dict(zip(self.inputs, draw, strict=True)), outcome, right
        return None


def _not_finite(outcomes):
    """That there is a value which is not finite, "" if there is none."""
    values = np.concatenate([np.ravel(outcome.value) for outcome in outcomes if outcome.value is not None])
    return "" if np.isfinite(values).all() else f"Not every value is finite: there is {values[~np.isfinite(values)][0]:g} among them."


def _constant(values):
    """Whether the values on all draws are one and the same number, or none of them finite."""
    numbers = np.concatenate([np.ravel(value) for value in values]) if values else np.zeros(1)
    return bool(np.all(numbers == numbers[:1]) or not np.isfinite(numbers).any())


def _same(a, b):
    """Whether two values are equal, both were not computed, or are not finite in the same places."""
    if a is None or b is None:
        return a is b
    if a.shape != b.shape:
        return False
    finite = np.isfinite(a) & np.isfinite(b)
    scale = np.max(np.abs(a), initial=AGREE, where=finite)  # not 0: what is left of a sum that cancels is no difference
    difference = np.abs(np.subtract(a, b, where=finite, out=np.zeros(a.shape)))
    return bool(np.all(np.where(finite, difference <= AGREE * scale, ~np.isfinite(a) & ~np.isfinite(b))))
