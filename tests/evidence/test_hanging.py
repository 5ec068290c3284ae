"""How many choices hang on one example: counted from the refits, saved and loaded, and the table that ships made anew."""

import numpy as np
import pytest
from problems import BIOPSIES, problem

from lrnotes import data
from lrnotes.evidence import hanging, overrule

X, Y = problem(3, n=40, d=5)


def test_counts_are_those_of_the_refits():
    for lam, one in zip((0.06, 0.02), hanging.simulate(X, Y, (0.06, 0.02)), strict=True):
        found = overrule.refits(X, Y, lam)
        assert (one.lam, one.alive) == (lam, np.count_nonzero(found.w[1:]))
        for counts, W in ((one.left_out, found.left_out), (one.flipped, found.flipped)):
            assert counts.tolist() == [np.sum((w[1:] != 0) != (found.w[1:] != 0)) for w in W]
    assert one.flipped.max() > 0


def test_of_some_examples_the_counts_are_those_among_all():
    (few,), (all_40,) = (hanging.simulate(X, Y, [0.02], among) for among in ([7, 3, 30], None))
    assert np.array_equal(few.flipped, all_40.flipped[[7, 3, 30]]) and np.array_equal(few.left_out, all_40.left_out[[7, 3, 30]])


def test_counts_survive_saving(tmp_path):
    found = [hanging.Hanging(0.1, 4, np.array([0, 12, 3]), np.array([1, 0, 30])), hanging.Hanging(1 / 3, 0, *np.zeros((2, 3), dtype=int))]
    hanging.save(tmp_path / "new" / "hanging.csv", found)
    for one, again in zip(found, hanging.load(tmp_path / "new" / "hanging.csv"), strict=True):
        assert np.isclose(one.lam, again.lam, rtol=1e-11) and one.alive == again.alive
        assert np.array_equal(one.left_out, again.left_out) and np.array_equal(one.flipped, again.flipped)


def agree(found, stored, places):
    for one, again in zip(found, stored, strict=True):
        assert (one.lam, one.alive) == (again.lam, again.alive)
        assert np.mean(one.left_out == again.left_out[places]) > 0.99  # another BLAS may find another side of an edge
        assert np.mean(one.flipped == again.flipped[places]) > 0.99


def test_every_twentieth_biopsy_is_as_in_the_table_that_ships():
    stored = hanging.load(data.beside.TABLES / "hanging.csv")
    assert [one.lam for one in stored] == [0.1, 0.05, 0.02, 0.01] and {len(one.flipped) for one in stored} == {569}
    places = np.arange(3, 569, 20)
    agree(hanging.simulate(BIOPSIES.X, BIOPSIES.y, [one.lam for one in stored], places), stored, places)


@pytest.mark.slow
def test_recomputing_gives_the_table_that_ships():
    agree(hanging.simulate(BIOPSIES.X, BIOPSIES.y, [0.1, 0.05, 0.02, 0.01]), hanging.load(data.beside.TABLES / "hanging.csv"), slice(None))
