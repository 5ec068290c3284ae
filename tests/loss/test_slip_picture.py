"""Training with the slip of the notes' author: what the picture says, against the numbers worked out again."""

import re

import numpy as np
from numpy.testing import assert_allclose
from scipy.special import expit
from sklearn.metrics import log_loss

from lrnotes.data import breast_cancer
from lrnotes.loss.slip_picture import slip_downstream

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X, BIOPSIES.y


def slip(z, y):
    return y @ np.log(1 + np.exp(-z)) + (1 - y) @ np.log(1 + np.exp(-z))


def descend(start, eta=0.3, steps=50):
    """Gradient descent on the slip by differences along each weight: nothing of the picture's or the notebook's algebra."""
    W = [start]
    for _ in range(steps):
        h = 1e-6 * np.eye(len(start))
        slope = [(slip(X @ (W[-1] + e), Y) - slip(X @ (W[-1] - e), Y)) / (2e-6 * len(Y)) for e in h]
        W.append(W[-1] - eta * np.array(slope))
    return np.array(W)


def test_the_loss_falls_while_all_biopsies_turn_malignant():
    W = descend(np.random.default_rng(0).normal(scale=0.5, size=31))
    picture = slip_downstream(BIOPSIES, W, slip)
    assert picture.labels == [str(step) for step in range(51)]
    said = [[float(number) for number in re.findall(r"\d+(?:\.\d+)?", picture.show(i))] for i in range(51)]
    steps, with_slip, meant, called, totals, right = np.array(said).T
    assert (np.diff(with_slip) < 0).all() and meant[-1] > 1.5 * meant[0]
    assert called[0] == 327 and called[-1] == 569 and right[-1] == 212 and set(totals) == {569}
    assert_allclose(with_slip[-1], np.mean(np.log1p(np.exp(-X @ W[-1]))), atol=5e-5)
    for i in (0, 20, 50):
        z = X @ W[i]
        assert_allclose(meant[i], np.mean(np.log1p(np.exp(z)) - Y * z), atol=5e-5)
        assert (called[i], right[i]) == ((z > 0).sum(), ((z > 0) == Y).sum())


def test_the_scores_that_are_drawn_are_those_of_the_step():
    W = np.array([np.zeros(31), np.eye(31)[1]])
    picture = slip_downstream(BIOPSIES, W, slip)
    picture.show(1)
    clouds = [line for line in picture.fig.axes[1].lines if len(line.get_xdata()) > 2]
    assert [(cloud.get_marker(), len(cloud.get_xdata())) for cloud in clouds] == [
        ("o", np.sum((Y == 0) & (X[:, 1] <= 0))),
        ("^", np.sum((Y == 1) & (X[:, 1] > 0))),
        ("x", np.sum((Y == 0) & (X[:, 1] > 0))),
        ("x", np.sum((Y == 1) & (X[:, 1] <= 0))),
    ]
    for label in (0, 1):
        drawn = np.concatenate([np.column_stack(cloud.get_data()) for cloud in clouds[label::2]])
        assert np.array_equal(np.sort(drawn[:, 0]), np.sort(X[label == Y, 1]))
        assert (np.abs(drawn[:, 1] - label) < 0.5).all()


def test_the_slip_ruins_training_from_seven_other_starts_too():
    for seed in range(1, 8):
        w = np.random.default_rng(seed).normal(scale=0.5, size=31)
        for _ in range(50):
            w = w - 0.3 * X.T @ (expit(X @ w) - 1) / 569
        assert np.sum(X @ w > 0) >= 568
        assert log_loss(Y, expit(X @ w)) > 1.7
