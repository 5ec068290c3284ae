"""Times of death against the optimality conditions solved in extended precision, and against cold fits on either side."""

import html
import re

import mpmath
import numpy as np
import pytest
from numpy.testing import assert_allclose

from lrnotes import fit
from lrnotes.data import breast_cancer
from lrnotes.l1 import obituary as module
from lrnotes.l1.obituary import obituary

pytestmark = pytest.mark.filterwarnings("error")
BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X, BIOPSIES.y
PATH = fit.path(X, Y)
LIVES = obituary(X, Y, PATH, BIOPSIES.names).lives
DIED = [life for life in LIVES if life.spans]
EVENTS = [(life.name, i, k) for life in LIVES for i, span in enumerate(life.spans) for k in (0, 1) if span[k] != PATH.lams[-1]]


def fitted(lam):
    return fit.newton(X, Y, lam, tol=1e-12)


def test_every_weight_has_a_life_and_the_last_to_die_comes_first():
    assert sorted(life.name for life in LIVES) == sorted(BIOPSIES.names)
    deaths = [life.death for life in LIVES]
    assert deaths == sorted(deaths, reverse=True)
    assert len(DIED) == 26 and len(EVENTS) == 26 + 5 + 1  # deaths for good, births, and one death that was not for good


@pytest.mark.parametrize(("name", "i", "k"), EVENTS)
def test_a_weight_changes_where_cold_fits_on_either_side_say(name, i, k):
    j = 1 + BIOPSIES.names.index(name)
    lam = next(life for life in LIVES if life.name == name).spans[i][k]
    inside, outside = (fitted(lam * (1 + side * 1e-6))[j] for side in ((-1, 1) if k else (1, -1)))
    assert inside != 0 and outside == 0


@pytest.mark.parametrize("life", DIED, ids=lambda life: life.name)
def test_the_lambda_of_death_solves_the_optimality_conditions(life):
    """Unknown are lambda and the weights that live; the dying one is 0 with a pull of lambda. Newton's method from a fit nearby."""
    j, near = 1 + BIOPSIES.names.index(life.name), fitted(life.death * (1 - 1e-5))
    living = np.flatnonzero(near)
    signs, others = np.sign(near[living]) * (living > 0), living != j
    columns = X[:, living].astype(np.longdouble)
    w, lam = near[living].astype(np.longdouble) * others, np.longdouble(life.death * 1.01)
    for _ in range(12):
        p = 1 / (1 + np.exp(-(columns @ w)))
        residual = columns.T @ (p - Y) / 569 + lam * signs
        hessian = (columns.T * (p * (1 - p))) @ columns / 569
        step = np.linalg.solve(np.column_stack([hessian[:, others], signs]).astype(float), -residual.astype(float))
        w[others] += step[:-1]
        lam += step[-1]
    assert abs(residual).max() < 1e-15
    assert_allclose(life.death, float(lam), rtol=1e-6)
    assert_allclose(life.pull, float(lam * signs[~others][0]), rtol=1e-6)


def test_a_change_takes_few_fits(monkeypatch):
    """Halving the interval between two lambdas of the path takes 27."""
    asked = []
    monkeypatch.setattr(module, "newton", lambda *args, **kwargs: (asked.append(args[2]), fit.newton(*args, **kwargs))[1])
    obituary(X, Y, PATH, BIOPSIES.names)
    assert len(asked) <= 10 * len(EVENTS)


def test_one_feature_dies_at_the_lambda_worked_out_by_hand():
    """Its pull when the bias is alone: the covariance with the label. It lives from the path's smallest lambda on."""
    x, y = np.array([1.0, 2, 3, 4, 10]), np.array([0, 1, 0, 1, 1])
    table = np.column_stack([np.ones(5), x])
    (life,) = obituary(table, y, fit.path(table, y), ["x"]).lives
    with mpmath.workdps(30):
        exact = sum(mpmath.mpf(a - 4) * (mpmath.mpf(int(b)) - mpmath.mpf(3) / 5) for a, b in zip(x, y, strict=True)) / 5
    assert_allclose(life.death, float(exact), rtol=1e-8)
    assert life.spans[0][0] == life.death / 1000 or np.isclose(life.spans[0][0], life.death / 1000)
    assert life.revivals == 0 and np.isclose(life.pull, life.death)


def test_a_finer_path_tells_the_same_lives():
    finer = {life.name: life for life in obituary(X, Y, fit.path(X, Y, n_lams=500), BIOPSIES.names).lives}
    for life in LIVES:
        assert life.revivals == finer[life.name].revivals
        assert_allclose(life.spans, finer[life.name].spans, rtol=1e-7)


def test_revivals_of_the_biopsies():
    assert {life.name: life.revivals for life in LIVES if life.revivals} == {
        "worst perimeter": 2,
        "worst radius": 1,
        "mean texture": 1,
        "mean fractal dimension": 1,
    }


