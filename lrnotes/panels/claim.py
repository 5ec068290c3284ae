"""A sentence of a notebook, and whether it holds for the numbers beside it."""

HOLDS, FAILS = "✓", "✗"


def claim(sentence, holds):
    """Print the sentence, marked as true if `holds`.

    If not it says so and goes on: a reader who changes a number is told which sentence was about the old one, and the cells below
    still run. That a notebook as it is stored holds what it claims is seen to by `publish.execute`, which refuses to store any other.
    Raises ValueError if `holds` is no single truth value, so that an array cannot pass for one.
    """
    try:
        true = bool(holds)
    except ValueError as error:
        raise ValueError(f"the claim “{sentence}” needs one truth value, but got an array of them: use .all() or .any()") from error
    if true:
        print(f"{HOLDS} {sentence}")
    else:
        print(f"{FAILS} No longer so: {sentence}. This was said of the numbers as they stood; yours are others.")
