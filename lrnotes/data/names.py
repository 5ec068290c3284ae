"""What a table's columns are called, and whether the target is one of them."""

import re

from .reading import listed
from .written import plain


def nameless(names, target):
    """Whether this line of names is an example already: all are numbers, or one is and the target is not among them.

    Years and counts may be names: whole numbers, none twice, with the target among them. Without a target more than half must be numbers.
    """
    numbers = [name for name in names if plain(name) is not None]
    whole = len(set(names)) == len(names) and all(re.fullmatch(r"\d+", name) for name in numbers)
    if target is None:
        return 2 * len(numbers) > len(names) and not whole
    return bool(numbers) and (target not in names or (len(numbers) == len(names) and not whole))


def check_names(names, line, target):
    """Raises ValueError if the names of a file's line do not make a table with this target."""
    if nameless(names, target):
        start = f"there is no column {target!r}, only {listed(names)}: if line {line} is an example already,"
        if target is None or all(plain(name) is not None for name in names):
            start = f"the names in line {line} are {'mostly' if target is None else 'all'} numbers ({listed(names)}):"
        raise ValueError(
            f"{start} put a line with a name for each column above it, or say header=None: the target may then be 'column {len(names)}'"
        )
    check_unique(names)
    check_target(names, target)


def check_unique(names):
    """Raises ValueError if two columns have one name; the message holds all such names."""
    places = {}
    for j, name in enumerate(names):
        if name:
            places.setdefault(name, []).append(str(j + 1))
    twins = [(name, where) for name, where in places.items() if len(where) > 1]
    if twins:
        said = [f"columns {' and '.join(where)} are {'both' if len(where) == 2 else 'all'} named {name!r}" for name, where in twins[:5]]
        more = f" and {len(twins) - 5} more names are shared" if len(twins) > 5 else ""
        raise ValueError(f"{', '.join(said)}{more}: give each a name of its own")


def check_target(names, target):
    """Raises ValueError if the target is not among the names, or is alone there; with None for a target if there is one name only."""
    if target not in names and (target is not None or len(names) == 1):
        hint = nearest(target, names)
        if len(names) == 1:
            hint = "if that is several columns, put a comma, a semicolon or a tab between them, or say sep= with what is there"
            if len(names[0].split()) > 1 and (target is None or target in names[0].split()):
                hint = "if spaces divide its columns, say sep=r'\\s+'"
        missed = "there is one column only" if target is None else f"there is no column {target!r}, only"
        raise ValueError(f"{missed} {listed(names)}: {hint}")
    if len(names) == 1:
        raise ValueError(f"the target {target!r} is the only column: a fit needs a feature too")


def nearest(name, names):
    """A question that names what is spelt much like it, if anything is."""
    cased = {each.casefold(): each for each in names}
    import difflib

    near = difflib.get_close_matches(str(name).casefold(), cased, n=1)
    return f"did you mean {cased[near[0]]!r}?" if near else "choose one of these"


def check_arguments(frame, target, missing, drop, keep, decimal):
    """Raises ValueError if an argument of `from_frame` is none of its kind, or names no column that may be a feature."""
    if missing not in (None, "rows", "columns", "median"):
        raise ValueError(f"missing is {missing!r}: choose 'rows', 'columns' or 'median'")
    if decimal not in (None, ".", ","):
        raise ValueError(f"decimal is {decimal!r}: choose '.' or ','")
    for argument, names in (("drop", drop), ("keep", keep)):
        for name in names:
            if name == target or name not in frame.columns:
                what = "is the target" if name == target else "is no column"
                raise ValueError(f"{argument} names {name!r}, which {what}: {nearest(name, [each for each in frame if each != target])}")
    if set(drop) & set(keep):
        raise ValueError(f"drop and keep both name {listed(sorted(set(drop) & set(keep)))}: choose one of them")
