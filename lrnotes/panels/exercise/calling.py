"""A reader's function, called so that nothing it does gets out: what came back, or in one sentence why nothing usable did."""

import contextlib
import dis
import io
import sysconfig
import traceback
import warnings
from pathlib import Path
from typing import NamedTuple

import numpy as np

NOT_THE_READERS = (*{sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}, "<frozen", "<__array")
OURS = str(Path(__file__).parents[2])


class Outcome(NamedTuple):
    """`value` is None if there is none; `fault` says why, or what else was not as it should be; `warned` is NumPy's first warning."""

    value: np.ndarray | None
    fault: str = ""
    warned: str = ""


def call(function, inputs, dtype=float):
    """Outcome of the function on copies of the inputs, a dict of name and value. What it prints is left out."""
    copies = [np.array(value, dtype=dtype)[()] for value in inputs.values()]
    try:
        with _quiet() as warned:
            returned = function(*copies)
            value = _as_numbers(returned)
    except Exception as error:  # whatever a reader's function raises is an answer, not ours to pass on
        return Outcome(None, _sentence(error, inputs))
    for copy, (name, original) in zip(copies, inputs.items(), strict=True):
        if not np.array_equal(copy, original):
            return Outcome(value, f"It changes {name} in place, which the caller still needs: work on {name}.copy(), or make a new array.")
    if value is None:
        return Outcome(None, _no_numbers(returned))
    return Outcome(value, warned=str(warned[0].message) if warned else "")


def at_work(work, function):
    """What work(function) makes of a reader's function, and "", or None and in one sentence why it did not get to the end."""
    try:
        with _quiet():
            return work(function), ""
    except Exception as error:  # as above
        return None, _sentence(error, ["the biopsies"])


def unwritten(function):
    """Whether the body of a function is no more than ... or None yet."""
    try:
        steps = [step for step in dis.get_instructions(function) if step.opname not in ("CACHE", "NOP", "RESUME")]
    except TypeError:  # not made of Python, such as np.exp
        return False
    kinds = {step.opname.split("_")[0] for step in steps}  # LOAD_CONST, RETURN_CONST, RETURN_VALUE
    constants = [step.argval for step in steps if step.opname.endswith("CONST")]
    return kinds <= {"LOAD", "RETURN"} and len(steps) <= 2 and len(constants) == 1 and constants[0] in (None, Ellipsis)


@contextlib.contextmanager
def _quiet():
    """Without prints, and with the warnings in a list."""
    with warnings.catch_warnings(record=True) as warned, np.errstate(all="warn", under="ignore"), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("always")
        yield warned


def _as_numbers(returned):
    """A float array of its own, or None if this is not made of real numbers."""
    try:
        array = np.array(returned)
        return array.astype(float) if array.dtype.kind in "biufO" and returned is not None else None
    except (TypeError, ValueError):
        return None


def _no_numbers(returned):
    if returned is None:
        return "It returns nothing (None). Is there a `return` at its end, on every way through?"
    if isinstance(returned, tuple):
        return f"It returns {len(returned)} things that make no one array of numbers; one array or number is asked for."
    return f"It returns {returned!r:.60}, which is not an array of numbers."


def _sentence(error, inputs):
    """What was raised, and at which line of the reader's own code."""
    what = f"{type(error).__name__}: {error}".strip(": ")
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith((*NOT_THE_READERS, OURS))]
    if own:
        line = f", `{own[-1].line}`," if own[-1].line else ""
        return f"Line {own[-1].lineno}{line} stops with {what}."
    return f"Called with {', '.join(inputs)} it stops with {what}."
