"""What notebook 04 shows of a limit in place of a price: the diamond, the circle, and the lambda that belongs to each budget."""

import numpy as np
from matplotlib.collections import LineCollection

from ...gradients.valley import least_over_bias
from ...loss import cross_entropy
from ...panels.contours import contours
from ...panels.growing import growing, last_of
from ...panels.names import all_drawn
from ...panels.picture import Picture
from ...panels.style import BLUE, GREY, INK, SIZES, VERMILLION, drawing_for, house_style, new_figure
from ..constrained import in_circle, in_diamond

N_BUDGETS, MOST = 25, 5.0  # the last budget is no larger than this: on data that two features separate there is no largest
RINGS = np.array([0.003, 0.01, 0.02, 0.04, 0.07, 0.11, 0.16, 0.22, 0.3, 0.4])  # contours, so far above the least
DEEP = 0.35  # where the features lower the loss by less, contours lie closer in the same proportion
ROUND = np.linspace(0, 2 * np.pi, 181)
SIDES = [  # name, colour, line and marker, the best weights within it, its edge at budget 1, and the price of weights (2, ...) at lambda 1
    ("diamond", VERMILLION, "-", "D", in_diamond, np.array([[1, 0, -1, 0, 1], [0, 1, 0, -1, 0]]), lambda W: np.abs(W).sum(axis=0)),
    ("circle", BLUE, "--", "o", in_circle, np.array([np.cos(ROUND), np.sin(ROUND)]), lambda W: (W**2).sum(axis=0) / 2),
]
LIMITS = {"diamond": "|w₁| + |w₂| ≤ s", "circle": "w₁² + w₂² ≤ s²"}  # not as formulas, whose indices are too small to read
PRICES = {"diamond": "loss + λ(|w₁| + |w₂|)", "circle": "loss + λ(w₁² + w₂²)/2"}


@house_style(sizes=SIZES)
def diamond_and_circle(data, first, second):
    """The loss over the weights of two features, and where it is least within a budget: above the limit, below the price of its lambda.

    Contours are of the mean cross-entropy with the bias at its best for each pair of weights; on the right stands the lambda of each
    budget, up to the one shown. Raises ValueError if there is no feature of one of the names.
    """
    X, y = data.X[:, [0, data.column(first), data.column(second)]], data.y
    budgets = _budgets(X, y)
    best = {name: [within(X, y, budget) for budget in budgets] for name, *_, within, _, _ in SIDES}
    grid = across, up = _window([at.w for side in best.values() for at in side], budgets[-1] / 5)
    W = np.array(np.meshgrid(across, up))
    losses = least_over_bias(X, y, W.reshape(2, -1).T).reshape(W[0].shape)
    ring = RINGS * min(1, (cross_entropy(np.full(len(y), np.log(y.mean() / (1 - y.mean()))), y) - losses.min()) / DEEP)
    digits = max(1, -int(np.floor(np.log10(budgets[0]))))
    axes = _axes(fig := new_figure(10, 4.9, phone=(3.6, 5.6), hall=(10, 4.6)))
    _label(axes, grid, losses, ring, all_drawn([first, second], 12 if drawing_for("phone") else 23))
    _label_lambdas(axes["lam"], budgets[-1], max(at.lam for side in best.values() for at in side))
    moving = {name: _moving(axes, name, color, style, marker, budgets, best[name]) for name, color, style, marker, *_ in SIDES}
    draw = {name: growing(parts[-1]) for name, parts in moving.items()}

    def show(i, until=None):
        said = []
        for name, *_, edge, price in SIDES:
            w, lam = best[name][i]
            region, through, rings, dots, at, curve = moving[name]
            draw[name](budgets[last_of(i, until)])
            region.set_xy((budgets[i] * edge).T)
            loss = cross_entropy(X @ w, y)
            through.set_segments(contours(*grid, losses, [loss]) if lam else [])
            both = losses + lam * price(W)
            rings.set_segments(contours(*grid, both, loss + lam * price(w[1:]) + ring))
            for dot in dots:
                dot.set_data([w[1]], [w[2]])
            at.set_data([budgets[i]], [lam])
            weights = ", ".join(f"{feature} {_number(value)}" for feature, value in zip((first, second), w[1:], strict=True))
            said.append(f"In the {name}: {weights}, loss {loss:.4f}, λ = {_number(lam)}")
        return f"Budget {budgets[i]:.{digits}f}. {'. '.join(said)}."

    everything = [artist for parts in moving.values() for part in parts for artist in (part if isinstance(part, list) else [part])]
    return Picture(fig, everything, show, [f"{budget:.{digits}f}" for budget in budgets], "budget s", telling=4)


