"""Exercises of notebook 01 against functions written in other ways."""

import numpy as np
import pytest
from scipy.special import expit
from written import Coding, check_pairs, check_right, check_singles, check_unknown

from lrnotes.data import breast_cancer
from lrnotes.forward_pass import exercises

LOOPS = Coding(
    """
def f(z):
    es = [{power} ** ({exponent}) for v in z]
    out = []
    for e in es:
        p = {p}
        out.append({after})
    return out
""",
    {"power": "math.e", "exponent": "-v", "p": "1 / (e + 1)", "after": "p"},
    {
        "sign of z": {"exponent": "v"},
        "z for z / 2 in tanh": {"exponent": "-v - v"},
        "tanh itself": {"exponent": "-2 * v", "after": "2 * p - 1"},
        "e^z over 1 + e^-z": {"p": "e ** -1 / (e + 1)"},
        "1 inside the exponent": {"exponent": "1 - v"},
        "brackets around 1 + e^-z": {"p": "1 + e"},
        "1 + left out": {"p": "e ** -1"},
        "1 - e^-z for 1 + e^-z": {"p": "-1 / (e - 1)"},
        "shared out over the examples": {"p": "e ** -1 / sum(other ** -1 for other in es)"},
        "the score itself": {"p": "-math.log(e)"},
        "10 for e": {"power": "10"},
        "2 for e": {"power": "2"},
        "sigmoid' for sigmoid": {"after": "p - p ** 2"},
        "hard labels": {"after": "float(p >= 0.5)"},
        "tanh": {"after": "p - (1 - p)"},
        "log of the probability": {"after": "float(np.log(p))"},
        "sigmoid twice": {"after": "1 / (1 + math.exp(-p))"},
    },
)

ARRAYS = Coding(
    """
def f(z):
    e = np.exp({exponent} * {base})
    p = {p}
    return {after}
""",
    {"base": "1", "exponent": "z", "p": "e / (1 + e)", "after": "p"},
    {
        "sign of z": {"exponent": "-z"},
        "z for z / 2 in tanh": {"exponent": "2 * z"},
        "tanh itself": {"exponent": "z * 2", "after": "p - (1 - p)"},
        "e^z over 1 + e^-z": {"p": "e / (1 + 1 / e)"},
        "1 inside the exponent": {"exponent": "(z - 1)"},
        "brackets around 1 + e^-z": {"p": "1 + 1 / e"},
        "1 + left out": {"p": "e"},
        "1 - e^-z for 1 + e^-z": {"p": "e / (e - 1)"},
        "shared out over the examples": {"p": "e / e.sum()"},
        "the score itself": {"p": "np.log(e)"},
        "10 for e": {"base": "np.log(10)"},
        "2 for e": {"base": "np.log(2)"},
        "sigmoid' for sigmoid": {"after": "p * (1 - p)"},
        "hard labels": {"after": "(p > 0.5).astype(int)"},
        "tanh": {"after": "p * 2 - 1"},
        "log of the probability": {"after": "np.log(p)"},
        "sigmoid twice": {"after": "0.5 + 0.5 * np.tanh(p / 2)"},
    },
)

BIAS_LOOPS = Coding(
    """
def f(features):
    n, d = features.shape
    one = {one}
    rows = [list(row) for row in features]
{join}
""",
    {"one": "1", "join": "    return [[one, *row] for row in rows]"},
    {
        "row of ones": {"join": "    return [[one] * d, *rows]"},
        "ones at the end": {"join": "    return [row + [one] for row in rows]"},
        "first feature overwritten": {"join": "    for row in rows:\n        row[0] = one\n    return rows"},
        "no column of ones": {"join": "    return rows"},
        "np.insert without an axis": {"join": "    return [one] + [v for row in rows for v in row]"},
        "a column of ones for each feature": {"join": "    return [[one] * d + row for row in rows]"},
        "ones added, not joined": {"join": "    return [[v + one for v in row] for row in rows]"},
        "zeros for ones": {"one": "0"},
    },
)

BIAS_ARRAYS = Coding(
    """
def f(features):
    n, d = features.shape
    return {join}
""",
    {"one": "", "join": "np.insert(features, 0, 1, axis=1)"},
    {
        "row of ones": {"join": "np.insert(features, 0, 1, axis=0)"},
        "ones at the end": {"join": "np.c_[features, np.ones(n)]"},
        "first feature overwritten": {"join": "np.where(np.arange(d) == 0, 1, features)"},
        "no column of ones": {"join": "1 * features"},
        "np.insert without an axis": {"join": "np.insert(features, 0, 1)"},
        "a column of ones for each feature": {"join": "np.hstack((np.ones_like(features), features))"},
        "ones added, not joined": {"join": "features + 1"},
        "zeros for ones": {"join": "np.hstack([np.zeros((n, 1)), features])"},
    },
)


def test_right_ones_pass():
    check_right(exercises.sigmoid, LOOPS.write(), ARRAYS.write(), expit)
    check_right(
        exercises.add_bias, BIAS_LOOPS.write(), BIAS_ARRAYS.write(), lambda features: np.pad(features, ((0, 0), (1, 0)), constant_values=1)
    )


def test_each_slip_is_named_however_it_is_coded():
    check_singles(exercises.sigmoid, [LOOPS, ARRAYS])
    check_singles(exercises.add_bias, [BIAS_LOOPS, BIAS_ARRAYS])


@pytest.mark.slow
def test_pairs_of_slips():
    assert check_pairs(exercises.sigmoid, [LOOPS, ARRAYS], lambda rng: (rng.normal(size=4),)) >= 90
    assert check_pairs(exercises.add_bias, [BIAS_LOOPS, BIAS_ARRAYS], lambda rng: (rng.normal(size=(4, 3)),)) >= 6


