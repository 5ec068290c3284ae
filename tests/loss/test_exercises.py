"""Exercises of notebook 02 against functions written in other ways."""

import math
import re

import numpy as np
import pytest
from scipy.special import expit, log_expit
from sklearn._loss import HalfBinomialLoss
from written import Coding, check_pairs, check_right, check_singles, check_unknown

from lrnotes.loss import exercises
from lrnotes.panels.exercise import FindTheSlip
from lrnotes.panels.exercise.draws import scores

CLIPS = ("1e-07", "1e-08", "1e-10", "1e-12", "1e-15")
CLASS_MEANS = "sum(sum(c for c, t in zip(losses, labels) if t == k) / labels.count(k) for k in (0, 1))"

LOOPS = Coding(
    """
def f(z, y):
    losses, labels = [], []
    for score, label in {pairs}:
        s = {s}
        t = {t}
        cost = {cost}
        losses.append(cost)
        labels.append(t)
    n = len(losses)
    total = {total}
    return {after}
""",
    {
        "pairs": "zip(z, y)",
        "s": "score",
        "t": "label",
        "cost": "math.log(1 + math.exp(-s)) if t == 1 else math.log(1 + math.exp(s))",
        "total": "sum(losses) / n",
        "after": "total",
    },
    {
        "sign of z": {"s": "-score"},
        "log of the wrong class": {"t": "1 - label"},
        "sigmoid applied twice": {"s": "1 / (1 + math.exp(-score))"},
        "y as a column": {"pairs": "[(score, label) for label in y for score in z]"},
        **{
            f"log kept from 0 by {least}": {
                "cost": f"-math.log((lambda p: p if t == 1 else 1 - p)(min(max(1 / (1 + math.exp(-s)), {least}), 1 - {least})))"
            }
            for least in CLIPS
        },
        **{
            f"each log kept from 0 by {least}": {"cost": f"-math.log((lambda p: p if t == 1 else 1 - p)(1 / (1 + math.exp(-s))) + {least})"}
            for least in CLIPS[3:]
        },
        "a mean for each class, then added": {"total": CLASS_MEANS},
        "the mean of the two class means": {"total": f"{CLASS_MEANS} / 2"},
        "only the term of y = 1": {"cost": "t * math.log(1 + math.exp(-s))"},
        "only the term of y = 0": {"cost": "(1 - t) * math.log(1 + math.exp(s))"},
        "a probability that was rounded to 1": {
            "cost": "-float(np.log(1 / (1 + math.exp(-s)))) if t == 1 else -float(np.log(1 - 1 / (1 + math.exp(-s))))"
        },
        "log of z": {"cost": "-float(t * np.log(s) + (1 - t) * np.log(1 - s))"},
        "squared error": {"cost": "(1 / (1 + math.exp(-s)) - t) ** 2"},
        "share of errors": {"cost": "int((s >= 0) != (t == 1))"},
        "minus between the two terms": {"cost": "t * math.log(1 + math.exp(-s)) - (1 - t) * math.log(1 + math.exp(s))"},
        "one log for both classes": {"cost": "math.log(1 + math.exp(-s))"},
        "minus not carried through the bracket": {"cost": "math.log(1 + math.exp(-s)) if t == 1 else s - math.log(1 + math.exp(-s))"},
        "z taken away where y = 0": {"cost": "math.log(1 + math.exp(-s)) - (0 if t == 1 else s)"},
        "z added where y = 1": {"cost": "math.log(1 + math.exp(s)) + (s if t == 1 else 0)"},
        "abs(z) for max(z, 0)": {"cost": "abs(s) - s * t + math.log(1 + math.exp(-abs(s)))"},
        "log(1 + e^z) for both classes": {"cost": "math.log(1 + math.exp(s))"},
        "a formula for labels -1 and 1, used with 0 and 1": {"cost": "math.log(1 + math.exp(-t * s))"},
        "log of the mean": {"total": "-math.log(sum(math.exp(-c) for c in losses) / n)"},
        "1/N on the first term only": {"total": "sum(c / n if t == 1 else c for c, t in zip(losses, labels))"},
        "not averaged": {"total": "np.array(losses)"},
        "forgot 1/N": {"total": "sum(losses)"},
        "1/N on the last term only": {"total": "sum(c if t == 1 else c / n for c, t in zip(losses, labels))"},
        "1/2N for 1/N": {"total": "sum(losses) / (2 * n)"},
        "ddof: N - 1 for N": {"total": "sum(losses) / (n - 1)"},
        "minus left out": {"after": "-total"},
        "log to base 10": {"after": "total * math.log10(math.e)"},
        "log to base 2": {"after": "total * math.log2(math.e)"},
    },
)

ARRAY_CLIP = "(lambda p: -(np.log(p) * y + np.log(1 - p) * (1 - y)))(np.clip(1 / (1 + np.exp(-z)), {0}, 1 - {0}))"

ARRAY_EACH = "(lambda p: -(np.log(np.maximum(p, {0})) * y + np.log(np.maximum(1 - p, {0})) * (1 - y)))(1 / (1 + np.exp(-z)))"

