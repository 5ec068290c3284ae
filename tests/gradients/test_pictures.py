"""What the pictures of notebook 03 draw and say, against the mathematics worked out again."""

import re

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize

from lrnotes.data import breast_cancer
from lrnotes.gradients import largest_errors, pictures

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X, BIOPSIES.y


def points(line):
    return np.column_stack(line.get_data())


def eq_10(w, X=X):
    return np.mean(Y * np.log(1 + np.exp(-X @ w)) + (1 - Y) * np.log(1 + np.exp(X @ w)))


def eq_29(w, X=X):
    return X.T @ (1 / (1 + np.exp(-X @ w)) - Y) / 569


def test_the_errors_that_are_drawn_and_said_are_those_of_each_rule():
    w, steps = np.linspace(-0.1, 0.1, 31), 10.0 ** np.arange(0, -16.01, -0.5)
    picture, worked_out = pictures.gradient_check(largest_errors(eq_10, eq_29(w), w, steps)), []
    for h in steps:
        worst = np.zeros(3)
        for j in range(31):
            up, down, turned = w + 0j, w.copy(), w + 0j
            up[j] += h
            down[j] -= h
            turned[j] += 1j * h
            up = up.real
            estimates = [(eq_10(up) - eq_10(w)) / h, (eq_10(up) - eq_10(down)) / (2 * h), eq_10(turned).imag / h]
            worst = np.maximum(worst, np.abs(np.array(estimates) - eq_29(w)[j]))
        worked_out.append(worst)
    *curves, now = (line for line in picture.fig.axes[0].lines if line.get_marker() == "None")
    dots = [line for line in picture.fig.axes[0].lines if line.get_marker() == "o"]
    names = ["one-sided", "two-sided", "complex step"]
    rounding = 1e-15 / steps[:, None] * [1, 1, 0] + 2e-15
    drawn = np.array([curve.get_ydata() for curve in curves]).T
    assert (np.abs(drawn - worked_out) <= rounding).all()
    for i, h in enumerate(steps):
        caption = picture.show(i)
        said = re.findall(r"(one-sided|two-sided|complex step) (\S+e[-+]\d+)", caption)
        assert caption.startswith(f"h = {h:.1e}. ") and said == [
            (name, f"{error:.1e}") for name, error in zip(names, drawn[i], strict=True)
        ]
        assert [tuple(points(dot)[0]) for dot in dots] == [(h, error) for error in drawn[i]] and list(now.get_xdata()) == [h, h]
        assert all(np.array_equal(curve.get_xdata(), steps[: i + 1]) for curve in curves)  # none is ahead of the slider
    assert [curve.get_label().split(",")[0] for curve in curves] == names


def test_an_error_of_0_is_drawn_at_the_floor_and_said_as_0():
    picture = pictures.gradient_check(largest_errors(lambda w: np.sum(2 * w), np.array([2.0]), np.zeros(1), [1.0, 0.5]))
    assert "complex step 0.0e+00" in picture.show(0)
    assert all(line.get_ydata()[0] > 0 for line in picture.fig.axes[0].lines if line.get_marker() == "o")


@pytest.fixture(scope="module")
def descents():
    """Gradient descent of the notebook written out again, and the least loss by SciPy."""
    two, runs = X[:, :3], {}
    for eta in np.geomspace(0.01, 100, 41):
        w, losses = np.zeros(3), []
        for _ in range(101):
            losses.append(np.mean(np.logaddexp(0, (1 - 2 * Y) * (two @ w))))
            w = w - eta * eq_29(w, two)
        runs[eta] = np.array(losses)
    return runs, minimize(eq_10, np.zeros(3), (two,), jac=eq_29, method="BFGS", options={"gtol": 1e-9}).fun


def words(losses, best):
    """A verdict by walking along the losses."""
    for before, after in zip(losses, losses[1:], strict=False):
        if after > before + 1e-12:
            return "overshoots"
    return "arrives" if losses[-1] < best + 1e-3 else "still on its way"


def test_every_step_size_has_its_verdict(descents):
    runs, best = descents
    picture, given = pictures.step_sizes(runs, best), []
    (mark,) = (text for text in picture.fig.axes[0].texts if text.get_position() == (0, 1.02))
    for i, (eta, losses) in enumerate(runs.items()):
        caption, verdict, rises = picture.show(i), words(losses, best), sum(b > a + 1e-12 for a, b in zip(losses, losses[1:], strict=False))
        start = f"η = {eta:.3g}, {verdict}: after 100 steps the loss is {losses[-1]:.4f}, the least there is {best:.4f}. "
        assert caption.startswith(f"{start}It rose in {rises} of the steps")
        assert [grey.get_visible() for grey in picture.fig.axes[0].lines[:41]] == [k <= i for k in range(41)]  # those before, and this
        assert mark.get_text().split("\n")[0] == f"η = {eta:.3g}: {verdict}"
        given.append(verdict)
    assert [given.count(verdict) for verdict in ("still on its way", "arrives", "overshoots")] == [20, 14, 7]
    assert given == sorted(given, key=["still on its way", "arrives", "overshoots"].index)  # far too small, right, far too large


@pytest.mark.parametrize(
    ("losses", "verdict"),
    [
        ([0.7, 0.5, 0.3], "arrives"),
        ([0.7, 0.5, 0.3009], "arrives"),
        ([0.7, 0.5, 0.302], "still on its way"),
        ([0.7, 0.8, 0.3], "overshoots"),
    ],
)
def test_a_verdict_that_can_be_seen_by_eye(losses, verdict):
    assert f", {verdict}: after 2 steps" in pictures.step_sizes({0.1: losses}, 0.3).show(0)


def test_a_loss_beyond_the_axes_is_drawn_where_it_is_and_counted(descents):
    runs, best = descents
    picture = pictures.step_sizes(runs, best)
    ax = picture.fig.axes[0]
    (line,) = (line for line in ax.lines if line.get_marker() == "o")
    (mark,) = (text for text in ax.texts if text.get_position() == (0, 1.02))
    far = []
    for i, losses in enumerate(runs.values()):
        caption, beyond = picture.show(i), sum(loss > 3 for loss in losses)
        assert_allclose(points(line), np.column_stack([np.arange(101), losses]))
        told = f"losses beyond 3, out of sight: {beyond}"
        assert (told in caption, told in mark.get_text()) == (beyond > 0, beyond > 0)
        assert ("beyond" in caption, "beyond" in mark.get_text()) == (beyond > 0, beyond > 0)
        far.append(beyond)
    assert ax.get_ylim()[1] == 3 and np.count_nonzero(far) == 2 and far[-1] > 0
    assert_allclose(np.array([faint.get_ydata() for faint in ax.lines if faint.get_linewidth() == 0.5]), list(runs.values()))
