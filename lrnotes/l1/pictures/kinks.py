"""What notebook 04 shows of the valley with its price, from above: kinks on the axes, and who comes to rest on one."""

import numpy as np
from matplotlib.collections import LineCollection

from ...gradients.valley import least_over_bias
from ...panels.contours import contours
from ...panels.picture import Picture
from ...panels.style import GREEN, GREY, INK, SIZES, SMALL, VERMILLION, drawing_for, house_style, new_figure

ACROSS, UP = np.linspace(-1.4, 5.2, 67), np.linspace(-1.6, 2.4, 41)  # where (11) is drawn
RINGS = np.array([0.005, 0.02, 0.06, 0.12, 0.2, 0.3, 0.45, 0.65])  # contours, so far above the least
LEAST = 1e-10  # of what is drawn and said of (11) above its least
RULES = [("subgradient", VERMILLION, "-", "o"), ("proximal", GREEN, "-.", "s")]

PLACES = {
    "page": {"mosaic": [["map", "weight"], ["map", "loss"]], "width_ratios": [2, 1]},
    "phone": {"mosaic": [["map"], ["weight"], ["loss"]], "height_ratios": [1.9, 1, 1.1]},
}
MARKED = [("map", 1), ("weight", 1), ("loss", 10)]  # how many steps from marker to marker


@house_style(sizes=SIZES)
def kinks(data, first, second, every):
    """Contours of Eq. (11) over the weights of two features, its lowest point as lambda grows, and two walks towards it.

    `every` is what `l1.priced.priced` makes of the two features, one `Priced` a frame. On the right: the second weight and (11) above its
    least, step by step. Contours are drawn with the bias at its best for each pair of weights; the walkers move the bias too.
    Raises ValueError if there is no feature of one of the names.
    """
    X = data.X[:, [0, data.column(first), data.column(second)]]
    grid = np.array(np.meshgrid(ACROSS, UP))  # has lines along both axes, so that the kinks are where they should be
    losses, sizes = least_over_bias(X, data.y, grid.reshape(2, -1).T).reshape(grid[0].shape), np.abs(grid).sum(axis=0)
    fig = new_figure(10, 4.6, phone=(3.6, 5.6), hall=(10, 4.6))
    axes = fig.subplot_mosaic(**PLACES["phone" if drawing_for("phone") else "page"])
    steps = len(every[0].proximal.losses) - 1
    _label(axes, first, second, steps)
    rings = axes["map"].add_collection(LineCollection([], color=GREY, lw=0.9))
    (way,) = axes["map"].plot([], [], color=INK, lw=2.5, alpha=0.6)
    (at,) = axes["map"].plot([], [], "P", color=INK, ms=10)
    lines = [
        [axes[name].plot([], [], style, marker=mark, markevery=gap, color=color, ms=3, lw=1.2, label=rule)[0] for name, gap in MARKED]
        for rule, color, style, mark in RULES
    ]
    axes["map"].legend(handles=[on_map for on_map, *_ in lines], loc="lower left", bbox_to_anchor=(0, 1), ncols=2)
    optima = np.array([one.w[1:] for one in every])

    def show(i, until=None):
        lam, w, least, *walks = every[i]
        rings.set_segments(contours(ACROSS, UP, losses + lam * sizes, least + RINGS))
        way.set_data(*optima[: i + 1 if until is None else until + 1].T)
        at.set_data(*w[1:, None])
        said = []
        for (rule, *_), walk, (on_map, weight, loss) in zip(RULES, walks, lines, strict=True):
            on_map.set_data(*walk.W[:, 1:].T)
            weight.set_data(np.arange(steps + 1), walk.W[:, 2])
            loss.set_data(np.arange(steps + 1), np.maximum(walk.losses - least, LEAST))
            said.append(f"{rule} {_number(walk.W[-1, 1])} and {_number(walk.W[-1, 2])}")
        return (
            f"λ = {lam:.3g}: the lowest point has {first} {_number(w[1])}, {second} {_number(w[2])}; after {steps} steps {', '.join(said)}."
        )

    return Picture(fig, [rings, way, at, *sum(lines, [])], show, [f"{one.lam:.3g}" for one in every], "λ", telling=len(every) * 2 // 3)


def _label(axes, first, second, steps):
    ax, phone = axes["map"], drawing_for("phone")
    ax.set(xlim=ACROSS[[0, -1]], ylim=UP[[0, -1]], aspect="equal", xlabel=f"w₁, {first}", ylabel=f"w₂, {second}")
    ax.axhline(0, color=GREY, lw=0.7)
    ax.axvline(0, color=GREY, lw=0.7)
    axes["weight"].axhline(0, color=GREY, lw=0.7)
    axes["weight"].set(xlim=(-0.5, steps + 0.5), ylim=UP[[0, -1]], ylabel="w₂" if phone else f"w₂, {second}")
    axes["weight"].tick_params(labelbottom=False)
    axes["loss"].set(xlim=(-0.5, steps + 0.5), yscale="log", ylim=(LEAST / 300, 20), xlabel="step")
    axes["loss"].set_ylabel("(11) above\nits least" if phone else "(11) above its least")
    axes["loss"].set_yticks([1e-9, 1e-6, 1e-3, 1], ["1e-9", "1e-6", "0.001", "1"])
    axes["loss"].axhline(LEAST, color=GREY, lw=0.8)
    axes["loss"].text(steps, LEAST / 1.6, f"{LEAST:.0e} or less", ha="right", va="top", fontsize=SMALL, color=GREY)


def _number(value):
    return f"{value:.3f}" if value else "exactly 0"
