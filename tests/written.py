"""Functions as readers write them, from a text with holes, to hold exercises against.

A `Coding` is one way to write a function: a template, what stands in each hole when it is right, and for each slip the holes that it
fills otherwise. It shares nothing with the references in `lrnotes`.
"""

import math
from itertools import combinations
from typing import NamedTuple

import numpy as np


class Coding(NamedTuple):
    template: str
    right: dict
    slips: dict

    def write(self, *names):
        holes = dict(self.right)
        for name in names:
            holes |= self.slips[name]
        namespace = {"np": np, "math": math}
        exec(self.template.format(**holes), namespace)
        return next(value for key, value in namespace.items() if key == "f")

    def pairs(self):
        """Pairs of slips that this coding can make at once."""
        return [(a, b) for a, b in combinations(self.slips, 2) if not self.slips[a].keys() & self.slips[b].keys()]


def equal(exercise, names, function, draws):
    """Whether the function has the values of the reference with these slips, on inputs that the exercise has not seen."""
    slips = [slip for slip in exercise.slips if slip.name in names]
    for draw in draws:
        expected = exercise.evaluate(slips, draw)
        try:
            with np.errstate(all="ignore"):
                value = np.asarray(function(*(np.array(v, dtype=float) for v in draw)), dtype=float)
        except (ValueError, IndexError):
            value = None
        if value is None or expected is None:
            if value is not expected:
                return False
        elif value.shape != expected.shape or not np.allclose(
            np.where(np.isfinite(value), value, np.inf), np.where(np.isfinite(expected), expected, np.inf), rtol=1e-5, atol=1e-12
        ):
            return False
    return True


def leaves_nothing(exercise, names, draws):
    """Whether these slips give one and the same number everywhere, or none: then no one can say how it came about."""
    slips = [slip for slip in exercise.slips if slip.name in names]
    values = [exercise.evaluate(slips, draw) for draw in draws]
    flat = np.concatenate([np.ravel(value) for value in values if value is not None] or [np.zeros(1)])
    return np.all(flat == flat[0]) or not np.isfinite(flat).any()


def check_right(exercise, *functions):
    for function in functions:
        result = exercise.check(function)
        assert result.passed and result.slips == [], result


def check_singles(exercise, codings):
    """Every slip, in each of the codings, is named, alone or beside others that no input tells from it."""
    for coding in codings:
        assert coding.slips.keys() == {slip.name for slip in exercise.slips}
        for name in coding.slips:
            result = exercise.check(coding.write(name))
            assert not result.passed and name in result.slips and {len(names) for names in result.sets} == {1}, (name, result)
            assert "it should be" in repr(result)


def check_pairs(exercise, codings, fresh):
    """Every pair of slips, in each of the codings: what is named has the same values, and the pair or something smaller is named."""
    rng = np.random.default_rng(1)
    draws = [fresh(rng) for _ in range(20)]
    n = 0
    for coding in codings:
        for pair in coding.pairs():
            function = coding.write(*pair)
            result = exercise.check(function)
            for names in result.sets or ([()] if result.passed else []):
                assert len(names) <= 2 and equal(exercise, names, function, draws), (pair, names)
            if not result.passed and equal(exercise, pair, function, draws) and not leaves_nothing(exercise, pair, draws):
                assert result.sets and (len(result.sets[0]) == 1 or set(pair) in map(set, result.sets)), (pair, result)
                n += 1
    return n


def check_unknown(exercise, functions):
    """Functions that are wrong in a way of their own: no name, and a witness that is wrong on inspection."""
    for function in functions:
        result = exercise.check(function)
        assert not result.passed and result.slips == [] and result.sets == (), (function, result)
        inputs, outcome, right = exercise.witness(function)
        expected = exercise.evaluate((), list(inputs.values()))
        assert np.array_equal(right, expected)
        assert outcome.value is None or outcome.value.shape != right.shape or not np.allclose(outcome.value, right, rtol=1e-6)
