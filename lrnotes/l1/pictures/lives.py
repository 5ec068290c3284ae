"""What notebook 04 shows of whole lives: when each weight lives, and who dies first in which units."""

import numpy as np

from ...panels.names import MOST_ROWS, all_drawn, without_row
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREY, INK, ROW, SMALL, STANDING, VERMILLION, drawing_for, house_style, new_figure

PULLED = (("positive when it died", 1, VERMILLION, "-"), ("negative when it died", -1, BLUE, (0, (1.2, 0.4))))


def _letters():
    """Of a name."""
    return 18 if drawing_for("phone") else 40


@house_style(sizes=STANDING)
def lifelines(obituary):
    """A bar for every span of lambda in which a weight is alive, the last to die on top (see `l1.obituary.Obituary`).

    Where there is no room for all (`MOST_ROWS`, on a phone too, as nothing has to fit on its screen beside a picture that stands still),
    the last to die have a row, and the caption counts all.
    """
    everyone, lives = obituary.lives, obituary.lives[:MOST_ROWS][::-1]
    fig = new_figure(10, ROW * len(lives) + 0.9, phone=(3.6, 0.21 * len(lives) + 1.5))
    ax = fig.subplots()
    ax.spines["left"].set_visible(False)
    ax.set(xscale="log", ylim=(-0.7, len(lives) - 0.3), xlabel="λ (log scale)")
    ax.xaxis.set_major_formatter("{x:g}")
    ax.set_yticks(range(len(lives)), all_drawn([life.name for life in lives], _letters()), fontsize=SMALL)
    ax.tick_params(axis="y", length=0)
    starts = [span[0] for life in everyone for span in life.spans]
    if not starts:
        return Picture(fig, [], lambda: f"Lifelines of {len(everyone)} weights, none of which is alive on this path.")
    ax.hlines(range(len(lives)), min(starts), max(life.death for life in lives), color=FAINT, lw=0.6)
    _spans(ax, lives)
    _events(ax, lives, min(starts))
    spaces = {"ncols": 2, "columnspacing": 0.8, "handlelength": 1.2} if drawing_for("phone") else {"ncols": 5, "columnspacing": 1.2}
    ax.legend(loc="lower right", bbox_to_anchor=(1, 1), **spaces)  # where names are long there is room to the left
    last, never = lives[-1], sum(not life.spans for life in everyone)
    caption = (
        f"Lifelines of {len(everyone)} weights. Last to die: {last.name}, at λ = {last.death:.4f}. {never} never live above "
        f"λ = {min(starts):.6f}. Come to life as λ grows: {_revived(everyone)}."
    ) + without_row(len(everyone), "they are the first to die, or never live", MOST_ROWS)
    return Picture(fig, [], lambda: caption)


def _revived(lives):
    """The names of those that come to life, up to ten of them."""
    names = [life.name for life in lives if life.revivals]
    return ", ".join(names[:10]) + f" and {len(names) - 10} more" * (len(names) > 10) or "none"


def _spans(ax, lives):
    """The bars, by the sign of the pull at death."""
    for label, pulled, color, style in PULLED:
        for row, life in enumerate(lives):
            for start, end in life.spans if life.pull * pulled > 0 else ():
                ax.plot([start, end], [row, row], ls=style, color=color, lw=5, solid_capstyle="butt", dash_capstyle="butt", label=label)
                label = None


def _events(ax, lives, left):
    """Where weights die and come to life, and whose life began before the path did."""
    ends = np.array([(end, row) for row, life in enumerate(lives) for _, end in life.spans])
    cut = [row for row, life in enumerate(lives) if life.alive_at_end]
    births = np.array([(start, row) for row, life in enumerate(lives) for start, _ in life.spans[life.alive_at_end :]])
    ax.plot(*ends.T, "x", color=INK, ms=6, zorder=4, label="dies")
    ax.plot([left] * len(cut), cut, "<", color=INK, ms=4, zorder=4, label="alive at the left end")
    ax.plot(*births.reshape(-1, 2).T, "o", color=INK, mfc="white", ms=5.5, zorder=4, label="comes to life")


@house_style(sizes=STANDING)
def units_matter(left, right, titles):
    """The order of death of the same features in two obituaries, the last to die on top, below a line those that never live.

    Lines follow the last three to die on either side to their place on the other. Where there is no room
    for all (`MOST_ROWS`), a side shows the last to die.
    """
    whole, places = [obituary.lives for obituary in (left, right)], []
    sides, n = [lives[:MOST_ROWS] for lives in whole], min(len(left.lives), MOST_ROWS)
    shown = list(dict.fromkeys(life.name for lives in sides for life in lives))
    said_as = dict(zip(shown, all_drawn(shown, _letters()), strict=True))
    for lives in sides:
        living = sum(bool(life.spans) for life in lives)
        places.append({life.name: row + 1.5 * (row >= living) for row, life in enumerate(lives)})
    looks = {life.name: (VERMILLION, "-") for life in right.lives[:3]} | {life.name: (BLUE, "--") for life in left.lives[:3]}
    fig = new_figure(10, ROW * n + 1.2, phone=(3.6, 0.21 * n + 1.2))
    ax = fig.subplots()
    ax.axis("off")
    ax.set(xlim=(-2.5, 3.5) if drawing_for("phone") else (-1.3, 2.3), ylim=(n + 1.2, -1.8))
    for x, (title, lives, place) in enumerate(zip(titles, sides, places, strict=True)):
        edge = ("left" if x else "right") if drawing_for("phone") else "center"
        ax.text(x, -1.1, title, ha=edge, fontsize=10, fontweight="bold")
        _side(ax, x, lives, place, said_as, n)
    for name, (color, style) in looks.items():
        if all(name in place for place in places):
            ax.plot([0, 1], [place[name] for place in places], style, color=color, lw=2, marker="o", ms=4)

    counts = [sum(bool(life.spans) for life in lives) for lives in whole]
    said = [
        f"{title.capitalize()}: {count} of {len(lives)} live somewhere on the path, and {lives[0].name} is the last to die."
        for title, count, lives in zip(titles, counts, whole, strict=True)
    ]
    caption = f"Who lives, and the order of death, the last to die on top. {' '.join(said)}"
    caption += without_row(len(left.lives), "they are the first to die, or never live", MOST_ROWS)
    return Picture(fig, [], lambda: caption)


def _side(ax, x, lives, place, said_as, n):
    """The names of `lives` at their places, with the rank of those that live: at x = 0 left of the lines, at 1 right of them."""
    gap = 0.22 if drawing_for("phone") else 0.04
    at, edge = (1 + gap, "left") if x else (-gap, "right")
    for rank, life in enumerate(lives, start=1):
        color = INK if life.spans else GREY
        number = f"{rank}  " if life.spans and x else f"  {rank}" if life.spans else ""
        text = number + said_as[life.name] if x else said_as[life.name] + number
        ax.text(at, place[life.name], text, ha=edge, va="center", fontsize=SMALL, color=color)
    dead = sum(not life.spans for life in lives)
    if dead:
        ax.text(at, n - dead + 0.45, f"— {dead} never live —", ha=edge, va="center", fontsize=SMALL, color=GREY, style="italic")
