"""What the pictures of notebook 01 draw and say, against the mathematics worked out again."""

import math
import re

import mpmath
import numpy as np
import pytest
from numpy.testing import assert_allclose

from lrnotes.data import breast_cancer
from lrnotes.forward_pass import pictures

BIOPSIES = breast_cancer()
RADIUS, TEXTURE = BIOPSIES.X[:, 1], BIOPSIES.X[:, 2]  # mean radius and mean texture
WEIGHTS = [(-0.5, 3.0, 1.0), (6.0, -6.0, 6.0), (-6.0, 0.1, -6.0), (0.3, 0.0, 2.0), (0.0, 2.0, 0.0)]


def two_features(data=BIOPSIES):
    return pictures.two_features(data, "mean radius", "mean texture")


def points(artist):
    return np.column_stack(artist.get_data())


@pytest.mark.parametrize("w", [*WEIGHTS, (0.0, 0.0, 0.0)])
def test_the_caption_counts_who_is_on_the_correct_side(w):
    scores = [w[0] + w[1] * a + w[2] * b for a, b in zip(RADIUS, TEXTURE, strict=True)]
    right = sum((score > 0) == (label == 1) for score, label in zip(scores, BIOPSIES.y, strict=True))
    missed = sum(score <= 0 for score, label in zip(scores, BIOPSIES.y, strict=True) if label == 1)
    caption = two_features().show(*w)
    assert caption.endswith(f": {right} of 569 on their correct side of 50%, {missed} malignant ones missed.")
    assert caption.startswith(f"z = {w[0]:+.1f} {w[1]:+.1f} · mean radius {w[2]:+.1f} · mean texture: ")


@pytest.mark.parametrize("w", WEIGHTS)
def test_on_the_lines_the_probability_is_what_they_are_named(w):
    picture, seen = two_features(), []
    picture.show(*w)
    plane = picture.fig.axes[0]
    for line, name in zip(plane.lines, plane.texts, strict=True):
        ends = points(line)
        probabilities = [1 / (1 + math.exp(-(w[0] + w[1] * a + w[2] * b))) for a, b in ends]
        assert_allclose(probabilities, [float(name.get_text().rstrip("%")) / 100] * len(ends) if len(ends) else [], rtol=1e-9)
        seen.append((name.get_text(), line.get_linestyle()))
    assert {("10%", "--"), ("50%", "-"), ("90%", ":")} >= {look for look in seen if look[0]} and ("50%", "-") in seen


def test_without_weights_there_is_no_line():
    picture = two_features()
    picture.show(1.0, 0.0, 0.0)
    assert [(len(line.get_xdata()), name.get_text()) for line, name in zip(*_plane(picture), strict=True)] == [(0, "")] * 3


def _plane(picture):
    return picture.fig.axes[0].lines, picture.fig.axes[0].texts


@pytest.mark.parametrize("w", WEIGHTS)
def test_each_example_lies_at_its_score_near_the_curve_in_the_look_of_its_class(w):
    picture = two_features()
    picture.show(*w)
    plane, curve = picture.fig.axes
    clouds = [line for line in curve.lines if line.get_marker() != "None"]
    assert [cloud.get_marker() for cloud in clouds] == ["o", "^"]
    for label, (cloud, scatter) in enumerate(zip(clouds, plane.collections, strict=True)):
        mine = BIOPSIES.y == label
        assert scatter.get_label() == ("benign", "malignant")[label]
        assert np.array_equal(scatter.get_offsets(), np.column_stack([RADIUS, TEXTURE])[mine])
        assert_allclose(scatter.get_facecolors()[0][:3], _rgb(cloud.get_color()), atol=1e-9)
        scores = np.minimum(np.maximum(w[0] + w[1] * RADIUS[mine] + w[2] * TEXTURE[mine], -12), 12)
        assert_allclose(points(cloud)[:, 0], scores, atol=1e-12)
        assert np.abs(points(cloud)[:, 1] - 1 / (1 + np.exp(-scores))).max() <= 0.04


def _rgb(color):
    return [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def test_the_names_of_the_classes_come_from_the_data():
    picture = two_features(BIOPSIES._replace(classes=("filter", "espresso in $")))
    said = picture.show(*WEIGHTS[0])
    plane, curve = picture.fig.axes
    labels = [text.get_text() for text in plane.get_legend().get_texts()] + [curve.get_ylabel(), said]
    assert "35 espresso in $ ones missed" in said and r"probability of espresso in \$, " in curve.get_ylabel()
    assert not re.search("malignant|benign", " ".join(labels))
    picture.still(*WEIGHTS[0])  # and the dollar starts no mathematics


def test_the_sigmoid_its_slope_and_the_gain_of_one_more_unit():
    """Every place of the slider, in 30 digits; the slope by differences."""
    picture = pictures.saturation()
    ax, ax_slope = picture.fig.axes
    (dot,), (tangent,), (dot_slope,) = ax.lines[1:2], ax.lines[2:], ax_slope.lines[1:]
    with mpmath.workdps(30):

        def sigmoid(z):
            return 1 / (1 + mpmath.exp(-mpmath.mpf(z)))

        for line, function in ((ax.lines[0], sigmoid), (ax_slope.lines[0], lambda z: mpmath.diff(sigmoid, z))):
            assert_allclose(line.get_ydata()[::25], [float(function(z)) for z in line.get_xdata()[::25]], rtol=1e-9)
        for i, label in enumerate(picture.labels):
            z = mpmath.mpf(label)
            p, slope, gain = sigmoid(z), mpmath.diff(sigmoid, z), sigmoid(z + 1) - sigmoid(z)
            said = [float(number) for number in re.findall(r"[-+]?\d+\.\d+", picture.show(i))]
            assert_allclose(said, [float(value) for value in (z, p, slope, gain)], atol=5.1e-6)
            assert_allclose(
                [*points(dot), *points(dot_slope)], [[float(label), float(p)], [float(label), float(slope)]], rtol=1e-9, atol=1e-12
            )
            assert_allclose(ax_slope.lines[0].get_xdata().max(), float(label), atol=0.06)  # not ahead of the slider
            (a, b), (c, d) = points(tangent)
            assert_allclose([(a + c) / 2, (b + d) / 2, (d - b) / (c - a)], [float(label), float(p), float(slope)], rtol=1e-9, atol=1e-12)
    assert picture.labels[0] == "-10.00" and picture.labels[-1] == "10.00" and picture.labels[picture.telling] == "6.00"