ARRAYS = Coding(
    """
def f(z, y):
    z = {z}
    y = {y}
    each = {each}
    return {sign}({over}) / {base}
""",
    {"z": "z", "y": "y", "each": "np.log1p(np.exp(z)) - y * z", "over": "each.mean()", "sign": "", "base": "1"},
    {
        "sign of z": {"z": "-z"},
        "log of the wrong class": {"y": "(y == 0)"},
        "sigmoid applied twice": {"z": "np.exp(z) / (1 + np.exp(z))"},
        "y as a column": {"y": "y.reshape(-1, 1)"},
        **{f"log kept from 0 by {least}": {"each": ARRAY_CLIP.format(least)} for least in CLIPS},
        **{f"each log kept from 0 by {least}": {"each": ARRAY_EACH.format(least)} for least in CLIPS[3:]},
        "a mean for each class, then added": {"over": "np.add(each[y == 1].mean(), each[y == 0].mean())"},
        "the mean of the two class means": {"over": "np.dot(each, y / y.sum() + (y == 0) / (y == 0).sum()) / 2"},
        "only the term of y = 1": {"each": "y * np.log1p(np.exp(-z))"},
        "only the term of y = 0": {"each": "(y == 0) * np.log1p(np.exp(z))"},
        "a probability that was rounded to 1": {"each": "-np.log(np.where(y == 1, 1 / (1 + np.exp(-z)), 1 - 1 / (1 + np.exp(-z))))"},
        "log of z": {"each": "-(np.log(z) * y + np.log(1 - z) * (1 - y))"},
        "squared error": {"each": "np.square(y - 1 / (1 + np.exp(-z)))"},
        "share of errors": {"each": "np.abs(np.heaviside(z, 1) - y)"},
        "minus between the two terms": {"each": "np.where(y == 1, 1, -1) * (np.log1p(np.exp(z)) - y * z)"},
        "one log for both classes": {"each": "np.log1p(np.exp(z)) - z"},
        "minus not carried through the bracket": {"each": "np.where(y == 1, 1, -1) * np.log1p(np.exp(-z)) + (1 - y) * z"},
        "z taken away where y = 0": {"each": "np.log1p(np.exp(-z)) + (y - 1) * z"},
        "z added where y = 1": {"each": "np.log1p(np.exp(z)) + y * z"},
        "abs(z) for max(z, 0)": {"each": "np.sign(z) * z - y * z + np.logaddexp(0, -abs(z))"},
        "log(1 + e^z) for both classes": {"each": "z + np.log1p(np.exp(-z))"},
        "a formula for labels -1 and 1, used with 0 and 1": {"each": "np.log(1 + np.exp(-(y * z)))"},
        "log of the mean": {"over": "-np.log(np.exp(-each).mean())"},
        "1/N on the first term only": {"over": "np.dot(each, np.where(y == 1, 1 / y.size, 1))"},
        "not averaged": {"over": "each"},
        "forgot 1/N": {"over": "np.dot(each, np.ones(y.size))"},
        "1/N on the last term only": {"over": "each[y == 1].sum() + each[y == 0].sum() / y.size"},
        "1/2N for 1/N": {"over": "0.5 * each.mean()"},
        "ddof: N - 1 for N": {"over": "each.mean() * y.size / (y.size - 1)"},
        "minus left out": {"sign": "-"},
        "log to base 10": {"base": "math.log(10)"},
        "log to base 2": {"base": "math.log(2)"},
    },
)


def test_right_ones_pass():
    check_right(
        exercises.cross_entropy,
        LOOPS.write(),
        ARRAYS.write(),
        lambda z, y: -np.mean(y * log_expit(z) + (1 - y) * log_expit(-z)),
        lambda z, y: HalfBinomialLoss()(y, z),
        lambda z, y: np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))),
    )


def test_each_slip_is_named_however_it_is_coded():
    check_singles(exercises.cross_entropy, [LOOPS, ARRAYS])


@pytest.mark.slow
def test_pairs_of_slips():
    assert check_pairs(exercises.cross_entropy, [LOOPS, ARRAYS], scores) >= 180


def test_two_slips_that_no_input_tells_apart():
    result = exercises.cross_entropy.check(lambda z, y: np.mean(np.logaddexp(0, (2 * y - 1) * z)))
    assert result.sets == (("sign of z",), ("log of the wrong class",))


@pytest.mark.slow
def test_what_it_does_not_know_it_does_not_guess():
    check_unknown(
        exercises.cross_entropy,
        [
            lambda z, y: np.mean(np.logaddexp(0, (1 - 2 * y) * z)) + 0.01,
            lambda z, y: np.median(np.logaddexp(0, (1 - 2 * y) * z)),
            lambda z, y: np.max(np.logaddexp(0, (1 - 2 * y) * z)),
            lambda z, y: np.mean(np.maximum(0, 1 - (2 * y - 1) * z)),
            lambda z, y: np.mean(np.exp((1 - 2 * y) * z)),
            lambda z, y: np.mean(np.abs(expit(z) - y)),
            lambda z, y: -np.mean(np.log(np.clip(np.where(y == 1, expit(z), expit(-z)), 1e-3, 1))),
            lambda z, y: np.mean(np.logaddexp(0, z - y)),
            lambda z, y: np.var(np.logaddexp(0, (1 - 2 * y) * z)),
            lambda z, y: np.mean(z),
            lambda z, y: 0.0,
            lambda z, y: np.log(2),
            lambda z, y: np.mean(np.logaddexp(0, (1 - 2 * y[::-1]) * z)),
            *(lambda z, y, a=a: np.mean(np.logaddexp(0, (1 - 2 * y) * z + a)) for a in np.random.default_rng(2).normal(size=5)),
        ],
    )


