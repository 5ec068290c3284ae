"""What a reader's function does, as a picture: drawn as a whole it is the same, and its text can be read."""

import re

import numpy as np
import pytest
from toy import drawn_whole

from lrnotes.gradients.exercises import gradient
from lrnotes.l1.exercises import soft_threshold
from lrnotes.loss.exercises import cross_entropy

WORKS = {
    "climbs": lambda: gradient.work(lambda X, w, y: X.T @ (y - 1 / (1 + np.exp(-X @ w))) / len(y)),
    "bounces": lambda: gradient.work(lambda X, w, y: X.T @ (1 / (1 + np.exp(-X @ w)) - y)),
    "ends": lambda: gradient.work(lambda X, w, y: np.full(len(w), np.inf if w.any() else 1.0)),
    "huge": lambda: gradient.work(lambda X, w, y: np.full(len(w), 1e30 * (1 + w[0] ** 2))),
    "calls all malignant": lambda: cross_entropy.work(lambda z, y: np.mean(np.logaddexp(0, -z))),
    "never dies": lambda: soft_threshold.work(lambda w, t: w),
    "grows": lambda: soft_threshold.work(lambda w, t: w * 3),
}


@pytest.mark.parametrize("name", WORKS)
def test_every_frame_equals_the_figure_drawn_whole(name):
    picture = WORKS[name]()
    for i in (0, 7, len(picture.labels) - 1):
        frame = np.asarray(picture.frame(i)).astype(int)
        assert not re.search(r"\b(nan|inf)\b", picture.show(i))
        assert frame.shape[2] == 3 and frame.min() == 0
    assert np.array_equal(frame, drawn_whole(picture.fig))


@pytest.mark.parametrize("name", ["climbs", "never dies"])
def test_text_stays_inside_the_figure(name):
    picture = WORKS[name]()
    picture.frame(7)
    width, height = picture.fig.canvas.get_width_height()
    for ax in picture.fig.axes:
        for text in (ax.xaxis.label, ax.yaxis.label, ax._left_title, *(ax.get_legend().get_texts() if ax.get_legend() else ())):
            box = text.get_window_extent()
            assert 0 <= box.x0 <= box.x1 <= width and 0 <= box.y0 <= box.y1 <= height, text.get_text()


def test_what_the_slip_of_the_notes_does():
    """The author's slip falls and calls everything malignant; the right one does not."""
    picture = WORKS["calls all malignant"]()
    assert "Yours calls 569 malignant." in picture.show(30) and "With yours 212 of 569" in picture.show(30)
