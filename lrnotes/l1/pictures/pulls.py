"""What notebook 04 shows of pulls: a tug-of-war between the loss and the price."""

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.names import all_drawn, most_rows, without_row
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREY, SIZES, SMALL, VERMILLION, drawing_for, house_style, new_figure
from ..along import along

MOST_FRAMES = 50


@house_style(sizes=SIZES)
def tug_of_war(path, data):
    """Every weight's pull in units of lambda, at about 50 lambdas of the path, both ends among them: the living lean on a wall.

    `data` (see `data.DataSet`) is what the path was fitted to. The bias is not shown: it is not penalised. Where there is
    no room for all (`names.most_rows`), the last to die have a row, and the caption counts all.
    """
    seen = along(path, data)
    order, n_lams, n_all = seen.order[-most_rows() :], len(seen.lams), len(seen.order)
    at = np.unique(np.linspace(0, n_lams - 1, min(MOST_FRAMES, n_lams)).round().astype(int))
    ropes, alive = seen.pulls[:, order] / seen.lams[:, None], seen.W[:, order] != 0
    n, rows, unseen = len(order), np.arange(len(order)), without_row(n_all, "they are the first to die, or never live")
    fig = new_figure(10, 0.8 + 0.136 * max(n, 14), phone=(3.6, 4.6), hall=(10, 4.5))
    ax = fig.subplots()
    _field(ax, all_drawn([data.names[j] for j in order], 20 if drawing_for("phone") else 23))
    mark = ax.text(0, n - 0.2, "", ha="center", va="bottom")
    rope = ax.add_collection(LineCollection([], linewidths=1, colors=GREY, zorder=2))
    (up,) = ax.plot([], [], ">", color=VERMILLION, ms=7, zorder=4)
    (down,) = ax.plot([], [], "<", color=BLUE, ms=7, zorder=4)
    (held,) = ax.plot([], [], "o", color=GREY, mfc="white", ms=5, zorder=4)

    def show(frame):
        i = at[frame]
        pulls, lives = ropes[i], alive[i]
        mark.set_text(f"λ = {seen.lams[i]:.3g}")
        rope.set_segments([[(0, row), (pull, row)] for row, pull in zip(rows, pulls, strict=True)])
        for artist, mine in ((up, lives & (pulls > 0)), (down, lives & (pulls < 0)), (held, ~lives)):
            artist.set_data(pulls[mine], rows[mine])
        thousands = 3 * np.ceil(np.log10(max(seen.violations[i], 1e-300)) / 3)  # the exact figure is rounding, another on each machine
        dead = seen.W[i] == 0
        lean, held_inside = "weight leans" if dead.sum() == n_all - 1 else "weights lean", "is held" if dead.sum() == 1 else "are held"
        caption = f"λ = {seen.lams[i]:.3g}: {n_all - dead.sum()} {lean} on a wall, {dead.sum()} {held_inside} inside"
        if dead.any():
            hardest = np.where(dead, np.abs(seen.pulls[i]), -1).argmax()
            caption += f", hardest pulled of them {data.names[hardest]} with {abs(seen.pulls[i, hardest]) / seen.lams[i]:.3f} λ"
        return f"{caption}. Largest violation of the conditions: below {10.0**thousands:.0e}.{unseen}"

    return Picture(fig, [mark, rope, up, down, held], show, [f"{seen.lams[i]:.3g}" for i in at], "λ", telling=len(at) // 2)


def _field(ax, names):
    """The two walls, and a row for each name."""
    n = len(names)
    ax.spines["left"].set_visible(False)
    for wall, color in ((-1, BLUE), (1, VERMILLION)):
        ax.axvspan(wall, 1.12 * wall, color=color, alpha=0.15, lw=0)
        ax.axvline(wall, color=color, lw=1.5)
    ax.axvline(0, color=FAINT, lw=1)
    ax.set(xlim=(-1.12, 1.12), ylim=(-0.7, n - 0.3), xlabel="pull −∂L/∂wⱼ, in units of λ")
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−λ", "−λ/2", "0", "λ/2", "λ"])
    ax.set_yticks(range(n), names, fontsize=SMALL)
    ax.tick_params(axis="y", length=0)
