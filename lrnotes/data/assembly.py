"""A frame of columns becomes a data set: each stage adds what it did to the reading, or its faults to the message."""

import numpy as np

from ..forward_pass import add_bias
from . import missing as gone
from .column import from_series
from .dataset import DataSet, standardise
from .features import features
from .names import check_arguments
from .reading import Reading, Step, count
from .suspects import giveaways
from .target import labels, step


def assembled(frame, target, positive, negative, place, title, missing, drop, keep, na_values, decimal, quiet):
    """The DataSet of a frame with texts for names; the arguments are those of `from_frame`, `place` says where row i stands."""
    drop, keep, na_values = (_several(each) for each in (drop, keep, na_values))
    check_arguments(frame, target, missing, drop, keep, decimal)
    columns, steps = _columns(frame, target, na_values)
    size, (columns, frame, place, more) = frame.shape, _without_empty_rows(columns, frame, place)
    goal = columns.pop(list(frame.columns).index(target))
    found = features(columns, drop, keep, decimal, place)
    unused = {each.column for each in found.steps if each.what == "left out"}  # what its entries were read as does not matter
    steps = [each for each in steps if each.column not in unused] + more + found.steps
    try:
        made = labels(goal, positive, negative, place)
    except ValueError as error:
        raise ValueError("\n".join([str(error), *found.faults])) from None
    rows, left, more = _without_gaps(found, made.y, goal, missing, place, frame)
    y, steps = made.y[rows], steps + more
    if len(set(y)) < 2:
        raise ValueError(f"missing={missing!r} leaves {count(len(y), 'row')} and not both classes: choose another way")
    left, more = _without_constants(left)
    _check_spread(left, steps + more)
    raw = np.column_stack([feature.values for feature in left])
    reading = _reading(title, size, step(goal, made, y), found.warnings + giveaways(left, y), steps + more, left, len(y), frame)
    if not quiet:
        print(reading)
    return DataSet(add_bias(standardise(raw)), y, [feature.name for feature in left], raw, made.classes, reading)


def _reading(title, size, goal, warnings, steps, features, n, frame):
    """The table of what was done, in the order of the frame's columns; size is what came in, n rows and the features what went out."""
    order = {name: j for j, name in enumerate(frame.columns)}
    steps = sorted(steps, key=lambda each: order.get(each.column, len(order)))
    before, after = f"{count(size[0], 'row')} and {count(size[1], 'column')}", f"{count(n, 'row')} and {count(len(features), 'feature')}"
    plain = sum(feature.name == feature.source and not feature.category for feature in features)
    close = f"{count(plain, 'column')} of numbers {'is a feature' if plain == 1 else 'are features'}. All features are standardised in X."
    return Reading(f"{title}: {before} in, {after} out", goal, warnings, steps, close)


def _several(values):
    return [values] if isinstance(values, str | int | float) else list(values)


def _columns(frame, target, na_values):
    columns, steps = [], []
    for name, series in frame.items():
        column, said = from_series(series, name, na_values, target=name == target)
        columns.append(column)
        steps += [Step(name, *said)] if said else []
    if any(name is not None for name in frame.index.names):
        named = ", ".join(str(name) for name in frame.index.names)
        steps.append(Step(named, "left out", "it is the index; frame.reset_index() makes a column of it"))
    return columns, steps


def _without_empty_rows(columns, frame, place):
    """Columns, frame and places of the rows that hold anything, and the steps that say so."""
    empty = np.ones(len(frame), dtype=bool)
    for column in columns:
        empty &= column.which < 0
    if not empty.any():
        return columns, frame, place, []
    at = np.flatnonzero(~empty)
    columns = [column._replace(which=column.which[at]) for column in columns]
    steps = [Step("(rows)", f"{count(int(empty.sum()), 'row')} left out", "nothing is in them")]
    return columns, frame.iloc[at], lambda i: place(at[i]), steps


def _without_gaps(found, y, goal, way, place, frame):
    """Which rows stay (n,), the features without gaps, each (n,), and steps. Raises ValueError, with all faults, if gaps are undecided."""
    neither = np.isnan(y) & (goal.which >= 0)
    at = np.flatnonzero(~neither)
    out = int(neither.sum())
    steps = [Step(goal.name, f"{count(out, 'row')} left out", "its value is neither positive nor negative")] if out else []
    used = [feature._replace(values=feature.values[at]) for feature in found.features]
    y_used, gaps = y[at], gone.gaps(used, goal._replace(which=goal.which[at]))
    faults = list(found.faults)
    if gaps.names and way is None:
        faults.append(gone.message(gaps, used, y_used, lambda i: place(at[i]), lambda i, name: _entry(frame, at[i], name)))
    if faults:
        raise ValueError("\n".join(faults))
    rows, left, more = gone.settled(gaps, used, y_used, way)
    return at[rows], [feature._replace(values=feature.values[rows]) for feature in left], steps + more


def _entry(frame, i, name):
    """What the table holds there, as a message says it."""
    entry = frame[name].iloc[i]
    return "empty" if str(entry).strip() == "" else repr(entry.strip()) if isinstance(entry, str) else str(entry)


def _without_constants(features):
    """The features that vary in the rows that are used, and steps for the others."""
    constant = [feature for feature in features if feature.values.min() == feature.values.max()]
    steps = [Step(feature.name, "left out", f"it is {feature.values[0]:g} in all rows that are used") for feature in constant]
    left = set(map(id, constant))
    return [feature for feature in features if id(feature) not in left], steps


def _check_spread(features, steps):
    if not features:
        more = f" and {len(steps) - 10} more" if len(steps) > 10 else ""
        said = "; ".join(f"{each.column!r} {each.what}: {each.why}" for each in steps[:10]) + more
        raise ValueError(f"no column is left to be a feature ({said})")
    said = []
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for feature in features:
            if not 0 < (size := feature.values.std()) < np.inf:
                said.append(f"the standard deviation of column {feature.name!r} comes out as {size:g} in floating point")
    if said:
        raise ValueError(f"{'; '.join(said[:5])}: choose another unit")
