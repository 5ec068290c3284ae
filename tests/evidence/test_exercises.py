"""Exercises of notebook 05 against functions written in other ways."""

import statistics

import numpy as np
import pytest
from sklearn.preprocessing import StandardScaler
from written import Coding, check_pairs, check_right, check_singles, check_unknown

from lrnotes import evidence
from lrnotes.evidence import exercises
from lrnotes.evidence.fewer import jaccard
from lrnotes.evidence.overrule import changes

FOLD_LOOPS = Coding(
    """
import statistics
def f(inside, out):
    rows = {rows}
    every = [v for row in rows for v in row]
    new = []
    chosen = {which}
    for i, row in enumerate(chosen):
        line = []
        for j, v in enumerate(row):
            column = [r[j] for r in rows]
            m = {m}
            s = {s}
            line.append({scaled})
        new.append(line)
    return new
def of_rows(statistic, rows, n):
    if len(rows) != n:
        raise ValueError("shapes do not match")
    return [statistic(list(row)) for row in rows]
""",
    {"rows": "list(inside)", "which": "out", "m": "sum(column) / len(column)", "s": "statistics.pstdev(column)", "scaled": "(v - m) / s"},
    {
        "peeked: all rows": {"rows": "list(inside) + list(out)"},
        "the fold by itself": {"rows": "list(out)"},
        "one mean for all columns": {"m": "sum(every) / len(every)"},
        "one deviation for all columns": {"s": "statistics.pstdev(every)"},
        "ddof: N - 1 for N": {"s": "statistics.stdev(column)"},
        "standard error for deviation": {"s": "statistics.pstdev(column) / len(column) ** 0.5"},
        "sum for mean": {"s": "sum((x - statistics.fmean(column)) ** 2 for x in column) ** 0.5"},
        "sum of a column for its mean": {"m": "sum(column)"},
        "squares taken from 0": {"s": "(sum(x * x for x in column) / len(column)) ** 0.5"},
        "mean distance for deviation": {"s": "sum(abs(x - statistics.fmean(column)) for x in column) / len(column)"},
        "axis 1 for axis 0": {
            "m": "of_rows(statistics.fmean, rows, len(row))[j]",
            "s": "of_rows(statistics.pstdev, rows, len(row))[j]",
        },
        "axis 1 for axis 0, keepdims": {
            "m": "of_rows(statistics.fmean, rows, len(chosen))[i]",
            "s": "of_rows(statistics.pstdev, rows, len(chosen))[i]",
        },
        "sign turned": {"scaled": "(m - v) / s"},
        "variance for deviation": {"s": "statistics.pvariance(column)"},
        "range for deviation": {"s": "max(column) - min(column)"},
        "from least to largest": {"m": "min(column)", "s": "max(column) - min(column)"},
        "the rows inside for those held out": {"which": "inside"},
        "median for mean": {"m": "statistics.median(column)"},
        "not centred": {"scaled": "v / s"},
        "not scaled": {"scaled": "v - m"},
        "no brackets": {"scaled": "v - m / s"},
        "times the deviation": {"scaled": "(v - m) * s"},
    },
)

FOLD_ARRAYS = Coding(
    """
def f(inside, out):
    rows = {rows}
    m = {m}
    s = {s}
    out = {which}
    return {scaled}
""",
    {
        "rows": "inside",
        "which": "out",
        "m": "np.average(rows, axis=0)",
        "s": "np.sqrt(np.mean(rows**2, axis=0) - np.mean(rows, axis=0) ** 2)",
        "scaled": "out / s - m / s",
    },
    {
        "peeked: all rows": {"rows": "np.r_[inside, out]"},
        "the fold by itself": {"rows": "out.copy()"},
        "one mean for all columns": {"m": "np.average(rows)"},
        "one deviation for all columns": {"s": "np.std(rows)"},
        "ddof: N - 1 for N": {"s": "np.sqrt(np.cov(rows.T).diagonal()) if rows.shape[1] > 1 else np.std(rows, ddof=1)"},
        "standard error for deviation": {"s": "np.std(rows, 0) * len(rows) ** -0.5"},
        "sum for mean": {"s": "np.linalg.norm(rows - rows.mean(0), axis=0)"},
        "sum of a column for its mean": {"m": "np.ones(len(rows)) @ rows"},
        "squares taken from 0": {"s": "np.hypot(np.std(rows, 0), np.mean(rows, 0))"},
        "mean distance for deviation": {"s": "np.abs(rows - np.average(rows, axis=0)).mean(0)"},
        "axis 1 for axis 0": {"m": "np.average(rows, axis=1)", "s": "np.sqrt(np.var(rows, 1))"},
        "axis 1 for axis 0, keepdims": {"m": "np.average(rows, axis=1)[:, None]", "s": "np.sqrt(np.var(rows, 1))[:, None]"},
        "sign turned": {"scaled": "m / s - out / s"},
        "variance for deviation": {"s": "np.var(rows, 0)"},
        "range for deviation": {"s": "rows.max(0) - rows.min(0)"},
        "from least to largest": {"m": "rows.min(0)", "s": "rows.max(0) - rows.min(0)"},
        "the rows inside for those held out": {"which": "inside[:]"},
        "median for mean": {"m": "np.percentile(rows, 50, axis=0)"},
        "not centred": {"scaled": "out * (1 / s)"},
        "not scaled": {"scaled": "out - m"},
        "no brackets": {"scaled": "out - m / s"},
        "times the deviation": {"scaled": "out * s - m * s"},
    },
)