KEEP_WHOLE_NUMBERS = [
    """
def f(z):
    out = np.zeros_like(z)
    for i in range(len(z)):
        out[i] = 1 / (1 + np.exp(-z[i]))
    return out
""",
    """
def f(z):
    p = z.copy()
    p[:] = np.exp(z) / (1 + np.exp(z))
    return p
""",
]


@pytest.mark.parametrize("code", KEEP_WHOLE_NUMBERS)
def test_a_result_that_keeps_whole_numbers(code):
    """Right for every score with a fraction; [0 0 0] for whole ones, which no draw is."""
    result = exercises.sigmoid.check(Coding(code, {}, {}).write())
    assert not result.passed and result.slips == ["zeros_like keeps whole numbers"]
    assert "With z = [1, 2, -1]\nyours gives [0, 0, 0];\nit should be [0.731, 0.881, 0.269]." in repr(result)
    turned = exercises.sigmoid.check(
        Coding(code.replace("1 / (1 + np.exp(-", "1 / (1 + np.exp(").replace("np.exp(z) /", "1 /"), {}, {}).write()
    )
    assert turned.slips == ["sign of z"]


def test_what_it_does_not_know_it_does_not_guess():
    unknown = [
        lambda z: expit(z) + 0.001,
        lambda z: expit(z / 2),
        lambda z: np.clip(0.5 + z / 4, 0, 1),
        lambda z: np.arctan(z) / np.pi + 0.5,
        lambda z: z / np.abs(z).sum(),
        lambda z: np.where(z > 0, z, 0),
        lambda z: 0.5,
        lambda z: np.full(len(z), 0.5),
        lambda z: np.zeros(len(z)),
        lambda z: np.ones(len(z)),
        lambda z: expit(z).mean(),
        lambda z: np.sort(expit(z)),
        lambda z: expit(z)[:-1],
        lambda z: np.exp(-(z**2)),
        lambda z: 1 / (1 + np.exp(-z) + z),
    ]
    rng = np.random.default_rng(3)
    unknown += [lambda z, a=a, b=b: expit(a * z + b) for a, b in rng.normal(size=(10, 2))]
    check_unknown(exercises.sigmoid, unknown)
    check_unknown(
        exercises.add_bias, [lambda features: np.hstack([features, features]), lambda features: features.T, lambda features: features * 2]
    )


def test_questions_know_their_answers():
    assert exercises.odds.check(3 / 4).passed and not exercises.odds.check(3).passed
    assert "3 is the odds" in repr(exercises.odds.check(3.0))
    assert exercises.weights.check(31).passed and "w[0]" in repr(exercises.weights.check(30))


BEAT = exercises.beat_507


@pytest.mark.parametrize(
    ("w", "said"),
    [
        ((0, 0, 0), "every score is w0"),
        ((-1, 0, 0), "every score is w0"),
        ((-1, 6, 2), "the line stays"),
        ((-0.25, 1.5, 0.5), "the line stays"),
        ((-50, 3, 1), "No biopsy is called malignant"),
        ((50, 3, 1), "Every biopsy is called malignant"),
        ((0.8, -6, -1.3), "the sides are swapped"),
        ((-1.2, -1, 0), "the sides are swapped"),
        ((0, 0.1, -1), "the sides are swapped"),
        ((-5, -1, 0), "the sides are swapped"),
        ((-0.5, 0, 1), "leaves mean radius out"),
        ((-5, 3, 1), "a higher w0"),
        ((4, 3, 1), "a lower w0"),
    ],
)
def test_weights_that_do_not_beat_507(w, said):
    result = BEAT.check(*w)
    assert not result.passed and said in result.text[0]


def test_where_w0_is_to_shift_the_line_it_shifts_it_as_is_said():
    """For random lines: a higher w0 takes the line nearer to the mean of the benign ones, a lower one nearer to that of the malignant."""
    X, y = breast_cancer().X[:, 1:3], breast_cancer().y
    means, seen = {"benign": X[y == 0].mean(axis=0), "malignant": X[y == 1].mean(axis=0)}, set()
    for w in np.random.default_rng(0).uniform(-6, 6, (3000, 3)):
        advice = BEAT.check(*w).text[0]
        for said, step, which in (("a higher w0", 1, "benign"), ("a lower w0", -1, "malignant")):
            if said in advice:
                seen.add(said)
                line, after = (-(w[0] + more) * w[1:] / (w[1:] @ w[1:]) for more in (0, 0.01 * step))  # its point nearest to 0
                there, other = means[which], means["benign" if which == "malignant" else "malignant"]
                assert (after - line) @ (there - other) > 0, w
    assert len(seen) == 2


def test_weights_that_beat_507_are_counted_one_by_one():
    data = breast_cancer()
    w0, w1, w2 = BEAT.answer
    called = [w0 + w1 * row[1] + w2 * row[2] > 0 for row in data.X]
    right, missed = (
        sum(a == (b == 1) for a, b in zip(called, data.y, strict=True)),
        sum(b == 1 and not a for a, b in zip(called, data.y, strict=True)),
    )
    assert (right, missed) == (514, 33)
    assert f"{right} of 569 on their correct side, {missed} malignant ones missed" in BEAT.check(*BEAT.answer).title
    assert BEAT.check(*BEAT.answer).passed and not BEAT.check(-0.5, 3, 1).passed and "507 of 569" in BEAT.check(-0.5, 3, 1).title
    assert "Best so far: w0 = -0.8, w1 = 6, w2 = 1.3" in repr(BEAT.check(-0.5, 3, 1))
