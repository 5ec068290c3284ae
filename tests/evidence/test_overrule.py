"""Every example left out and every label flipped: against cold fits, scikit-learn and the optimality conditions; and the claims."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from problems import BIOPSIES, prices, problem, violation
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression

from lrnotes import fit
from lrnotes.evidence import overrule
from lrnotes.evidence.pictures.influence import influence
from lrnotes.evidence.pictures.overrule import overruled
from lrnotes.forward_pass import sigmoid

X, Y = problem(3, n=40, d=5)
LAM = 0.06
FOUND = overrule.refits(X, Y, LAM)


def rows_of_refits(X, y):
    """Examples and labels of each refit, both kinds."""
    left_out = [(np.delete(X, i, axis=0), np.delete(y, i)) for i in range(len(y))]
    return left_out, [(X, np.r_[y[:i], 1 - y[i], y[i + 1 :]]) for i in range(len(y))]


def test_each_refit_is_what_a_fit_from_nothing_finds():
    for refits, kind in zip((FOUND.left_out, FOUND.flipped), rows_of_refits(X, Y), strict=True):
        for w, rows in zip(refits, kind, strict=True):
            assert_allclose(w, fit.newton(*rows, LAM), atol=1e-6)
    assert_allclose(FOUND.w, fit.newton(X, Y, LAM), atol=1e-7)


def test_no_refit_of_the_biopsies_is_the_step_that_it_started_from():
    """The notebook compares the two: a fit that takes its start for exact would be compared with itself."""
    found = overrule.refits(BIOPSIES.X, BIOPSIES.y, 0.003)
    for refits, steps in zip((found.left_out, found.flipped), overrule.one_step(BIOPSIES.X, BIOPSIES.y, 0.003, found.w), strict=True):
        assert (refits != steps).any(axis=1).all()


def test_a_refit_is_that_of_scikit_learn():
    left_out, flipped = rows_of_refits(X, Y)
    for w, (x, y) in ((FOUND.left_out[4], left_out[4]), (FOUND.flipped[7], flipped[7])):
        options = {"solver": "saga", "tol": 1e-10, "max_iter": 100_000, "C": 1 / (len(y) * LAM), "l1_ratio": 1}
        model = LogisticRegression(**options).fit(x[:, 1:], y)
        assert_allclose(w, [*model.intercept_, *model.coef_[0]], atol=1e-6)


def test_probabilities_are_the_example_s_own():
    for i in (0, 11, 39):
        expected = [1 / (1 + np.exp(-X[i] @ w)) for w in (FOUND.w, FOUND.left_out[i], FOUND.flipped[i])]
        assert_allclose(FOUND.y_hat[:, i], expected, rtol=1e-12)
        toward = np.sign(1 - 2 * Y[i])  # a flipped label pulls its own example over, and its own label held it where it is
        assert toward * (FOUND.y_hat[2, i] - FOUND.y_hat[1, i]) > 0 and toward * (FOUND.y_hat[1, i] - FOUND.y_hat[0, i]) > 0


def test_refits_of_some_are_those_among_all():
    some = overrule.refits(X, Y, LAM, [30, 4])
    assert_allclose(some.left_out, FOUND.left_out[[30, 4]], atol=1e-9)
    assert_allclose(some.flipped, FOUND.flipped[[30, 4]], atol=1e-9)
    assert_allclose(some.y_hat, FOUND.y_hat[:, [30, 4]], atol=1e-9)


def test_changes_are_counted_one_by_one():
    w = np.array([0.0, 1, 0, -2, 0.5, 0])
    W = np.array([[3.0, 0, 1, 2, 0.5, 0], [0, 1, 0, -1, 0.1, 0], [1, 0, -1, 0, -3, 1]])
    found = overrule.changes(w, W)
    assert [np.flatnonzero(row).tolist() for row in found.born] == [[1], [], [1, 4]]
    assert [np.flatnonzero(row).tolist() for row in found.died] == [[0], [], [0, 2]]
    assert [np.flatnonzero(row).tolist() for row in found.turned] == [[2], [], [3]]
    assert found.counts.tolist() == [2, 0, 4]


def test_the_most_telling_come_first():
    w = np.array([0.0, 1, 0])
    left_out = np.array([[0, 1, 0], [0, 0, 0], [0, 1, 0], [0, 1, 0.0]])
    flipped = np.array([[0, 1, 1], [0, 0, 1], [0, 0, 0], [0, 2, 0.0]])
    y_hat = np.array([[0.5] * 4, [0.5, 0.5, 0.2, 0.9], [0.6, 0.5, 0.6, 0.1]])
    assert overrule.most_telling(overrule.Refits(0.1, w, left_out, flipped, y_hat)).tolist() == [1, 2, 0, 3]


def test_one_step_solves_newton_s_equations():
    """Written out for one example at a time: the gradient and the Hessian of its own problem, in the living weights."""
    for kind, problems in enumerate(rows_of_refits(X, Y)):
        steps = overrule.one_step(X, Y, LAM, FOUND.w)[kind]
        alive = np.r_[0, 1 + np.flatnonzero(FOUND.w[1:])]
        for found, (x, y) in zip(steps, problems, strict=True):
            y_hat = sigmoid(x @ FOUND.w)
            gradient = x[:, alive].T @ (y_hat - y) / len(y) + prices(LAM, 6)[alive] * np.sign(FOUND.w[alive])
            H = x[:, alive].T @ np.diag(y_hat * (1 - y_hat)) @ x[:, alive] / len(y)
            expected = FOUND.w.copy()
            expected[alive] -= np.linalg.solve(H, gradient)
            assert_allclose(found, expected, atol=1e-7)


@pytest.mark.slow
def test_where_the_same_weights_live_the_step_is_the_better_the_more_examples_there_are():
    """Its error falls with the square of the number, the move itself with the number: compared at 100 and 1,600."""
    errors = []
    for n in (100, 1600):
        x, y = problem(5, n=n)
        found = overrule.refits(x, y, 0.02)
        step = overrule.one_step(x, y, 0.02, found.w)[0]
        same = overrule.changes(found.w, found.left_out).counts == 0
        errors.append(np.median(np.abs(step - found.left_out)[same].max(axis=1)))
    assert errors[1] < errors[0] / 50


def test_agreement_is_spearman_s():
    rng = np.random.default_rng(0)
    a = rng.normal(size=50)
    b = a + rng.normal(size=50)
    b[17] = a[17] + 9
    found = overrule.agreement(a, b)
    assert_allclose(found.rank_correlation, spearmanr(a, b)[0], rtol=1e-12)
    assert found.worst == 17 and np.isclose(found.by, 9)


@pytest.mark.parametrize(
    ("y", "lam", "message"),
    [([0, 1, 1], 0, "lam must be above 0, got 0"), ([0, 1, 1], 0.1, "each class needs 2 examples"), ([1, 1, 1], 0.1, "only the class 1")],
)
def test_what_cannot_be_fitted_is_refused(y, lam, message):
    with pytest.raises(ValueError, match=message):
        overrule.refits(np.column_stack([np.ones(3), [1, 2, 4]]), y, lam)


@pytest.fixture(scope="module")
def biopsies():
    """The refits of all 569 at the three lambdas: some seconds."""
    return {lam: overrule.refits(BIOPSIES.X, BIOPSIES.y, lam) for lam in (0.05, 0.01, 0.003)}


@pytest.mark.slow
def test_all_3414_refits_of_the_biopsies_are_optimal(biopsies):
    problems = rows_of_refits(BIOPSIES.X, BIOPSIES.y)
    worst, count = 0, 0
    for lam, found in biopsies.items():
        for refits, kind in zip((found.left_out, found.flipped), problems, strict=True):
            for w, (x, y) in zip(refits, kind, strict=True):
                worst, count = max(worst, violation(x, w, y, prices(lam, 31))), count + 1
    assert count == 3414 and worst <= 1e-8


@pytest.mark.slow
def test_how_many_choices_hang_on_a_single_biopsy(biopsies):
    counts = [[np.sum(overrule.changes(f.w, W).counts > 0) for W in (f.left_out, f.flipped)] for f in biopsies.values()]
    assert counts == [[0, 3], [32, 388], [63, 540]]


def test_the_picture_says_and_draws_what_changes():
    names, places = ["age", "dose", "time", "mass", "heat"], overrule.most_telling(FOUND)[:12]
    picture = overruled(FOUND, places, Y, names, ("bad", "good"), "shots")
    assert picture.labels == [f"no. {place}" for place in places]
    ax, ax_marks, ax_own, ax_counts = picture.fig.axes
    rows = [tick.get_text() for tick in ax.get_yticklabels()]
    left, flip = (overrule.changes(FOUND.w, W) for W in (FOUND.left_out, FOUND.flipped))
    heights = [bar.get_height() for bar in ax_counts.patches]
    top = max(left.counts.max(), flip.counts.max())
    assert heights == [*np.bincount(left.counts, minlength=top + 1), *np.bincount(flip.counts, minlength=top + 1)]
    for i in (0, 5, 11):
        place, said = places[i], picture.show(i)
        assert said.startswith(f"No. {place}, {'good' if Y[place] else 'bad'}; probability of good {FOUND.y_hat[0, place]:.1%}. Left out: ")
        assert f"{FOUND.y_hat[1, place]:.1%}. Called {'bad' if Y[place] else 'good'}: " in said
        n = sum(count >= flip.counts[place] for count in flip.counts)
        assert said.endswith(f"{FOUND.y_hat[2, place]:.1%}. As many changes as by this flip, or more, in {n} of 40 flips.")
        for one, x in ((left, 0), (flip, 1)):
            for which, marker in zip(one, "PXD", strict=True):
                drawn = [line.get_data() for line in ax_marks.lines if line.get_marker() == marker and x in line.get_xdata()]
                names_drawn = {rows[int(y)] for _, ys in drawn for y in ys}
                assert names_drawn == {names[j] for j in np.flatnonzero(which[place])}
                if 0 < which[place].sum() < 3:
                    assert " and ".join(names[j] for j in np.flatnonzero(which[place])) in said
        dots = [line.get_xdata()[0] for line in ax_own.lines if line.get_marker() in ("o", "s", "^")]
        assert_allclose(dots, 100 * FOUND.y_hat[:, place])
        (weights,) = (line for line in ax.lines if line.get_label() == "label flipped")
        living = FOUND.flipped[place, 1:]
        assert sorted(weights.get_xdata()) == sorted(living[living != 0])


def test_the_picture_of_influence_draws_every_example():
    exact, step = np.array([0.1, -0.4, 2, 0.3]), np.array([0.1, -0.5, 3.5, 0.2])
    changed = np.array([False, True, True, False])
    picture = influence({"left out": (exact, step, changed, overrule.agreement(exact, step))}, "shots")
    assert picture.show() == (
        "How a refit moves the score of the example in question. left out: rank correlation 1.0000; worst for no. 2, +3.50 by one step "
        "where +2.00 is exact; the median error is 0.1."
    )
    same, other = (line.get_xydata() for line in picture.fig.axes[0].lines if len(line.get_xdata()) and line.get_marker() in ("o", "x"))
    assert_allclose(np.vstack([same, other]), np.column_stack([exact, step])[[0, 3, 1, 2]])