RULE_LOOPS = Coding(
    """
def f(means, errors):
    i = list(means).index(min(means))
    good = []
    for k in range(len(means)):
        line = means[i] + {margin}
        if means[k] <= line:
            good.append(k)
    return {pick}
""",
    {"margin": "errors[i]", "pick": "max(good)"},
    {
        "the least itself": {"margin": "0"},
        "two standard errors": {"margin": "2 * errors[i]"},
        "half a standard error": {"margin": "0.5 * errors[i]"},
        "each its own error": {"margin": "errors[k]"},
        "the least error": {"margin": "min(errors)"},
        "the largest error": {"margin": "max(errors)"},
        "error bars that overlap": {"margin": "errors[i] + errors[k]"},
        "the limit, not a place": {"pick": "line"},
        "nearest to the limit": {"pick": "min(range(len(means)), key=lambda k: abs(means[k] - line))"},
        "stopped at the first above the limit": {"pick": "next(k for k in range(i, len(means) + 1) if k not in good) - 1"},
        "always the last": {"pick": "len(means) - 1"},
        "always the first": {"pick": "0"},
        "the loss, not its place": {"pick": "means[max(good)]"},
        "mean of the errors": {"margin": "sum(errors) / len(errors)"},
        "the smallest lambda": {"pick": "min(good)"},
        "how many are good": {"pick": "len(good)"},
        "all that are good": {"pick": "np.array(good)"},
        "places counted from 1": {"pick": "max(good) + 1"},
    },
)

RULE_ARRAYS = Coding(
    """
def f(means, errors):
    i = means.argmin()
    margin = {margin}
    good = means - margin <= means.min()
    return {pick}
""",
    {"margin": "errors[i]", "pick": "len(good) - 1 - np.argmax(good[::-1])"},
    {
        "the least itself": {"margin": "0"},
        "two standard errors": {"margin": "errors[i] * 2"},
        "half a standard error": {"margin": "errors[i] / 2"},
        "each its own error": {"margin": "errors"},
        "the least error": {"margin": "errors.min()"},
        "the largest error": {"margin": "errors.max()"},
        "error bars that overlap": {"margin": "errors[i] + errors"},
        "the limit, not a place": {"pick": "means.min() + margin"},
        "nearest to the limit": {"pick": "np.square(means.min() + margin - means).argmin()"},
        "stopped at the first above the limit": {"pick": "i + np.argmin(np.append(good, False)[i:]) - 1"},
        "always the last": {"pick": "means.size - 1"},
        "always the first": {"pick": "0 * i"},
        "the loss, not its place": {"pick": "means[np.nonzero(good)[0]][-1]"},
        "mean of the errors": {"margin": "errors.mean()"},
        "the smallest lambda": {"pick": "np.argmax(good)"},
        "how many are good": {"pick": "good.sum()"},
        "all that are good": {"pick": "np.nonzero(good)[0]"},
        "places counted from 1": {"pick": "len(good) - np.argmax(good[::-1])"},
    },
)


CHANGES_LOOPS = Coding(
    """
def f(before, after):
    a = [{a} for v in before][{first}:]
    b = [{b} for v in after][{first}:]
    n = 0
    for old, new in zip(a, b):
        n += {n}
    return {out}
""",
    {"a": "bool(v)", "b": "bool(v)", "first": "1", "n": "old != new", "out": "n"},
    {
        "the bias too": {"first": "0"},
        "only those that come to life": {"n": "bool(new) and not old"},
        "only those that die": {"n": "bool(old) and not new"},
        "values for life": {"a": "v", "b": "v"},
        "signs for life": {"a": "int(v > 0) - int(v < 0)", "b": "int(v > 0) - int(v < 0)"},
        "alive above 0": {"a": "v > 0", "b": "v > 0"},
        "how many more or fewer": {"n": "int(new) - int(old)", "out": "abs(n)"},
        "how many more": {"n": "int(new) - int(old)"},
        "those that stay": {"n": "old == new"},
        "alive in both": {"n": "bool(old) and bool(new)"},
        "alive in either": {"n": "bool(old) or bool(new)"},
        "a share, not a number": {"out": "n / len(a)"},
    },
)