def test_the_table_has_a_row_for_every_weight():
    table = obituary(X, Y, PATH, BIOPSIES.names)._repr_markdown_().splitlines()
    assert len(table) == 32
    assert "| worst concave points | 0.383683 | +0.383683 | - | the left end - 0.3837 |" in table
    assert "| worst perimeter | 0.355417 | +0.355417 | 2 | 0.001514 - 0.002464, 0.1794 - 0.3554 |" in table
    assert "| mean area | - | - | - | nowhere on the path |" in table


def test_names_that_do_not_fit_and_a_path_that_starts_too_late_are_refused():
    with pytest.raises(ValueError, match="got 2 for 30"):
        obituary(X, Y, PATH, ["a", "b"])
    with pytest.raises(ValueError, match=r"starts at lambda 0.1, where .* still alive: let it start at lambda_max"):
        obituary(X, Y, fit.path(X, Y, [0.1, 0.01]), BIOPSIES.names)


def test_a_path_with_a_penalised_bias_or_to_other_data_is_refused():
    """Its lambdas of death would be neither model's."""
    with pytest.raises(ValueError, match=r"at lambda 0\.\d+ the path's weights are not the optimum .* without penalise_bias"):
        obituary(X, Y, fit.path(X, Y, penalise_bias=True), BIOPSIES.names)
    with pytest.raises(ValueError, match="not the optimum"):
        obituary(X, 1 - Y, PATH, BIOPSIES.names)


@pytest.mark.parametrize("tol", [1e-3, 1e-8, 1e-12])
def test_a_path_of_any_accuracy_is_accepted(tol):
    rough = {life.name: life.death for life in obituary(X, Y, fit.path(X, Y, tol=tol), BIOPSIES.names).lives}
    assert_allclose([rough[life.name] for life in LIVES], [life.death for life in LIVES], rtol=1e-7)


def test_a_path_may_end_at_zero():
    """Between 0 and its neighbour a weight changes too."""
    rng = np.random.default_rng(0)
    table, y, names = np.column_stack([np.ones(40), rng.normal(size=(40, 4))]), np.arange(40) % 2, ["a", "b", "c", "d"]
    top = fit.path(table, y, n_lams=1).lams[0]
    to_zero, finer = (obituary(table, y, fit.path(table, y, lams), names).lives for lams in ([top, top / 2, 0], top * 0.9 ** np.arange(80)))
    assert sum(0 < life.death < top / 2 for life in to_zero) >= 2
    assert [life.name for life in to_zero] == [life.name for life in finer]
    assert_allclose([life.death for life in to_zero], [life.death for life in finer], rtol=1e-7)
    assert all(life.spans[0][0] == 0 for life in to_zero)


def test_where_nobody_lives_it_says_so():
    told = obituary(X, Y, fit.path(X, Y, [0.5, 0.4]), BIOPSIES.names)
    assert repr(told) == "The lives of 30 weights; none is alive anywhere on the path"
    assert told._repr_markdown_().count("nowhere on the path") == 30


def test_alive_at_the_end_is_alive_at_the_smallest_lambda():
    assert [life.name for life in LIVES if life.alive_at_end] == [
        life.name for life in LIVES if PATH.W[-1, 1 + BIOPSIES.names.index(life.name)]
    ]
    assert all(life.spans[0][0] == PATH.lams[-1] for life in LIVES if life.alive_at_end)


def test_a_bar_in_a_name_does_not_end_its_cell():
    x, y = np.array([1.0, 2, 3, 4, 10]), np.array([0, 1, 0, 1, 1])
    table = np.column_stack([np.ones(5), x])
    row = obituary(table, y, fit.path(table, y), ["a | b"])._repr_markdown_().splitlines()[2]
    assert row.startswith(r"| a \| b | ") and row.replace(r"\|", "").count("|") == 6


@pytest.mark.parametrize("name", ["$a_$", "a | b", "*a*", "_a_ b_", "[a](b)", "<b>", r"a\b", "`a`", "1. a", "a\nb"])
def test_a_name_stays_what_it_is_in_the_table(name):
    """Read back by a Markdown reader: one row of five cells, and the name as it was."""
    markdown = pytest.importorskip("mistune").create_markdown(escape=False, plugins=["table"])
    table = obituary(X[:, :2], Y, fit.path(X[:, :2], Y), [name])._repr_markdown_()
    (row,) = re.findall(r"<tr>\s*<td[^>]*>(.*?)</td>", markdown(table), flags=re.DOTALL)
    read = html.unescape(re.sub(r"<(?!span>|/span>).*?>", "MARK", row).replace("<span>", "").replace("</span>", ""))
    assert read == " ".join(name.split()) and table.count("$") == 0
