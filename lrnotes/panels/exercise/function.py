"""A function to write, checked by value against every small set of known slips: what was done wrong gets its name."""

import inspect
import textwrap
from itertools import combinations

import numpy as np

from ..card import Card, Result
from ..flipbooks import flipbook
from . import wording
from .calling import at_work, call, unwritten
from .task import Task, empty
from .values import constant, finite, same
from .witness import smaller

DRAWS = 20  # random inputs in one check, unless an exercise asks for more
AT_MOST = 3  # slips at once
NOT_A_FUNCTION = "This is {}, not a function: hand over its name, without brackets."


class Slip:
    """A small change of the reference: its name, the equation it violates (and what it would be right for), and the parts it replaces."""

    def __init__(self, name, equation, **parts):
        self.name, self.equation, self.parts = name, equation, parts


WHOLE = Slip(
    "zeros_like keeps whole numbers",
    "Your formula is right, but for an input of whole numbers the fractions are cut off: np.zeros_like and copy() take over its type. "
    "np.zeros(len(...)) has room for fractions.",
)


class Exercise(Task):
    """A function that the reader writes.

    `reference` is the right function: its docstring is the task, its arguments without a default are the inputs, those with one are
    the parts that a slip may replace. `sample(rng)` draws a random input as a tuple, `small` lists small whole-number inputs, smallest
    first, and `solution` is the body of a right answer, with NumPy as np. An answer that is one whole number says little, so that it
    takes more `draws` to tell slips apart. Where the function can be put to work, `work(function)` makes a Picture of that. `whole` is an
    input of whole numbers, handed over as such, for which the right values are none. `odd(value)` says what no value of the right function
    could be, whatever the slip, and "" where it could.
    """

    def __init__(self, reference, sample, small, slips, hints, solution, draws=DRAWS, work=None, whole=None, odd=None):
        signature = inspect.signature(reference)
        self.inputs = [p.name for p in signature.parameters.values() if p.default is p.empty and p.kind is not p.VAR_KEYWORD]
        for slip in slips:
            signature.bind(*self.inputs, **slip.parts)  # a TypeError names the part that the reference does not have
        name = reference.__name__.strip("_")
        code = f"def {name}({', '.join(self.inputs)}):\n" + textwrap.indent(textwrap.dedent(solution).strip(), "    ")
        super().__init__(name, " ".join(reference.__doc__.split()), hints, code)
        self.reference, self.slips, self.work, self.whole, self.odd = reference, list(slips), work, whole, odd
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
        except (ValueError, IndexError):
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
        faults = (each.fault for each in outcomes if each.value is None)
        return next(faults, "") or next(filter(None, map(self._shape, self.draws, outcomes)), "")

    def _check(self, function):
        if not callable(function):
            return wording.blocked(NOT_A_FUNCTION.format(f"{function!r:.60}"))
        outcomes = [self._call(function, draw) for draw in self.draws]
        repeat = self._call(function, self.draws[0])
        if not same(repeat.value, outcomes[0].value):
            return wording.blocked(
                "The same input gives different values each time. Nothing here should depend on chance or on earlier calls."
            )
        fault = next((outcome.fault for outcome in outcomes if outcome.fault), "")
        known = self._smallest(outcomes)
        if known == [()]:
            if fault:
                return Result("✗ The values are right, but not the way.", (fault,))
            return self._cut_off(function) or wording.right(self.name, len(self.draws))
        if all(outcome.value is None for outcome in outcomes):
            return wording.blocked(fault)
        witness = self.witness(function)
        return wording.explain(known, self._remark(outcomes, witness), witness)

    def _cut_off(self, function):
        """Result for a function whose values are cut off to whole numbers where the input is made of these, None for others."""
        if self.whole is None:
            return None
        inputs = dict(zip(self.inputs, self.whole, strict=True))
        outcome, right = call(function, inputs, dtype=int), self.evaluate((), self.whole)
        return wording.explain([(WHOLE,)], "", (inputs, outcome, right)) if same(np.trunc(right), outcome.value) else None

    def _call(self, function, draw):
        return call(function, dict(zip(self.inputs, draw, strict=True)))

    def _smallest(self, outcomes):
        """The sets of the smallest size that do what the reader's function does on every draw; [] if there is none."""
        # several slips together may leave only zeros: that says nothing of how a reader came to them
        most = 1 if constant([outcome.value for outcome in outcomes if outcome.value is not None]) else AT_MOST
        for size in range(most + 1):
            known = [
                slips
                for slips in self.sets(size)
                if all(same(self.evaluate(slips, draw), outcome.value) for draw, outcome in zip(self.draws, outcomes, strict=True))
            ]
            if known:
                return known
        return []

    def _remark(self, outcomes, witness):
        """What is wrong besides the numbers, on the input that is shown or else on another; "" if nothing is."""
        shown = [(witness[0].values(), witness[1])] if witness else []
        elsewhere = list(zip(self.draws, outcomes, strict=True))

        def first(*looks):
            for where, pairs in (("", shown), ("On another input than the one shown: ", elsewhere)):
                for look in looks:
                    said = next(filter(None, (look(*pair) for pair in pairs)), "")
                    if said:
                        return where + said
            return ""

        return " ".join(filter(None, (first(self._odd), first(lambda draw, outcome: outcome.fault, self._shape, _not_finite))))

    def _shape(self, draw, outcome):
        """Which axis is wrong, "" if none is."""
        right = self.evaluate((), draw)
        if outcome.value is None or outcome.value.shape == right.shape:
            return ""
        return wording.shapes(outcome.value.shape, right.shape, dict(zip(self.inputs, map(np.shape, draw), strict=True)))

    def _odd(self, draw, outcome):
        return "" if self.odd is None or outcome.value is None else self.odd(outcome.value)

    def witness(self, function):
        """The smallest input on which the function is wrong: the input, its Outcome, and the right value. None if it never is."""

        def look(draw):
            outcome, right = self._call(function, draw), self.evaluate((), draw)
            return None if right is None or same(right, outcome.value) else (outcome, right)

        draw = next(filter(look, self.small), None)
        if draw is None:
            draw = next(filter(look, self.draws), None)
            if draw is None:
                return None
            draw = smaller(draw, look)
        return dict(zip(self.inputs, draw, strict=True)), *look(draw)


def _not_finite(draw, outcome):
    """That there is a value which is not finite, and what NumPy said to it; "" if there is none."""
    if outcome.value is None or finite(outcome.value):
        return ""
    value = outcome.value[~np.isfinite(outcome.value)][0]
    return f"Not every value is finite: there is {value:g} among them.{f' NumPy warns: {outcome.warned}.' * bool(outcome.warned)}"
