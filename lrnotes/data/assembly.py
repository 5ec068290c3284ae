"""A frame of columns becomes a data set: each stage adds what it did to the reading, or its faults to the message."""

import numpy as np

from ..forward_pass import add_bias
from . import missing as gone
from .column import from_series
from .dataset import DataSet, standardise
from .features import features
from .names import nearest
from .reading import Reading, Step, count, listed
from .suspects import giveaways
from .target import labels, step


def assembled(frame, target, positive, negative, place, title, missing=None, drop=(), keep=(), na_values=(), decimal=None, quiet=False):
    """The DataSet of a frame with texts for names; the arguments are those of `from_frame`, `place` says where row i stands."""
    drop, keep, na_values = (_several(each) for each in (drop, keep, na_values))
    _check_arguments(frame, target, missing, drop, keep, decimal)
    columns, steps = _columns(frame, target, na_values)
    goal = columns.pop(list(frame.columns).index(target))
    found = features(columns, drop, keep, decimal, place)
    try:
        made = labels(goal, positive, negative, place)
    except ValueError as error:
        raise ValueError("\n".join([str(error), *found.faults])) from None
    steps += found.steps
    rows, left, more = _without_gaps(found, made.y, goal, missing, place, frame)
    y, steps = made.y[rows], steps + more
    if len(set(y)) < 2:
        raise ValueError(f"missing={missing!r} leaves {count(len(y), 'row')} and not both classes: choose another way")
    left, more = _without_constants([feature._replace(values=feature.values[rows]) for feature in left])
    steps += more
    _check_spread(left, steps)
    names, raw = [feature.name for feature in left], np.column_stack([feature.values for feature in left])
    warnings = found.warnings + giveaways(left, y)
    before, after = (
        f"{count(len(frame), 'row')} and {count(frame.shape[1], 'column')}",
        f"{count(len(y), 'row')} and {count(len(names), 'feature')}",
    )
    plain = sum(feature.name == feature.source for feature in left)
    close = f"{count(plain, 'column')} of numbers {'is a feature' if plain == 1 else 'are features'}. All features are standardised in X."
    order = {name: j for j, name in enumerate(frame.columns)}
    steps.sort(key=lambda each: order.get(each.column, len(order)))
    reading = Reading(f"{title}: {before} in, {after} out", step(goal, made, y), warnings, steps, close)
    if not quiet:
        print(reading)
    return DataSet(add_bias(standardise(raw)), y, names, raw, made.classes, reading)


def _several(values):
    return [values] if isinstance(values, str | int | float) else list(values)


def _check_arguments(frame, target, way, drop, keep, decimal):
    if way not in (None, *gone.WAYS):
        raise ValueError(f"missing is {way!r}: choose 'rows', 'columns' or 'median'")
    if decimal not in (None, ".", ","):
        raise ValueError(f"decimal is {decimal!r}: choose '.' or ','")
    for argument, names in (("drop", drop), ("keep", keep)):
        for name in names:
            if name == target or name not in frame.columns:
                what = "is the target" if name == target else "is no column"
                raise ValueError(f"{argument} names {name!r}, which {what}: {nearest(name, [each for each in frame if each != target])}")
    if set(drop) & set(keep):
        raise ValueError(f"drop and keep both name {listed(sorted(set(drop) & set(keep)))}: choose one of them")


def _columns(frame, target, na_values):
    columns, steps = [], []
    for j, name in enumerate(frame.columns):
        column, said = from_series(frame.iloc[:, j], name, na_values, target=name == target)
        columns.append(column)
        steps += [Step(name, *said)] if said else []
    if any(name is not None for name in frame.index.names):
        named = ", ".join(str(name) for name in frame.index.names)
        steps.append(Step(named, "left out", "it is the index; frame.reset_index() makes a column of it"))
    return columns, steps


def _without_gaps(found, y, goal, way, place, frame):
    """Which rows stay, the features without gaps, and steps. Raises ValueError with all faults so far if gaps are left undecided."""
    neither = np.isnan(y) & (goal.which >= 0)
    at = np.flatnonzero(~neither)
    steps = (
        [Step(goal.name, f"{count(int(neither.sum()), 'row')} left out", "its value is neither positive nor negative")]
        if neither.any()
        else []
    )
    used = [feature._replace(values=feature.values[at]) for feature in found.features]
    y_used, gaps = y[at], gone.gaps(used, goal._replace(which=goal.which[at]))
    faults = list(found.faults)
    if gaps.names and way is None:
        faults.append(gone.message(gaps, used, y_used, lambda i: place(at[i]), lambda i, name: _entry(frame, at[i], name)))
    if faults:
        raise ValueError("\n".join(faults))
    rows, left, more = gone.settled(gaps, used, y_used, way)
    whole = np.full(len(y), np.nan)
    spread = [feature._replace(values=_placed(whole, at, feature.values)) for feature in left]
    return at[rows], spread, steps + more


def _placed(whole, at, values):
    whole = whole.copy()
    whole[at] = values
    return whole


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
        said = "; ".join(f"{each.column!r} {each.what}: {each.why}" for each in steps[:10]) + (
            f" and {len(steps) - 10} more" if len(steps) > 10 else ""
        )
        raise ValueError(f"no column is left to be a feature ({said})")
    said = []
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for feature in features:
            if not 0 < (size := feature.values.std()) < np.inf:
                said.append(f"the standard deviation of column {feature.name!r} comes out as {size:g} in floating point")
    if said:
        raise ValueError(f"{'; '.join(said[:5])}: choose another unit")