def _axes(fig):
    """Four maps by name, and lambda beside them, on a phone below."""
    maps = [["diamond", "circle"], ["diamond price", "circle price"]]
    if drawing_for("phone"):
        return fig.subplot_mosaic([*maps, ["lam", "lam"]], height_ratios=[1, 1, 1.25])
    return fig.subplot_mosaic([[*row, "lam"] for row in maps], width_ratios=[3, 3, 1.7])


def _budgets(X, y):
    """25 budgets in equal steps of 1, 2 or 5 times a power of ten: the last is just above what the weights come to without a limit."""
    free = in_diamond(X, y, MOST)
    largest = MOST if free.lam else min(MOST, 1.05 * np.abs(free.w[1:]).sum())
    steps = np.outer(10.0 ** np.arange(-9, 1), [1, 2, 5]).ravel()
    return steps[steps >= 0.999 * largest / N_BUDGETS].min() * np.arange(1, N_BUDGETS + 1)


def _window(ws, unit):
    """Where the loss is drawn, across and up: around 0 and all the best weights, with room for a fifth of the largest budget and more."""
    W = np.array([np.zeros(2), *(w[1:] for w in ws)])
    (left, low), (right, high) = W.min(axis=0), W.max(axis=0)
    return np.linspace(left - 1.4 * unit, right + 1.5 * unit, 67), np.linspace(low - 1.6 * unit, high + 1.5 * unit, 41)


def _label(axes, grid, losses, ring, names):
    """What never moves: the contours of the loss, axes and titles."""
    phone = drawing_for("phone")
    for name, *_ in SIDES:
        limit, price = axes[name], axes[f"{name} price"]
        limit.contour(*grid, losses, losses.min() + ring, colors=GREY, linewidths=0.9)
        limit.set_title(f"{name}: limit" if phone else f"limit, the {name}: {LIMITS[name]}")
        price.set_title(f"{name}: price" if phone else f"price: {PRICES[name]}")
        for ax in (limit, price):
            across, up = (axis[[0, -1]] for axis in grid)
            ax.set(xlim=across, ylim=up, aspect="equal", xlabel=f"w₁, {names[0]}", ylabel="w₂" if phone else f"w₂, {names[1]}")
            ax.axhline(0, color=GREY, lw=0.7)
            ax.axvline(0, color=GREY, lw=0.7)


def _label_lambdas(ax, budget, lam):
    """The axes on the right, up to the largest budget and lambda."""
    for name, color, style, marker, *_ in SIDES:
        ax.plot([], [], style, marker=marker, color=color, label=name)
    ax.set_yscale("symlog", linthresh=0.01)
    ax.set(xlim=(0, 1.05 * budget), ylim=(-0.001, 3 * lam), xlabel="budget s")
    ax.yaxis.set_major_formatter("{x:g}")
    ax.set(ylabel="linear below 0.01" if drawing_for("phone") else "log scale, linear below 0.01", title="the λ of each budget")
    ax.legend(loc="upper right")


def _moving(axes, name, color, style, marker, budgets, best):
    """The region, the contour through the best point, the contours with the price, the two best points, lambda's mark and its curve."""
    limit, price, lam = axes[name], axes[f"{name} price"], axes["lam"]
    (region,) = limit.fill([], [], facecolor=(color, 0.18), edgecolor=color, lw=1.5, ls=style)
    through = limit.add_collection(LineCollection([], color=INK, lw=1.2))
    rings = price.add_collection(LineCollection([], color=color, lw=0.9, ls=style))
    dots = [ax.plot([], [], marker, color=INK, ms=6, zorder=5)[0] for ax in (limit, price)]
    (curve,) = lam.plot(budgets, [at.lam for at in best], style, color=color, lw=1.8)
    (at,) = lam.plot([], [], marker, color=INK, ms=6, zorder=5)
    return region, through, rings, dots, at, curve


def _number(value):
    return f"{value:.4g}" if abs(value) > 1e-9 else "0"