CHANGES_ARRAYS = Coding(
    """
def f(before, after):
    before, after = before[{first}:], after[{first}:]
    a, b = {a}, {b}
    return {out}
""",
    {"first": "1", "a": "np.abs(before) > 0", "b": "np.abs(after) > 0", "out": "np.count_nonzero(a ^ b)"},
    {
        "the bias too": {"first": "0"},
        "only those that come to life": {"out": "np.count_nonzero(b > a)"},
        "only those that die": {"out": "np.count_nonzero(a > b)"},
        "values for life": {"out": "np.count_nonzero(before - after)"},
        "signs for life": {"out": "np.count_nonzero(np.sign(before) - np.sign(after))"},
        "alive above 0": {"a": "np.sign(before) == 1", "b": "np.sign(after) == 1"},
        "how many more or fewer": {"out": "np.abs(a.sum() - b.sum())"},
        "how many more": {"out": "np.count_nonzero(after) - np.count_nonzero(before)"},
        "those that stay": {"out": "len(a) - np.count_nonzero(a ^ b)"},
        "alive in both": {"out": "np.count_nonzero(before * after)"},
        "alive in either": {"out": "np.union1d(np.flatnonzero(before), np.flatnonzero(after)).size"},
        "a share, not a number": {"out": "np.mean(a ^ b)"},
    },
)

OVERLAP_LOOPS = Coding(
    """
def f(a, b):
    size = len(a)
    a = set(j for j, v in enumerate(a) if {alive})
    b = set(j for j, v in enumerate(b) if {alive})
    return {out}
""",
    {"alive": "v != 0", "out": "len(a & b) / len(a | b)"},
    {
        "of those in a": {"out": "len(a & b) / len(a)"},
        "of those in b": {"out": "len(a & b) / len(b)"},
        "of all weights": {"out": "len(a & b) / size"},
        "dead in both count too": {"out": "1 - len(a ^ b) / size"},
        "twice both over the sum": {"out": "2 * len(a & b) / (len(a) + len(b))"},
        "of the sum of both": {"out": "len(a & b) / (len(a) + len(b))"},
        "of the smaller set": {"out": "len(a & b) / min(len(a), len(b))"},
        "of the larger set": {"out": "len(a & b) / max(len(a), len(b))"},
        "what differs": {"out": "len(a ^ b) / len(a | b)"},
        "a number, not a share": {"out": "len(a & b)"},
        "upside down": {"out": "len(a | b) / len(a & b)"},
        "alive above 0": {"alive": "v > 0"},
        "the bias left out": {"alive": "v != 0 and j > 0"},
    },
)

OVERLAP_ARRAYS = Coding(
    """
def f(a, b):
    a, b = {a}, {b}
    both, either = a @ b, np.maximum(a, b).sum()
    return {out}
""",
    {"a": "np.sign(a) ** 2", "b": "np.sign(b) ** 2", "out": "both / either"},
    {
        "of those in a": {"out": "both / a.sum()"},
        "of those in b": {"out": "both / b.sum()"},
        "of all weights": {"out": "np.mean(a * b)"},
        "dead in both count too": {"out": "np.mean(a == b)"},
        "twice both over the sum": {"out": "both / np.mean([a.sum(), b.sum()])"},
        "of the sum of both": {"out": "both / (both + either)"},
        "of the smaller set": {"out": "both / np.minimum(a.sum(), b.sum())"},
        "of the larger set": {"out": "both / np.maximum(a.sum(), b.sum())"},
        "what differs": {"out": "1 - both / either"},
        "a number, not a share": {"out": "both"},
        "upside down": {"out": "either / both"},
        "alive above 0": {"a": "np.sign(a).clip(0)", "b": "np.sign(b).clip(0)"},
        "the bias left out": {"a": "np.sign(a[1:]) ** 2", "b": "np.sign(b[1:]) ** 2"},
    },
)


def rule_by_evidence(means, errors):
    """Two folds that have these means and standard errors, through the notebook's own rule."""
    held_out = np.array([means - errors, means + errors])
    return evidence.choose(evidence.Scores(np.arange(1.0, len(means) + 1), None, held_out, None)).one_se


