"""How an exercise says what it found, in whole sentences."""

import numpy as np

from ..card import Result


def right(name, draws):
    """Result for a function that is right."""
    return Result(f"✓ Right: {name} gives the right values on {draws} random inputs.", passed=True)


def blocked(why):
    """Result for a function with no values to compare."""
    return Result("✗ There are no values to compare yet.", (why,))


def explain(known, remark, witness):
    """Result for values that are wrong: the known sets of slips if there are any, a remark, and the witness."""
    sets = tuple(tuple(slip.name for slip in slips) for slips in known)
    ways = [" and ".join(names) for names in sets]
    if not ways:
        title = "✗ Not right, and the slip is not one I know."
    elif len(ways) == 1:
        title = f"✗ Not right: {ways[0]}."
    else:
        title = f"✗ Not right, by one of these, which no input tells apart: {'; or '.join(ways)}."
    used = dict.fromkeys(slip for slips in known for slip in slips)
    why = [slip.equation if len(used) == 1 else f"“{slip.name}”: {slip.equation}" for slip in used]
    return Result(title, tuple(filter(None, [*why, remark, shown(witness)])), sets=sets)


def shown(witness):
    """The input, what came out and what should have, with as many digits as it takes to see the difference."""
    if witness is None:
        return ""
    inputs, outcome, right = witness
    given = ", ".join(f"{name} = {numbers(value)}" for name, value in inputs.items())
    for digits in (3, 6, 17):
        yours = "an error" if outcome.value is None else numbers(outcome.value, digits)
        should = numbers(right, digits)
        if yours != should:
            break
    return f"With {given}\nyours gives {yours};\nit should be {should}."


def numbers(value, digits=6):
    """Numbers as one would type them."""
    value = np.asarray(value, dtype=float) + 0.0  # -0 becomes 0
    if value.ndim == 0:
        return f"{value:.{digits}g}"
    return "[" + ", ".join(numbers(entry, digits) for entry in value) + "]"


def shapes(yours, should, inputs):
    """Which axis is wrong, and of which input its length is. `inputs` are their shapes by name."""
    text = f"Its shape is {yours}, but should be {should}"
    if len(yours) != len(should):
        wanted = "one number belongs" if not should else f"{len(should)} belong" + "s" * (len(should) == 1)
        return f"{text}: there {'is 1 axis' if len(yours) == 1 else f'are {len(yours)} axes'} where {wanted}."
    axis = next(i for i, (a, b) in enumerate(zip(yours, should, strict=True)) if a != b)
    return f"{text}: axis {axis} has {_length(yours[axis], inputs)} where {_length(should[axis], inputs)} belong{'s' * (should[axis] < 2)}."


def _length(n, inputs):
    like = [f"axis {i} of {name}" for name, shape in inputs.items() for i, length in enumerate(shape) if length == n]
    return f"{n} {'entry' if n == 1 else 'entries'}" + (f" (as {' and '.join(like)})" if like else "")