def test_what_a_slip_does():
    yours, right = exercises.run(lambda z, y: np.mean(np.logaddexp(0, (1 - 2 * y) * z)), steps=8)
    assert np.array_equal(yours.losses, right.losses) and right.losses[-1] < 0.2
    climbing, _ = exercises.run(lambda z, y: -np.mean(np.logaddexp(0, (1 - 2 * y) * z)), steps=8)
    assert np.all(np.diff(climbing.losses) > 0)


def test_questions_know_their_answers():
    assert exercises.cost_when_benign.check(np.log(10)).passed
    assert "squared error" in repr(exercises.cost_when_benign.check(0.81))


FIND = exercises.find_the_slip


@pytest.mark.parametrize("planted", FIND.planted, ids=lambda planted: planted.why[:20])
def test_one_line_alone_departs_and_the_small_input_shows_it(planted):
    """From the slip on all lines follow from it, and without it they are those of the notes."""
    numbers = [line.key for line in planted.derivation.lines]
    report = planted.derivation.check()
    departs = [number for number, difference in zip(numbers[1:], report.differences, strict=True) if difference > 1e-10]
    assert len(departs) == 1 and planted.key in np.atleast_1d(departs[0])
    z, y = map(np.array, FIND.small)
    values = [float(line.function(z, y)) for line in planted.derivation.lines]
    at = next(i for i, number in enumerate(numbers) if number == departs[0])
    meant = float(sum(math.log(1 + math.exp(-s if t == 1 else s)) for s, t in zip(z, y, strict=True)))
    assert np.allclose(values[:at], meant) and np.allclose(values[at:], values[at]) and abs(values[at] - meant) > 0.1


@pytest.mark.parametrize("planted", FIND.planted, ids=lambda planted: planted.why[:20])
def test_latex_of_a_line_says_what_the_line_computes(planted):
    for line in planted.derivation.lines:
        code = line.latex.replace(r"\left", "").replace(r"\right", "")
        for pattern, instead in (
            (r"\\hat\{\\mathbf\{y\}\}", "s(z)"),
            (r"\\sigma\(\\mathbf\{z\}\)", "s(z)"),
            (r"\\mathbf\{y\}\^T", "y *"),
            (r"\(\\mathbf\{1\} - \\mathbf\{y\}\)\^T", "(1 - y) *"),
            (r"e\^\{(-?)\\mathbf\{z\}\}", r"np.exp(\1z)"),
            (r"\\mathbf\{z\}", "z"),
            (r"\\log", "np.log"),
            (r"\\frac\{(.*?)\}\{(.*?)\}(?=\))", r"((\1) / (\2))"),
            (r"(\)|\d) (np\.exp)", r"\1 * \2"),
        ):
            code = re.sub(pattern, instead, code)
        z, y = np.array([0.3, -1.2, 2.0]), np.array([1, 0, 0])
        assert np.isclose(np.sum(eval(code, {"np": np, "s": expit, "z": z, "y": y})), line.function(z, y)), (line.latex, code)


def test_a_line_is_chosen():
    game = FindTheSlip(FIND.name, FIND.text, FIND.planted, FIND.inputs, FIND.small, FIND.hints)
    for _ in game.planted:
        planted = game.planted[game.at]
        tries, wrong = game.tries, 0
        for line in planted.derivation.lines:
            result = game.check(int(np.atleast_1d(line.key)[-1]))
            if planted.key in np.atleast_1d(line.key):
                assert result.passed and planted.why in result.text
            else:
                wrong += 1
                assert not result.passed and ("equals the line above" in result.title or "where it starts" in result.text[0])
        assert wrong == 6 and game.tries == tries + 7 and game.check(eval(game.solution().code)).passed
        for nowhere in (11, 2, "seven", [7, 8, 9]):
            assert "There is no line" in game.check(nowhere).title
        before = game.at
        assert game.again().pending and game.at != before
    assert game.at == 0
    page = game.check(...)._repr_html_()
    assert page.count("$$") == 14 and r"\tag{5, 6}" in page and r"\tag{10}" in page


def test_a_wrong_line_is_shown_in_figures():
    game = FindTheSlip(FIND.name, FIND.text, FIND.planted, FIND.inputs, FIND.small, FIND.hints)
    assert "With z = [1, -2], y = [1, 0]\nline (5, 6) gives 0.44019;\nline (7) gives 0.44019." in repr(game.check(7))
    assert "line (8) gives 0.44019;\nline (9) gives -1.68674." in repr(game.check(9))
