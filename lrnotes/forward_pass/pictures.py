"""What notebook 01 shows: a score, squashed to a probability."""

import numpy as np

from ..panels.picture import Picture
from ..panels.style import BLUE, FAINT, GREY, INK, VERMILLION, new_figure, open_axes
from . import add_bias, logits, sigmoid


def two_features(data, first, second):
    """The decision line on two standardised features, named, and where each example lands on the sigmoid.

    show(w0, w1, w2) takes the weights. Raises ValueError if a name is not among `data.names`.
    """
    columns = [data.column(name) for name in (first, second)]
    features, y = data.X[:, columns], data.y
    X = add_bias(features)
    fig = new_figure(10, 4.6)
    ax, ax_sigmoid = fig.subplots(1, 2, width_ratios=[1.1, 1])
    open_axes(ax, ax_sigmoid)
    low, high = features.min(axis=0) - 0.3, features.max(axis=0) + 0.3
    ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    ax.set(xlabel=f"{first} (standard deviations from the mean)", ylabel=f"{second} (standard deviations)")
    looks = [(0, BLUE, "o"), (1, VERMILLION, "^")]
    for label, color, marker in looks:
        ax.scatter(*features[y == label].T, s=14, color=color, marker=marker, alpha=0.6, lw=0, label=data.classes[label])
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False, fontsize=9)
    lines = [ax.plot([], [], style, color=INK, lw=width)[0] for style, width in (("--", 1), ("-", 2), (":", 1.4))]
    names = [ax.text(0, 0, "", fontsize=8, ha="center", va="center", bbox={"fc": "white", "ec": "none", "pad": 1}) for _ in lines]

    z = np.linspace(-12, 12, 400)
    ax_sigmoid.plot(z, sigmoid(z), color=GREY, lw=1)
    ax_sigmoid.axhline(0.5, color=FAINT, lw=1)
    ax_sigmoid.set(xlim=(-12, 12), ylim=(-0.09, 1.09), xlabel="score z", ylabel=r"probability of malignant, $\hat{y} = \sigma(z)$")
    dots = [ax_sigmoid.plot([], [], marker, color=color, ms=4, alpha=0.5, mew=0)[0] for _, color, marker in looks]
    jitter = np.random.default_rng(0).uniform(-0.04, 0.04, len(y))

    def show(w0, w1, w2):
        scores = logits(X, np.array([w0, w1, w2]))
        for line, name, p in zip(lines, names, (0.1, 0.5, 0.9), strict=True):
            ends = _crossing(w0 - np.log(p / (1 - p)), w1, w2, low, high)
            line.set_data(*ends.T)
            name.set_text(f"{p:.0%}" if len(ends) else "")
            name.set_position(ends[-1] if len(ends) else (0, 0))
        for dot, label in zip(dots, (0, 1), strict=True):
            mine = y == label
            shown = np.clip(scores[mine], -12, 12)
            dot.set_data(shown, sigmoid(shown) + jitter[mine])
        right = np.sum((scores > 0) == y)
        missed = np.sum((scores <= 0) & (y == 1))
        score = f"z = {w0:+.1f} {w1:+.1f} · {first} {w2:+.1f} · {second}"
        return f"{score}: {right} of {len(y)} on the right side of the 50% line, {missed} malignant ones missed."

    return Picture(fig, [*lines, *names, *dots], show)


def _crossing(c, a, b, low, high):
    """Where the line c + a x + b y = 0 cuts the box, pulled in a little: two points (2, 2), or none (0, 2)."""
    points = []
    if b:
        points += [(x, -(c + a * x) / b) for x in (low[0], high[0])]
    if a:
        points += [(-(c + b * y) / a, y) for y in (low[1], high[1])]
    inside = sorted({p for p in points if np.all(p >= low - 1e-9) and np.all(p <= high + 1e-9)})
    if len(inside) < 2:
        return np.empty((0, 2))
    start, end = np.array(inside[0]), np.array(inside[-1])
    return np.array([start + 0.04 * (end - start), end - 0.04 * (end - start)])


def saturation():
    """The sigmoid and its slope at one score, from -10 to 10: far out a change of score changes nothing."""
    scores = np.arange(-10, 10.01, 0.25)
    z = np.linspace(-10, 10, 400)
    fig = new_figure(10, 3.6)
    ax, ax_slope = fig.subplots(1, 2)
    open_axes(ax, ax_slope)
    ax.plot(z, sigmoid(z), color=BLUE, lw=2)
    ax.set(ylim=(-0.05, 1.05), xlabel="score z", ylabel=r"probability $\sigma(z)$")
    ax_slope.plot(z, sigmoid(z) * sigmoid(-z), color=VERMILLION, lw=2)
    ax_slope.set(ylim=(-0.0125, 0.2625), xlabel="score z", ylabel=r"slope $\sigma'(z)$ (per unit of score)")
    (dot,) = ax.plot([], [], "o", color=INK, zorder=4)
    (tangent,) = ax.plot([], [], color=INK, lw=1)
    (dot_slope,) = ax_slope.plot([], [], "o", color=INK, zorder=4)

    def show(i):
        at, p, slope = scores[i], sigmoid(scores[i]), sigmoid(scores[i]) * sigmoid(-scores[i])
        dot.set_data([at], [p])
        tangent.set_data([at - 2, at + 2], [p - 2 * slope, p + 2 * slope])
        dot_slope.set_data([at], [slope])
        return f"z = {at:.2f}: probability {p:.5f}, slope {slope:.5f}. One more unit of score would bring {sigmoid(at + 1) - p:+.5f}."

    return Picture(fig, [tangent, dot, dot_slope], show, [f"{at:.2f}" for at in scores], "z", telling=64)
