"""What notebook 04 shows of whole lives: when each weight lives, and who dies first in which units."""

import numpy as np

from .picture import BLUE, FAINT, INK, VERMILLION, Picture, new_figure, open_axes


def lifelines(obituary):
    """A bar for every span of lambda in which a weight is alive, the last to die on top (see `obituary.Obituary`)."""
    lives = obituary.lives[::-1]
    rows, starts = np.arange(len(lives)), [span[0] for life in lives for span in life.spans]
    fig = new_figure(10, 0.172 * len(lives) + 0.9)
    ax = fig.subplots()
    open_axes(ax)
    ax.spines["left"].set_visible(False)
    ax.hlines(rows, min(starts), max(life.death for life in lives), color=FAINT, lw=0.6)
    for pulled, color, style in ((1, VERMILLION, "-"), (-1, BLUE, (0, (1.2, 0.4)))):
        label = "died pulled up" if pulled > 0 else "died pulled down"
        for row, life in zip(rows, lives, strict=True):
            if life.pull * pulled > 0:
                for start, end in life.spans:
                    ax.plot([start, end], [row, row], ls=style, color=color, lw=5, solid_capstyle="butt", dash_capstyle="butt", label=label)
                    label = None
    ends = np.array([(end, row) for row, life in zip(rows, lives, strict=True) for _, end in life.spans])
    births = np.array(
        [(start, row) for row, life in zip(rows, lives, strict=True) for start, _ in life.spans[len(life.spans) - life.revivals :]]
    )
    ax.plot(*ends.T, "x", color=INK, ms=6, zorder=4, label="dies")
    ax.plot(*births.reshape(-1, 2).T, "o", color=INK, mfc="white", ms=5.5, zorder=4, label="comes to life")
    ax.set(xscale="log", ylim=(-0.7, len(lives) - 0.3), xlabel=r"$\lambda$ (log scale)")
    ax.set_yticks(rows, [life.name for life in lives], fontsize=8.5)
    ax.tick_params(axis="y", length=0)
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=4, frameon=False, fontsize=9)
    last, revived = lives[-1], [life.name for life in lives[::-1] if life.revivals]
    caption = (
        f"Lifelines of {len(lives)} weights. Last to die: {last.name}, at λ = {last.death:.4f}. "
        f"{sum(not life.spans for life in lives)} never live here. Come to life as λ grows: {', '.join(revived) or 'none'}."
    )
    return Picture(fig, [], lambda: caption)


def units_matter(left, right, titles):
    """The order of death of the same features in two obituaries, a line from each feature's place on the left to that on the right.

    Coloured are the last three to die on either side. Features that never live share the last places, in no order that means anything.
    """
    names = [[life.name for life in obituary.lives] for obituary in (left, right)]
    n = len(names[0])
    looks = dict.fromkeys(names[1][:3], (VERMILLION, "-")) | dict.fromkeys(names[0][:3], (BLUE, "--"))
    fig = new_figure(10, 0.172 * n + 0.9)
    ax = fig.subplots()
    ax.axis("off")
    ax.set(xlim=(-1.3, 2.3), ylim=(n - 0.3, -1.8))
    for x, title in enumerate(titles):
        ax.text(x, -1.1, title, ha="center", fontsize=10, fontweight="bold")
    for name in names[0]:
        ends = [column.index(name) for column in names]
        color, style = looks.get(name, (FAINT, "-"))
        width, ink, order = (2, color, 3) if name in looks else (1, INK, 2)
        ax.plot([0, 1], ends, style, color=color, lw=width, marker="o", ms=4, zorder=order)
        ax.text(-0.04, ends[0], f"{name}  {ends[0] + 1}", ha="right", va="center", fontsize=8.5, color=ink)
        ax.text(1.04, ends[1], f"{ends[1] + 1}  {name}", ha="left", va="center", fontsize=8.5, color=ink)
    first = names[0][0], names[1][0]
    caption = (
        f"The order of death, the last to die on top. The last of all, {titles[0]}: {first[0]}, in place {names[1].index(first[0]) + 1} "
        f"{titles[1]}. The last of all, {titles[1]}: {first[1]}, in place {names[0].index(first[1]) + 1} {titles[0]}."
    )
    return Picture(fig, [], lambda: caption)