def test_right_ones_pass():
    check_right(
        exercises.standardise_fold, FOLD_LOOPS.write(), FOLD_ARRAYS.write(), lambda inside, out: StandardScaler().fit(inside).transform(out)
    )
    check_right(exercises.one_standard_error, RULE_LOOPS.write(), RULE_ARRAYS.write(), rule_by_evidence)
    check_right(
        exercises.changes, CHANGES_LOOPS.write(), CHANGES_ARRAYS.write(), lambda before, after: changes(before, after[None]).counts[0]
    )
    check_right(exercises.overlap, OVERLAP_LOOPS.write(), OVERLAP_ARRAYS.write(), lambda a, b: jaccard(a != 0, b != 0))


@pytest.mark.slow
def test_each_slip_is_named_however_it_is_coded():
    check_singles(exercises.standardise_fold, [FOLD_LOOPS, FOLD_ARRAYS])
    check_singles(exercises.one_standard_error, [RULE_LOOPS, RULE_ARRAYS])
    check_singles(exercises.changes, [CHANGES_LOOPS, CHANGES_ARRAYS])
    check_singles(exercises.overlap, [OVERLAP_LOOPS, OVERLAP_ARRAYS])


def fold(rng):
    return rng.normal(1, 2, (6, 2)), rng.normal(1, 2, (3, 2))


def losses(rng):
    at = np.arange(9) - rng.integers(2, 5)
    return 0.1 + 0.01 * at**2 + rng.uniform(0, 0.008, 9), rng.uniform(0.02, 0.14, 9)


def weights(rng):
    first, second = rng.normal(size=(2, 12)) * (rng.random((2, 12)) < 0.5)
    first[5], second[5] = 0.4, 0.3
    return first, second


@pytest.mark.slow
def test_pairs_of_slips():
    assert check_pairs(exercises.standardise_fold, [FOLD_LOOPS, FOLD_ARRAYS], fold) >= 80
    assert check_pairs(exercises.one_standard_error, [RULE_LOOPS, RULE_ARRAYS], losses) >= 40
    assert check_pairs(exercises.changes, [CHANGES_LOOPS, CHANGES_ARRAYS], weights) >= 20
    assert check_pairs(exercises.overlap, [OVERLAP_LOOPS, OVERLAP_ARRAYS], weights) >= 20


def test_what_it_does_not_know_it_does_not_guess():
    check_unknown(
        exercises.standardise_fold,
        [
            lambda inside, out: out,
            lambda inside, out: np.zeros(out.shape),
            lambda inside, out: (out - inside.max(axis=0)) / np.ptp(inside, axis=0),
            lambda inside, out: (inside - inside.mean(axis=0)) / out.std(),
            lambda inside, out: np.tanh((out - inside.mean(axis=0)) / inside.std(axis=0)),
            lambda inside, out: (out - inside[0]) / inside.std(axis=0),
            lambda inside, out: (out - statistics.fmean(inside[:, 0])) / 3,
        ],
    )
    rng = np.random.default_rng(4)
    check_unknown(
        exercises.one_standard_error,
        [
            lambda means, errors: 1,
            lambda means, errors: 2,
            lambda means, errors: np.argmin(errors),
            lambda means, errors: np.argmax(means),
            lambda means, errors: np.argmin(means) - 1,
            lambda means, errors: np.argmin(means - errors),
            lambda means, errors: np.argmin(means + errors),
            lambda means, errors: means.max(),
            lambda means, errors: len(means),
            *(lambda means, errors, at=at: int(1e6 * means.sum() * at) % 9 for at in rng.uniform(1, 9, 10)),
        ],
    )


def test_what_it_does_not_know_of_sets_it_does_not_guess():
    check_unknown(exercises.changes, [lambda before, after: 3, lambda before, after: np.sum(before[1:] * after[1:] < 0)])
    check_unknown(exercises.overlap, [lambda a, b: 0.5, lambda a, b: np.corrcoef(a, b)[0, 1], lambda a, b: np.mean(a * b > 0)])


def test_questions_know_their_answers():
    assert exercises.threshold.check(1 / (1 + 4)).passed and exercises.false_survivors.check(30).passed
    assert exercises.c_of_lambda.check(1 / (500 * 0.02)).passed and "takes their sum" in repr(exercises.c_of_lambda.check(1 / 0.02))
    assert exercises.border.check(1 / np.sqrt(4)).passed and "right for three" in repr(exercises.border.check(1 / np.sqrt(3)))
    assert "odds" in repr(exercises.threshold.check(0.25))
    assert "in per cent that any is alive" in repr(exercises.false_survivors.check(100 * (1 - 0.7**100)))
    assert "at least one is alive" in repr(exercises.false_survivors.check(1 - 0.7**100))
