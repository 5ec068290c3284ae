"""What notebook 01 shows: a score, squashed to a probability."""

import numpy as np

from ..panels.growing import growing, last_of
from ..panels.names import all_drawn, drawn
from ..panels.picture import Picture
from ..panels.style import BLUE, CLASSES, FAINT, GREY, INK, SIZES, SMALL, VERMILLION, columns, house_style, new_figure
from ..panels.svg import MANY
from . import add_bias, logits, sigmoid, sigmoid_slope, unattended_picture

OUTSIDE = "no 50% line in sight"
EDGE = 12  # scores further out are drawn here
LEVELS = (  # score, probability, how it is drawn, and at which end it is named: lines lie close where weights are large
    (np.log(1 / 9), "10%", "--", 1, -1),
    (0.0, "50%", "-", 2, 0),
    (np.log(9), "90%", ":", 1.4, -1),
)


@house_style(sizes=SIZES)
def two_features(data, first, second):
    """The decision line on two standardised features, named, and where each example lands on the sigmoid.

    show(w0, w1, w2) takes the weights. Raises ValueError if a name is not among `data.names`.
    """
    features, y = data.X[:, [data.column(name) for name in (first, second)]], data.y
    X, positive = add_bias(features), data.classes[1]
    fig = new_figure(10, 4.6, phone=(3.6, 5.4))
    ax, ax_sigmoid = columns(fig, [1.1, 1], [1.2, 1])
    across, up = all_drawn([first, second], 26)
    ax.set(xlabel=f"{across} (standard deviations)", ylabel=f"{up} (standard deviations)")
    parts = _plane(ax, features, y, data.classes), _curve(ax_sigmoid, y, positive)

    def show(w0, w1, w2):
        w = np.array([w0, w1, w2])
        scores = logits(X, w)
        for _, move in parts:
            move(w, scores)
        right, missed = np.sum((scores > 0) == y), np.sum((scores <= 0) & (y == 1))
        score = f"z = {w0:+.1f} {w1:+.1f} · {first} {w2:+.1f} · {second}"
        return f"{score}: {right} of {len(y)} on their correct side of 50%, {missed} {positive} ones missed."

    def law():
        show(0, 2, 0)  # all three lines are seen
        named = {"first": first, "second": second, "positive": positive}
        return _law((ax, ax_sigmoid), parts[0][0], parts[1][0], features, y, named)

    many = min(np.sum(y == label) for label in (0, 1)) >= MANY  # or else the dots are no paths
    return Picture(fig, [artist for artists, _ in parts for artist in artists], show, law=law if many else None)


def _law(axes, on_plane, dots, features, y, named):
    """What `unattended_picture` takes of a picture in which all three lines are seen."""
    *both, away = on_plane
    away.set_text(OUTSIDE)
    artists = {"axes": axes, "lines": both[:3], "names": both[3:], "away": away, "dots": dots}
    levels = [{"score": float(score), "end": end} for score, *_, end in LEVELS]
    low, high = map(np.array, zip(axes[0].get_xlim(), axes[0].get_ylim(), strict=True))
    numbers = {"features": features.round(6), "y": y.astype(int), "jitter": _jitter(y).round(4), "low": low, "high": high}
    told = named | {"edge": EDGE, "levels": levels} | {name: values.tolist() for name, values in numbers.items()}
    return unattended_picture.two_features(axes[0].figure, artists, told)


def _jitter(y):
    return np.random.default_rng(0).uniform(-0.04, 0.04, len(y))


def _plane(ax, features, y, classes):
    """The examples, and the three lines on which the probability is 10, 50 and 90%."""
    low, high = features.min(axis=0) - 0.3, features.max(axis=0) + 0.3
    ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    for label, (name, (color, marker)) in enumerate(zip(all_drawn(classes, 30), CLASSES, strict=True)):
        ax.scatter(*features[y == label].T, s=14, color=color, marker=marker, alpha=0.6, lw=0, label=name)
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2)
    lines = [ax.plot([], [], style, color=INK, lw=width)[0] for *_, style, width, _ in LEVELS]
    names = [ax.text(0, 0, "", fontsize=SMALL, ha="center", va="center", bbox={"fc": "white", "ec": "none", "pad": 1}) for _ in lines]

    away = ax.set_title("", loc="right", fontsize=SMALL, color=INK)

    def move(w, scores):
        away.set_text("" if len(_crossing(*w, low, high)) else OUTSIDE)
        for line, name, (score, said, *_, end) in zip(lines, names, LEVELS, strict=True):
            ends = _crossing(w[0] - score, w[1], w[2], low, high)
            line.set_data(*ends.T)
            name.set_text(said if len(ends) else "")
            name.set_position(ends[end] if len(ends) else (0, 0))

    return [*lines, *names, away], move


def _curve(ax, y, positive):
    """The sigmoid, and the examples on it, moved up and down a little so that they do not hide each other."""
    z = np.linspace(-EDGE, EDGE, 400)
    ax.plot(z, sigmoid(z), color=GREY, lw=1)
    ax.axhline(0.5, color=FAINT, lw=1)
    ax.set(xlim=(-EDGE, EDGE), ylim=(-0.09, 1.09), xlabel="score z")
    ax.set_ylabel(f"probability of {drawn(positive)}, ŷ")
    dots = [ax.plot([], [], marker, color=color, ms=4, alpha=0.5, mew=0)[0] for color, marker in CLASSES]
    jitter = _jitter(y)

    def move(w, scores):
        shown = np.clip(scores, -EDGE, EDGE)
        heights = sigmoid(shown) + jitter
        for label, dot in enumerate(dots):
            dot.set_data(shown[y == label], heights[y == label])

    return dots, move


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


@house_style(sizes=SIZES)
def saturation():
    """The sigmoid and its slope at one score, from -10 to 10: far out a change of score changes nothing. The slope is drawn up to there."""
    scores = np.arange(-10, 10.01, 0.25)
    z = np.linspace(-10, 10, 400)
    fig = new_figure(10, 3.6, phone=(3.6, 5.2), hall=(10, 4.5))
    ax, ax_slope = columns(fig, [1, 1], [1, 1])
    ax.plot(z, sigmoid(z), color=BLUE, lw=2)
    ax.set(ylim=(-0.05, 1.05), xlabel="score z", ylabel="probability σ(z)")
    (curve,) = ax_slope.plot(z, sigmoid_slope(z), color=VERMILLION, lw=2)
    ax_slope.set(ylim=(-0.0125, 0.2625), xlabel="score z", ylabel="slope σ′(z) (per unit of score)")
    (dot,) = ax.plot([], [], "o", color=INK, zorder=4)
    (tangent,) = ax.plot([], [], color=INK, lw=1)
    (dot_slope,) = ax_slope.plot([], [], "o", color=INK, zorder=4)
    draw_slope = growing(curve)

    def show(i, until=None):
        draw_slope(scores[last_of(i, until)])
        at, p, slope = scores[i], sigmoid(scores[i]), sigmoid_slope(scores[i])
        dot.set_data([at], [p])
        tangent.set_data([at - 2, at + 2], [p - 2 * slope, p + 2 * slope])
        dot_slope.set_data([at], [slope])
        return f"z = {at:.2f}: probability {p:.5f}, slope {slope:.5f}. One more unit of score would bring {sigmoid(at + 1) - p:+.5f}."

    return Picture(fig, [curve, tangent, dot, dot_slope], show, [f"{at:.2f}" for at in scores], "z", telling=64)
