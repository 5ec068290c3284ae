"""Two functions to write in notebook 05, both about two sets of living weights: how many change, and how much the sets share."""

import numpy as np

from ...panels.exercise import Exercise, Slip


def _changes(before, after, part=lambda w: w[1:], alive=lambda w: w != 0, count=lambda a, b: np.sum(a != b)):
    """How many weights are alive in one of two fits and dead in the other; `before` and `after` (D + 1,) begin with the bias, which
    does not count."""
    return count(alive(part(before)), alive(part(after)))


def _overlap(a, b, alive=lambda w: w != 0, share=lambda a, b: np.sum((a != 0) & (b != 0)) / np.sum((a != 0) | (b != 0))):
    """How many weights are alive in both of two fits a and b (D,), out of those alive in at least one; no bias is among them."""
    return share(alive(a), alive(b))


def _weights(rng):
    """The weights of two fits, some 0, some with the other sign: (8,) to (13,) each; one lives in both."""
    n = rng.integers(8, 14)
    first, second = rng.normal(size=(2, n)) * (rng.random((2, n)) < 0.6)
    first[-1], second[-1] = rng.uniform(0.1, 1, 2)
    return first, second


changes = Exercise(
    _changes,
    sample=_weights,
    small=[([0, 0], [0, 1]), ([1, 2], [0, 1]), ([1, 0, 2], [3, 2, 0]), ([0, 1, -2, 3, 0], [5, -1, 0, 3, 4]), ([0, 1, 2, 0], [1, 0, 0, 2])],
    slips=[
        Slip("the bias too", "The bias is not penalised, so it does not live or die: begin with entry 1.", part=lambda w: w),
        Slip("only those that come to life", "Those that die count too.", count=lambda a, b: np.sum((a == 0) & (b != 0))),
        Slip("only those that die", "Those that come to life count too.", count=lambda a, b: np.sum((a != 0) & (b == 0))),
        Slip(
            "values for life",
            "A living weight that only grows or shrinks does not count: compare w != 0, not the weights.",
            alive=lambda w: w,
        ),
        Slip(
            "signs for life",
            "A weight that lives on with the other sign has not died: compare w != 0, not the signs.",
            alive=np.sign,
        ),
        Slip("alive above 0", "A weight below 0 is alive too: w != 0, not w > 0.", alive=lambda w: w > 0),
        Slip(
            "how many more or fewer",
            "One that dies and one that comes to life are two changes. In the difference of the two numbers they cancel.",
            count=lambda a, b: np.abs(np.sum(a) - np.sum(b)),
        ),
        Slip(
            "how many more",
            "One that dies and one that comes to life are two changes. In the difference of the two numbers they cancel.",
            count=lambda a, b: np.sum(b) - np.sum(a),
        ),
        Slip("those that stay", "Yours counts those that do not change.", count=lambda a, b: np.sum(a == b)),
        Slip("alive in both", "Yours counts those that live in both fits.", count=lambda a, b: np.sum((a != 0) & (b != 0))),
        Slip(
            "alive in either",
            "Yours counts all that live in at least one fit, those in both too.",
            count=lambda a, b: np.sum((a != 0) | (b != 0)),
        ),
        Slip("a share, not a number", "How many is asked for, not which share.", count=lambda a, b: np.mean(a != b)),
    ],
    hints=["w[1:] != 0 says which weights are alive.", "A weight changes where the two answers differ."],
    solution="return np.sum((before[1:] != 0) != (after[1:] != 0))",
    draws=60,
)

overlap = Exercise(
    _overlap,
    sample=_weights,
    small=[([1], [2]), ([1, 0], [2, 1]), ([1, 2, 0], [1, 0, 0]), ([1, 2, 0, 0], [0, -1, 3, 0]), ([1, 2, 3, 0, 0], [1, 0, 0, 4, 0])],
    slips=[
        Slip(
            "of those in a",
            "Divide by those alive in at least one of the two, not by those in a.",
            share=lambda a, b: np.sum(a & b) / np.sum(a),
        ),
        Slip(
            "of those in b",
            "Divide by those alive in at least one of the two, not by those in b.",
            share=lambda a, b: np.sum(a & b) / np.sum(b),
        ),
        Slip(
            "of all weights",
            "Divide by those alive in at least one of the two: the dead in both say little.",
            share=lambda a, b: np.mean(a & b),
        ),
        Slip(
            "dead in both count too",
            "Weights that are dead in both are no overlap of what was chosen. Yours is the share on which the two agree.",
            share=lambda a, b: np.mean(a == b),
        ),
        Slip(
            "twice both over the sum",
            "Yours is Dice's index, which counts those in both twice above and below the line.",
            share=lambda a, b: 2 * np.sum(a & b) / (np.sum(a) + np.sum(b)),
        ),
        Slip(
            "of the sum of both",
            "Added up, those alive in both are counted twice below the line.",
            share=lambda a, b: np.sum(a & b) / (np.sum(a) + np.sum(b)),
        ),
        Slip("of the smaller set", "Divide by those alive in at least one.", share=lambda a, b: np.sum(a & b) / min(np.sum(a), np.sum(b))),
        Slip("of the larger set", "Divide by those alive in at least one.", share=lambda a, b: np.sum(a & b) / max(np.sum(a), np.sum(b))),
        Slip(
            "what differs",
            "Yours is the share that is alive in one only: 1 less the overlap.",
            share=lambda a, b: np.sum(a ^ b) / np.sum(a | b),
        ),
        Slip("a number, not a share", "Out of those alive in at least one: a division is missing.", share=lambda a, b: np.sum(a & b)),
        Slip("upside down", "Those in both above the line, those in at least one below.", share=lambda a, b: np.sum(a | b) / np.sum(a & b)),
        Slip("alive above 0", "A weight below 0 is alive too: w != 0, not w > 0.", alive=lambda w: w > 0),
        Slip("the bias left out", "No bias is among these weights: entry 0 is a weight like the others.", alive=lambda w: w[1:] != 0),
    ],
    hints=["(a != 0) & (b != 0) are alive in both.", "(a != 0) | (b != 0) are alive in at least one."],
    solution="return np.sum((a != 0) & (b != 0)) / np.sum((a != 0) | (b != 0))",
)
