"""What the pictures of notebook 02 draw and say, against the mathematics worked out again."""

import re

import mpmath
import numpy as np
from numpy.testing import assert_allclose

from lrnotes.loss import pictures, three_formulas

SCORES = np.sort(np.r_[0:40, 40:1001:20, 36.74, 709, 709.79])  # as in the notebook


def points(line):
    return np.column_stack(line.get_data())


def test_two_losses_and_their_slopes_at_every_place_of_the_slider():
    picture = pictures.two_losses()
    curves = [[line for line in ax.lines if len(line.get_xdata()) == 400] for ax in picture.fig.axes]
    dots = [[line for line in ax.lines if line.get_marker() == "o"] for ax in picture.fig.axes]

    def squared(z):
        return (1 / (1 + mpmath.exp(-z)) - 1) ** 2

    def entropy(z):
        return mpmath.log(1 + mpmath.exp(-z))

    with mpmath.workdps(30):
        functions = [[squared, entropy], [lambda z: mpmath.diff(squared, z), lambda z: mpmath.diff(entropy, z)]]
        for lines, wanted in zip(curves, functions, strict=True):
            for line, function in zip(lines, wanted, strict=True):
                assert_allclose(line.get_ydata()[::25], [float(function(z)) for z in line.get_xdata()[::25]], rtol=1e-9)
        assert [line.get_label() for line in curves[0]] == ["squared error", "cross-entropy"]
        for i, label in enumerate(picture.labels):
            z, caption = mpmath.mpf(label), picture.show(i)
            (loss, other), (slope, slope_of_other) = expected = [[float(function(z)) for function in row] for row in functions]
            drawn = [[points(dot)[0] for dot in row] for row in dots]
            assert_allclose(drawn, [[[float(label), value] for value in row] for row in expected], rtol=1e-9, atol=1e-12)
            pattern = r"z = (\S+), .* malignant (\S+): squared error (\S+) with slope (\S+), cross-entropy (\S+) with slope (\S+)\."
            said = [float(number) for number in re.fullmatch(pattern, caption).groups()]
            wanted = [float(label), float(1 / (1 + mpmath.exp(-z))), loss, slope, other, slope_of_other]
            assert (np.abs(np.subtract(said, wanted)) <= np.array([1e-9, 5.1e-6, 5.1e-4, 5.1e-6, 5.1e-4, 5.1e-6])).all()
            drawn = [np.min(line.get_xdata()) for row in curves for line in row]
            assert_allclose(drawn, float(label), atol=0.06)  # as far as the slider has come down
    assert picture.labels[0] == "10.00" and picture.labels[-1] == "-10.00" == picture.labels[picture.telling]


def test_the_caption_says_which_curve_rises_above_its_chord():
    picture = pictures.not_convex(np.array([1.0, 20.0]), np.array([1.0, 0.0]))
    for ax, wanted in zip(picture.fig.axes, (lambda p, q: ((p - 1) ** 2 + q**2) / 2, lambda p, q: -np.log(p * (1 - q)) / 2), strict=True):
        curve, chord = ax.lines
        w, values = curve.get_data()
        near = w < 1.5  # further out 1 - q loses its digits: there the curve is a straight line, below
        p, q = (1 / (1 + np.exp(-x * w[near])) for x in (1, 20))
        assert_allclose(values[near], wanted(p, q), rtol=1e-3 if ax is picture.fig.axes[1] else 1e-12)
        assert (w[0], w[-1]) == (-6, 6) and list(chord.get_xdata()) == [-0.3, 6]
        assert_allclose(chord.get_ydata(), np.interp([-0.3, 6], w, values), atol=2e-2)
    (left, left_chord), (right, right_chord) = (ax.lines for ax in picture.fig.axes)
    far = right.get_xdata() > 1.5
    assert_allclose(right.get_ydata()[far], (np.log1p(np.exp(-right.get_xdata()[far])) + 20 * right.get_xdata()[far]) / 2, rtol=1e-12)
    inside = (left.get_xdata() > -0.29) & (left.get_xdata() < 5.99)

    def above(curve, chord):
        w, values = (data[inside] for data in curve.get_data())
        return values > np.interp(w, *chord.get_data())

    assert above(left, left_chord).any() and not above(right, right_chord).any()
    assert (np.diff(left.get_ydata()[left.get_xdata() > 1]) < 0).all()  # on the right it leads away from the minimum near 0
    assert picture.show() == (
        "Left, squared error: the curve rises above its chord, and its slope on the right leads away from the minimum. "
        "Right, cross-entropy: the curve stays below its chord."
    )


def test_the_table_and_the_caption_give_the_three_formulas():
    formulas = three_formulas(SCORES)
    picture = pictures.three_levels_of_care(formulas)
    table = picture.fig.axes[1].texts[2:]
    assert picture.labels == [f"{z:g}" for z in SCORES] and picture.labels[picture.telling] == "40"
    for i, z in enumerate(SCORES):
        caption, values = picture.show(i), [formulas.losses[name][y][i] for name in formulas.losses for y in (0, 1)]
        assert [text.get_text() for text in table] == [f"{value:.6g}" for value in values]
        assert [text.get_fontweight() == "bold" for text in table] == [not np.isfinite(value) for value in values]
        assert list(picture.fig.axes[0].lines[-1].get_xdata()) == [z, z]
        assert caption.startswith(f"z = {z:g}. ") and re.findall(r": (\S+) for y = 0 and (\S+) for y = 1", caption) == [
            (f"{no:.6g}", f"{yes:.6g}") for no, yes in zip(values[::2], values[1::2], strict=True)
        ]


def test_the_bars_end_where_the_formulas_do():
    picture = pictures.three_levels_of_care(three_formulas(SCORES))
    ax = picture.fig.axes[0]
    ends = [(line.get_ydata()[0], line.get_xdata()[1]) for line in ax.lines if line.get_linewidth() == 8]
    assert ends == [(0, 1000), (1, 709), (2, 36)]  # logaddexp, (10), (3)
    names = [text.get_text() for text in ax.get_yticklabels()]
    assert names == ["logaddexp", "(10),\nas it is written", "(3),\nfrom the probability"]
    assert [(text.get_text(), int(text.get_position()[1])) for text in ax.texts] == [("inf at z ≥ 709.79", 1), ("inf at z ≥ 36.74", 2)]


def test_no_bar_and_no_threshold_is_ahead_of_the_slider():
    picture = pictures.three_levels_of_care(three_formulas(SCORES))
    ax = picture.fig.axes[0]
    bars = [line for line in ax.lines if line.get_linewidth() == 8]
    for i, z in enumerate(SCORES):
        picture.show(i)
        assert [bar.get_xdata()[1] for bar in bars] == [z, min(z, 709), min(z, 36)]
        assert [text.get_visible() for text in ax.texts] == [z >= 709.79, z >= 36.74]
    picture.show(0, until=len(SCORES) - 1)
    assert [bar.get_xdata()[1] for bar in bars] == [1000, 709, 36] and all(text.get_visible() for text in ax.texts)
