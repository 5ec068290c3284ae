"""What notebook 03 shows of three walkers in the valley of two weights, with one feature in units of two sizes."""

import numpy as np
from matplotlib.collections import LineCollection

from .. import fit
from ..loss import cross_entropy
from ..panels.axes import legend
from ..panels.contours import contours
from ..panels.picture import Picture
from ..panels.style import BLUE, GREEN, GREY, INK, SIZES, VERMILLION, columns, drawing_for, house_style, new_figure
from .valley import Walks, least_over_bias, safe_step, walks

STEPS = 50
ACROSS = np.linspace(-2, 6, 49)  # standardised weights at which the loss is worked out, closest together where it bends most
UP = np.r_[np.linspace(-5, -1.5, 8), np.linspace(-1.25, 3, 35), np.linspace(3.5, 13, 11)]
RINGS = np.array([0.005, 0.02, 0.06, 0.15, 0.3, 0.5, 0.8, 1.2])  # contours, so far above the least
LEAST = 1e-10  # of what is drawn and said of a loss above the least
LOOKS = Walks(  # name, colour, line, marker, size of the marker
    plain=("gradient descent", BLUE, "-", "o", 3),
    momentum=("momentum", VERMILLION, "--", "^", 3.5),
    newton=("Newton", GREEN, ":", "s", 4.5),
)
UNITS = ("standardised", "raw units")  # of the second feature


class _Valley:
    """The loss over two weights, the second of a feature whose numbers are `unit` times as large as standardised ones."""

    def __init__(self, data, first, second, unit):
        self.X, self.y, self.unit = data.X[:, [0, data.column(first), data.column(second)]] * [1, 1, unit], data.y, unit
        self.safe, self.w = safe_step(self.X), fit.newton(self.X, self.y, 0, tol=1e-12)
        self.least = cross_entropy(self.X @ self.w, self.y)

    def rings(self, heights):
        """The contours, of `heights` over standardised weights: units squeeze the map, and change no height."""
        return [line / [1, self.unit] for line in contours(ACROSS, UP, heights, self.least + RINGS)]

    def walk(self, start, eta):
        """Where the three go, and how far above the least loss each is."""
        runs = walks(self.X, self.y, start, eta, STEPS)
        return [(run.W[:, 1:].T, np.maximum(run.losses - self.least, LEAST)) for run in runs]


def _valleys(data, first, second):
    """The valley in units of either size, and the heights that both have."""
    spread = data.raw[:, data.column(second) - 1].std()
    both = {name: _Valley(data, first, second, unit) for name, unit in zip(UNITS, (1, spread), strict=True)}
    grid = np.array(np.meshgrid(ACROSS, UP))
    return both, least_over_bias(both[UNITS[0]].X, data.y, grid.reshape(2, -1).T).reshape(grid[0].shape)


