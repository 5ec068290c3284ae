"""Parts of the examples: the two measures of overlap, the fits against scikit-learn, the table that ships, and the claims on two sets."""

import re
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import jaccard_score, log_loss
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from lrnotes import data, evidence
from lrnotes.evidence import fewer
from lrnotes.evidence.pictures.fewer import fewer as picture_of

CACHE = Path(__file__).parents[2] / "lrnotes" / "data" / "tables" / "fewer.csv"
BIOPSIES = data.breast_cancer()
INSIDE, OUT = train_test_split(np.arange(569), test_size=0.25, stratify=BIOPSIES.y, random_state=0)
TASK = BIOPSIES.raw[INSIDE], BIOPSIES.y[INSIDE], BIOPSIES.raw[OUT], BIOPSIES.y[OUT]


def test_jaccard_is_scikit_learn_s():
    a, b = np.random.default_rng(0).random((2, 20, 7)) < 0.5
    assert_allclose(fewer.jaccard(a, b), [jaccard_score(one, other) for one, other in zip(a, b, strict=True)])
    nothing = np.zeros(4, dtype=bool)
    assert fewer.jaccard(nothing, nothing) == 1 and fewer.jaccard(nothing, ~nothing) == 0


def test_stability_is_as_nogueira_and_others_define_it():
    """1 - mean of the unbiased variances over k / d (1 - k / d), k the mean number chosen: Eq. (4), from its words."""
    a, b = np.random.default_rng(1).random((2, 20, 9)) < 0.4
    for one, other, found in zip(a, b, fewer.stability(a, b), strict=True):
        both = np.array([one, other], dtype=float)
        k = both.sum(axis=1).mean()
        assert_allclose(found, 1 - both.var(axis=0, ddof=1).mean() / (k / 9 * (1 - k / 9)))
    some = a[0]
    assert fewer.stability(some, some) == 1
    assert np.isnan(fewer.stability(np.zeros(3, dtype=bool), np.zeros(3, dtype=bool)))


def test_random_sets_of_a_size_have_stability_0_on_average():
    rng = np.random.default_rng(2)
    sets = np.argsort(rng.random((2, 20_000, 30)), axis=-1) < 11
    values = fewer.stability(*sets)
    assert abs(values.mean()) < 4 * values.std() / np.sqrt(20_000)


@pytest.mark.slow
def test_a_fit_is_that_of_scikit_learn_on_the_part_it_is_said_to_be():
    """One end of one order: lambda from the grid, the weights and the loss on those that stay out."""
    found = fewer.simulate(*TASK, [120], repeats=2, seed=5)
    order = np.random.default_rng([5, 1]).permutation(426)
    for end, rows in enumerate((order[:120], order[:-121:-1])):
        raw, y = TASK[0][rows], TASK[1][rows]
        lam = found.lams[1, end, 0]
        lams = evidence.lambdas(raw, y)
        assert np.isclose(lams, lam).any()
        scaler = StandardScaler().fit(raw)
        model = LogisticRegression(solver="saga", l1_ratio=1, C=1 / (120 * lam), tol=1e-8, max_iter=200_000).fit(scaler.transform(raw), y)
        loss = log_loss(TASK[3], model.predict_proba(scaler.transform(TASK[2])))
        assert_allclose(found.loss[1, end, 0], loss, rtol=1e-4)
        assert ((np.abs(model.coef_[0]) > 1e-6) == found.alive[1, end, 0]).all()


def test_the_lambda_is_the_one_of_least_cross_validated_loss():
    """Beside its neighbours on the grid, by a plain loop over the folds."""
    rows = np.random.default_rng([0, 0]).permutation(426)[:100]
    raw, y = TASK[0][rows], TASK[1][rows]
    found = fewer.simulate(*TASK, [100], repeats=1)
    lams = evidence.lambdas(raw, y)
    scores = evidence.cross_validate(raw, y, 5, lams)
    assert_allclose(found.lams[0, 0, 0], lams[scores.held_out.mean(axis=0).argmin()])


def test_parts_do_not_depend_on_which_others_are_asked_for():
    many, one = fewer.simulate(*TASK, [40, 90], repeats=2), fewer.simulate(*TASK, [90], repeats=1)
    assert np.array_equal(many.alive[:1, :, 1:], one.alive) and np.array_equal(many.loss[:1, :, 1:], one.loss)


@pytest.mark.parametrize(("sizes", "message"), [([50, 50], "sizes must rise"), ([50, 500], "no more than the 426")])
def test_sizes_that_make_no_sense_are_refused(sizes, message):
    with pytest.raises(ValueError, match=message):
        fewer.simulate(*TASK, sizes, repeats=1)


