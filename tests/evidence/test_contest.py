"""Useless columns beside real ones: the table that ships, made anew, and that saving loses nothing that a choice needs."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from problems import BIOPSIES
from sklearn.model_selection import StratifiedKFold, train_test_split

from lrnotes import data
from lrnotes.evidence import choose, contest, cross_validate, l2_path, lambdas, losses_at_minimum, no_penalty, plant_noise

TRAIN, _ = train_test_split(np.arange(569), test_size=0.25, stratify=BIOPSIES.y, random_state=0)
RAW, Y = BIOPSIES.raw[TRAIN], BIOPSIES.y[TRAIN]
FOLDS = list(StratifiedKFold(10, shuffle=True, random_state=0).split(RAW, Y))


def test_each_method_is_cross_validated_on_each_table():
    found = contest.simulate(RAW[:, :3], Y, FOLDS[:1] + [(np.r_[FOLDS[0][1]], np.r_[FOLDS[0][0]])], [4, 9])
    assert list(found) == ["L1", "L2", "none"] and [len(tables) for tables in found.values()] == [2, 2, 2]
    folds = [FOLDS[0], FOLDS[0][::-1]]
    table = plant_noise(RAW[:, :3], 100, 9)
    for method, lams, path in (("L2", np.geomspace(1e-3, 1, 11), l2_path), ("none", [0], no_penalty)):
        scores = cross_validate(table, Y, folds, lams, path)
        assert_allclose(found[method][1].held_out, scores.held_out)
        assert_allclose(found[method][1].lams, lams)
    scores = cross_validate(table, Y, folds, lambdas(table, Y))
    assert_allclose(found["L1"][1].held_out, scores.held_out)
    assert choose(found["L1"][1]) == choose(scores)


def test_losses_survive_saving(tmp_path):
    rng = np.random.default_rng(0)
    sizes = {"L1": 4, "L2": 3, "none": 1}
    found = {method: [contest.HeldOut(np.sort(rng.random(n)), rng.random((5, n))) for _ in range(12)] for method, n in sizes.items()}
    contest.save(tmp_path / "new" / "contest.csv", found)
    loaded = contest.load(tmp_path / "new" / "contest.csv")
    assert list(loaded) == list(found)
    for method, tables in found.items():
        for one, again in zip(tables, loaded[method], strict=True):
            assert_allclose(one.lams, again.lams, rtol=1e-11)
            assert_allclose(one.held_out, again.held_out, rtol=1e-8)
            assert choose(one) == choose(again)


def agree(found, stored):
    for method, tables in found.items():
        for one, again in zip(tables, stored[method], strict=True):
            assert_allclose(one.lams, again.lams, rtol=1e-9)
            assert_allclose(one.held_out, again.held_out, rtol=1e-4 if method != "none" else 0.2)  # it is where an optimiser stopped
            assert_allclose(losses_at_minimum(one), losses_at_minimum(again), rtol=1e-4 if method != "none" else 0.2)


def test_the_third_table_is_the_one_that_ships():
    stored = contest.load(data.beside.TABLES / "contest.csv")
    assert [len(tables) for tables in stored.values()] == [5, 5, 5]
    agree(contest.simulate(RAW, Y, FOLDS, [2]), {method: tables[2:3] for method, tables in stored.items()})


@pytest.mark.slow
def test_recomputing_gives_the_table_that_ships():
    agree(contest.simulate(RAW, Y, FOLDS, range(5)), contest.load(data.beside.TABLES / "contest.csv"))