@house_style(sizes=SIZES)
def two_units(data, first, second, start, factors):
    """Three walks over the weights of two features from `start`, at step sizes of `factors` times 1/M; `start` is in standardised units.

    Above, both features are standardised; below, the second is in raw units less its mean. Contours are of the mean cross-entropy with
    the bias at its best for each pair of weights; the walkers move the bias too. On the right is how far each is above the least loss.
    Raises ValueError if there is no feature of one of the names.
    """
    valleys, heights = _valleys(data, first, second)
    fig = new_figure(10, 4.7, phone=(3.6, 5.6), hall=(10, 4.5))
    axes, phone = _maps(fig), drawing_for("phone")
    parts = []
    for (ax, beside), (name, valley), bottom, top in zip(axes, valleys.items(), (-2.5, -1), (2.5, 1), strict=True):
        ax.add_collection(LineCollection(valley.rings(heights), color=GREY, lw=0.6))
        _label(ax, beside, first, f"{second},\n{name}", bottom, top)
        beside.set_ylabel("" if phone and name == UNITS[1] else "loss above\nthe least")
        beside.set_title(name if phone else "")
        ax.plot(*valley.w[1:], "P", color=INK, ms=10, zorder=3)
        parts.append([*ax.plot([], [], "o", color=INK, mfc="white", ms=9), *_lines(ax), *_lines(beside, 7)])
    legend(axes[0, 0], 2 if phone else 3)
    moving = [line for lines in parts for line in lines]

    def show(i):
        said = []
        for valley, (at, *lines) in zip(valleys.values(), parts, strict=True):
            here, eta = start / np.array([1, valley.unit]), factors[i] * valley.safe
            at.set_data(*here[:, None])
            said.append(f"(η = {eta:.3g}) " + _move(lines, valley.walk(here, eta)))
        texts = [f"{first} and {second} standardised {said[0]}", f"{second} in raw units {said[1]}"]
        return f"η = {factors[i]:.2g}/M. Above the least loss after {STEPS} steps: {'; '.join(texts)}."

    return Picture(fig, moving, show, [f"{factor:.2g}/M" for factor in factors], "η", telling=len(factors) * 7 // 10)


@house_style(sizes=SIZES)
def walkers(data, first, second):
    """Three walks over the weights of two features. show(w1, w2, eta, units) takes the start, the step size and one of `UNITS`.

    Contours, and `units` of the second feature, as in `two_units`. Raises ValueError if there is no feature of one of the names.
    """
    valleys, heights = _valleys(data, first, second)
    rings = {name: valley.rings(heights) for name, valley in valleys.items()}
    fig = new_figure(10, 4, phone=(3.6, 4.9), hall=(10, 4.5))
    ax, beside = columns(fig, [1.7, 1], [1.4, 1])
    _label(ax, beside, first, second, -1, 3)
    ground = ax.add_collection(LineCollection([], color=GREY, lw=0.6))
    (lowest,) = ax.plot([], [], "P", color=INK, ms=10, zorder=3)
    (at,) = ax.plot([], [], "o", color=INK, mfc="white", ms=9, zorder=3, clip_on=False)
    lines = [*_lines(ax), *_lines(beside, 7)]
    legend(ax, 2 if drawing_for("phone") else 3)

    def show(w1, w2, eta, units):
        valley = valleys[units]
        ground.set_segments(rings[units])
        lowest.set_data(*valley.w[1:, None])
        at.set_data([w1], [w2])
        said = _move(lines, valley.walk(np.array([w1, w2]), eta))
        where = f"From {first} {w1:+.1f}, {second} {w2:+.1f} ({units}), with η = {eta:.3g}, where 1/M is {valley.safe:.3g}"
        return f"{where}. Above the least loss after {STEPS} steps: {said}."

    return Picture(fig, [ground, lowest, at, *lines], show)


def _maps(fig):
    """Axes (2, 2): a row for each unit, with a map and the losses; on a phone the losses lie below the maps."""
    if not drawing_for("phone"):
        return fig.subplots(2, 2, width_ratios=[1, 1], height_ratios=[5, 2])
    grid = fig.add_gridspec(3, 2, height_ratios=[5, 2, 3.2])
    places = [[grid[0, :], grid[2, 0]], [grid[1, :], grid[2, 1]]]
    return np.array([[fig.add_subplot(place) for place in row] for row in places])


def _label(ax, beside, first, second, bottom, top):
    ax.set(xlim=ACROSS[[0, -1]], ylim=(bottom, top), aspect="equal", xlabel=f"w₁, {first}", ylabel=f"w₂, {second}")
    beside.axhline(LEAST, color=GREY, lw=0.8)
    beside.set(xlim=(-0.5, STEPS + 0.5), yscale="log", ylim=(LEAST / 2, 20), xlabel="step", ylabel="loss above the least")
    beside.set_yticks([LEAST, 1e-7, 1e-4, 0.1], [f"≤ {LEAST:.0e}", "1e-7", "1e-4", "0.1"])


def _lines(ax, every=1):
    """One line for each walker, the last one on top, with a marker at each step or at one in `every`."""
    looks = [{"color": color, "ls": style, "marker": marker, "ms": size, "label": name} for name, color, style, marker, size in LOOKS]
    return [ax.plot([], [], lw=1.2, markevery=every, **look)[0] for look in looks]


def _move(lines, walk):
    """Draw the three walks on the map and beside it; gives how far above the least loss each ended."""
    said = []
    for on_map, beside, (where, above), (name, *_) in zip(lines[:3], lines[3:], walk, LOOKS, strict=True):
        until = 2 + max(np.flatnonzero(above[:-1] > LEAST), default=-1)  # steps on the spot are not drawn
        on_map.set_data(*where[:, :until])
        beside.set_data(np.arange(until), above[:until])
        said.append(f"{name} {above[-1]:.1e}" if above[-1] > LEAST else f"{name} {LEAST:.0e} or less")
    return ", ".join(said)