def test_results_survive_saving(tmp_path):
    results = [fewer.simulate(*TASK, [40, 60], repeats=2, seed=seed) for seed in (0, 1)]
    fewer.save(tmp_path / "fewer.csv", *results)
    for one, loaded in zip(results, fewer.load(tmp_path / "fewer.csv"), strict=True):
        assert np.array_equal(one.alive, loaded.alive) and np.array_equal(one.sizes, loaded.sizes)
        assert_allclose(one.loss, loaded.loss, rtol=1e-4)
        assert_allclose(one.lams, loaded.lams, rtol=1e-4)


@pytest.mark.slow
def test_recomputing_gives_the_table_that_ships():
    """The first two orders of both sets at three sizes."""
    for seed, shipped in enumerate(fewer.load(CACHE)):
        places = [0, 6, len(shipped.sizes) - 1]
        found = fewer.simulate(*TASK, shipped.sizes[places], repeats=2, seed=seed)
        same = np.isclose(found.lams, shipped.lams[:2, :, places], rtol=1e-4)
        assert same.mean() > 0.9  # another BLAS may break a near-tie of two lambdas the other way
        assert_allclose(found.loss[same], shipped.loss[:2, :, places][same], rtol=1e-3)
        assert np.mean(found.alive[same] == shipped.alive[:2, :, places][same]) > 0.99


def test_the_picture_says_and_draws_the_means():
    rng = np.random.default_rng(3)
    sizes, names = np.array([10, 20, 40]), ["age", "dose", "time", "mass"]
    found = fewer.Fewer(sizes, np.ones((5, 2, 3)), rng.uniform(0.1, 0.4, (5, 2, 3)), rng.random((5, 2, 3, 4)) < 0.6)
    found.alive[:, :, 2, 1] = True
    picture = picture_of(found, 40, 15, names, "shots")
    assert picture.labels == ["10", "20", "40"] and picture.telling == 2
    for i in range(3):
        said = picture.show(i)
        overlap = np.array([jaccard_score(*found.alive[r, :, i], zero_division=1) for r in range(5)])
        both_ends = found.loss[:, :, i].mean(axis=1), found.alive[:, :, i].sum(axis=-1).mean(axis=1), overlap
        expected = [f"{v.mean():.{k}f} ± {v.std(ddof=1) / np.sqrt(5):.{k}f}" for v, k in zip(both_ends, (3, 1, 2), strict=True)]
        common = ("no", "no", "40")[i]
        always = sum(found.alive[:, :, i, j].all() for j in range(4))
        assert said == (
            f"N = {sizes[i]}: loss {expected[0]}; {expected[1]} weights alive; two choices from {common} common shots overlap by "
            f"{expected[2]}. {always} of 4 features live in all 10 fits."
        )
        for ax, values in zip(picture.fig.axes, both_ends, strict=False):
            (dot,) = (line for line in ax.lines if line.get_marker() == "o")
            assert_allclose(dot.get_xydata(), [[sizes[i], values.mean()]])
            assert max(np.max(line.get_xdata()) for line in ax.lines) == sizes[i]  # no curve is ahead of the slider
        rows = [tick.get_text() for tick in picture.fig.axes[3].get_yticklabels()]
        widths = {name: bar.get_width() for name, bar in zip(rows, picture.fig.axes[3].patches, strict=True)}
        assert_allclose([widths[name] for name in names], 100 * found.alive[:, :, i].mean(axis=(0, 1)))
    assert re.search("loss on\\n15 others", picture.fig.axes[0].get_ylabel())


def test_both_sets_of_orders_say_the_same():
    """What notebook 05 says of parts, with its errors, in each set alone."""
    for one in fewer.load(CACHE):
        assert one.loss.shape == (40, 2, 12)
        half, whole = list(one.sizes).index(213), -1
        loss, loss_error = evidence.mean_and_error(one.loss.mean(axis=1))
        overlap, error = evidence.mean_and_error(fewer.overlaps(one))
        alive, alive_error = evidence.mean_and_error(one.alive.sum(axis=-1).mean(axis=1))
        assert loss[0] - 2 * loss_error[0] > 1.4 * loss[half] and loss[half] < 1.25 * loss[whole]
        assert overlap[half] + 2 * error[half] < 0.53 and overlap[half] - 2 * error[half] > overlap[0] + 2 * error[0]
        assert overlap[whole] + 2 * error[whole] < 0.95  # the folds alone
        assert (np.diff(alive[[0, half, whole]]) > 4 * alive_error[[0, half]]).all()
