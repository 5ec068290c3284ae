"""A number of folds, beside scikit-learn's splitter, and without its import."""

import subprocess
import sys

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from sklearn.model_selection import StratifiedKFold

from lrnotes.evidence.folds import pairs

WITHOUT = """
import sys
from lrnotes import data, evidence
shots = data.from_csv(data.stored("espresso.csv"), target="verdict", quiet=True)
scores = evidence.cross_validate(shots.raw, shots.y, 10, evidence.lambdas(shots.raw, shots.y, 5))
print(scores.held_out.shape, [name for name in ("sklearn", "scipy") if name in sys.modules])
"""


@pytest.mark.parametrize("n", [2, 3, 5, 10])
def test_a_number_gives_the_folds_of_scikit_learns_splitter(n):
    """Whichever class comes first, and whichever is rarer, on 200 draws of labels."""
    for seed in range(200):
        rng = np.random.default_rng([n, seed])
        y = (rng.random(rng.integers(30, 90)) < rng.uniform(0.3, 0.7)) * 1.0
        if not n <= y.sum() <= len(y) - n:
            continue
        mine, theirs = pairs(n, y[:, None], y), StratifiedKFold(n, shuffle=True, random_state=0).split(y[:, None], y)
        for mine_of_one, theirs_of_one in zip(mine, theirs, strict=True):
            for ours, expected in zip(mine_of_one, theirs_of_one, strict=True):
                assert_array_equal(ours, expected)


def test_a_number_of_folds_brings_no_scikit_learn():
    """Its import would be a tenth of the time of notebook 04, where a reader's own data are cross-validated."""
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(10, 5) []"
