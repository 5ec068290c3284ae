"""How often weights live in resamples: counted one by one, saved and loaded, and the table that ships made anew."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from problems import BIOPSIES
from scipy.stats import binomtest
from sklearn.model_selection import train_test_split

from lrnotes import data, fit
from lrnotes.data import standardise
from lrnotes.evidence import choose, contest, plant_noise, resamples, survivals
from lrnotes.forward_pass import add_bias
from lrnotes.l1 import lambda_max

pytestmark = pytest.mark.filterwarnings("error")
TRAIN, _ = train_test_split(np.arange(569), test_size=0.25, stratify=BIOPSIES.y, random_state=0)
RAW, Y = BIOPSIES.raw[TRAIN], BIOPSIES.y[TRAIN]


def test_survivals_count_what_single_resamples_show():
    lams = np.geomspace(0.1, 1, 4) * lambda_max(add_bias(standardise(RAW)), Y)
    rows = np.random.default_rng(7).integers(len(Y), size=len(Y))
    W = fit.path(add_bias(standardise(RAW[rows])), Y[rows], lams[::-1]).W[::-1]
    once, thrice = survivals(RAW, Y, lams, n=1, seed=7), survivals(RAW, Y, lams, n=3)
    assert np.array_equal(once.lams, lams) and once.n == 1
    assert np.array_equal(once.counts, W[:, 1:] != 0)
    assert np.array_equal(thrice.counts, survivals(RAW, Y, lams, n=3).counts)
    for i, j in ((0, 0), (-1, 27)):
        interval = binomtest(int(thrice.counts[i, j]), 3).proportion_ci(method="wilson")
        assert_allclose((thrice.low[i, j], thrice.high[i, j]), (interval.low, interval.high), rtol=1e-6, atol=1e-12)


def test_in_a_resample_without_its_only_one_a_feature_has_the_weight_0_and_is_counted():
    raw, y = np.column_stack([np.arange(20.0), np.arange(20) == 7]), np.arange(20) % 2
    drawn, rng = 0, np.random.default_rng(0)
    for _ in range(50):
        drawn += 7 in rng.integers(20, size=20)
    found = survivals(raw, y, [1e-3], n=50)
    assert found.constant.tolist() == [0, 50 - drawn] and 0 < drawn < 50
    assert found.counts[0, 1] <= drawn


def test_a_resample_with_a_single_class_is_drawn_again():
    """One of six has y = 1: a third of all resamples lack it."""
    found = survivals(np.arange(6.0)[:, None], [0, 0, 0, 0, 0, 1], [1e-3], n=100)
    assert found.counts[0, 0] == 100


@pytest.mark.parametrize(("y", "words"), [([0] * 6, "only the class 0"), ([0, 1] * 4, "one row per example, got 6 and 8")])
def test_labels_that_no_resample_can_mend_are_refused(y, words):
    with pytest.raises(ValueError, match=words):
        survivals(np.arange(6.0)[:, None], y, [0.1], n=2)


def test_survivals_survive_saving(tmp_path):
    found = [survivals(RAW, Y, [0.01, 0.1], n=n) for n in (2, 3)]
    resamples.save(tmp_path / "new" / "survivals.csv", *found)
    for one, loaded in zip(found, resamples.load(tmp_path / "new" / "survivals.csv"), strict=True):
        assert one.n == loaded.n
        for name in ("lams", "counts", "low", "high"):
            assert_allclose(getattr(one, name), getattr(loaded, name))


def shipped():
    """The columns of notebook 05's first table, the lambdas it asks of, and what ships."""
    first = contest.load(data.beside.TABLES / "contest.csv")["L1"][0]
    return plant_noise(RAW, 100, 0), first.lams[choose(first).minimum :: 2], *resamples.load(data.beside.TABLES / "survivals.csv")


def test_the_first_five_resamples_are_within_the_ten_that_ship_and_these_within_all():
    table, lams, ten, all_200 = shipped()
    assert (ten.n, all_200.n) == (10, 200) and ten.counts.shape == (17, 130)
    assert_allclose(ten.lams, lams, rtol=1e-9)
    assert_allclose(all_200.lams, lams, rtol=1e-9)
    five = survivals(table, Y, lams, n=5).counts
    assert np.mean((five <= ten.counts) & (ten.counts <= five + 5)) > 0.999  # another BLAS may find another side of an edge
    assert ((ten.counts <= all_200.counts) & (all_200.counts <= ten.counts + 190)).all()


@pytest.mark.slow
def test_recomputing_gives_the_table_that_ships():
    table, lams, *stored = shipped()
    for one in stored:
        found = survivals(table, Y, lams, n=one.n).counts
        assert np.mean(found == one.counts) > 0.99 and np.abs(found - one.counts).max() <= 1  # as above
