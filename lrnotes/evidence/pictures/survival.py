"""What notebook 05 shows of resamples: which weights live again."""

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.names import MOST, all_drawn, most_rows, without_row
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREY, INK, SIZES, SMALL, between, drawing_for, house_style, new_figure


@house_style(sizes=SIZES)
def survival(survivals, names, at):
    """In how many resamples each named feature lives, at one lambda; below them the planted columns, whose truth is known.

    `survivals` are those of `evidence.survivals`; columns beyond the names are planted. Rows are ordered by the counts at place `at`,
    and where there is no room for all (`names.most_rows`), those have one that live most often there. A flip-book opens
    at `at`.
    """
    lams, n, counts, low, high, _ = survivals
    d = len(names)
    order = np.argsort(counts[at, :d], kind="stable")[-most_rows() :]
    fig = new_figure(10, 0.136 * max(len(order), 20) + 0.8, phone=(3.6, 4.6), hall=(10, 4.5))
    ax = fig.subplots()
    phone = drawing_for("phone")
    ax.set(
        xlim=(-2, 102),
        ylim=(-2.1, len(order) - 0.4),
        xlabel=f"alive in this share of{between()}{n} resamples (%),{between()}with 95% intervals",
    )
    labels = [f"{counts.shape[1] - d} planted columns", *all_drawn([names[j] for j in order], 18 if phone else MOST)]
    ax.set_yticks([-1.3, *range(len(order))], labels, fontsize=SMALL)
    features, show_features = _features(ax, survivals, order)
    columns, show_columns = _planted_columns(ax, survivals, d)
    unseen = without_row(d, f"they live least often at λ = {lams[at]:.3g}")

    def show(i):
        best, top = d + counts[i, d:].argmax(), counts[i, :d].argmax()
        show_features(i)
        show_columns(i, best)
        return (
            f"λ = {lams[i]:.3g}: {names[top]} lives in {counts[i, top]} of {n} resamples, the luckiest planted column in "
            f"{counts[i, best]}. Features whose interval lies above that one's: {np.sum(low[i, :d] > high[i, best])} of {d}.{unseen}"
        )

    return Picture(fig, [*features, *columns], show, [f"{lam:.3g}" for lam in lams], "λ", telling=at, opens=at)


def _features(ax, survivals, order):
    """A row for each named feature, with its interval: what moves, and the function that moves it."""
    rows = np.arange(len(order))
    ax.hlines(rows, -2, 102, color=FAINT, lw=0.5)
    intervals = ax.add_collection(LineCollection([], color=BLUE, lw=1.6, zorder=3))
    (dots,) = ax.plot([], [], "o", color=BLUE, ms=5, zorder=4)

    def show(i):
        low, high = 100 * survivals.low[i, order], 100 * survivals.high[i, order]
        intervals.set_segments([[(low[row], row), (high[row], row)] for row in rows])
        dots.set_data(100 * survivals.counts[i, order] / survivals.n, rows)

    return [intervals, dots], show


def _planted_columns(ax, survivals, d):
    """The planted columns, those from d on, and the luckiest of them with its interval: what moves, and the function that moves it."""
    jitter = np.random.default_rng(0).uniform(-0.6, 0.6, survivals.counts.shape[1] - d)
    (noise,) = ax.plot([], [], "x", color=INK, ms=5, alpha=0.8)
    phone = drawing_for("phone")
    said = "luckiest planted" if phone else "luckiest planted column"
    luckiest, band = ax.axvline(0, color=INK, lw=1, ls="--"), ax.axvspan(0, 1, fc=(FAINT, 0.6), ec=GREY, lw=0.6)
    word = ax.text(0, ax.get_ylim()[1], "", fontsize=SMALL, va="bottom")

    def show(i, best):
        shares = 100 * survivals.counts[i] / survivals.n
        low, high = 100 * survivals.low[i, best], 100 * survivals.high[i, best]
        noise.set_data(shares[d:], -1.3 + jitter)
        luckiest.set_xdata([shares[best]] * 2)
        band.set(x=low, width=high - low)
        right = shares[best] > (25 if phone else 60)
        word.set_text(f"{said} " if right else f" {said}")
        word.set(x=shares[best], ha="right" if right else "left")

    return [noise, luckiest, band, word], show
