"""What notebook 05 shows of decisions: calibration, and the cost of a threshold."""

import numpy as np
from matplotlib.collections import LineCollection

from ...forward_pass import sigmoid
from ...panels.picture import Picture
from ...panels.style import BLUE, GREEN, GREY, INK, ORANGE, VERMILLION, new_figure, open_axes
from ..decision import errors_at, wilson


def calibration(groups):
    """How often y = 1 against the predicted probability, with 95% Wilson intervals. `groups` maps a panel's name to a Calibration."""
    fig = new_figure(5.2 * len(groups), 4.4)
    axes, said = fig.subplots(1, len(groups), squeeze=False)[0], []
    open_axes(*axes)
    for ax, (name, found), (color, marker) in zip(axes, groups.items(), ((VERMILLION, "o"), (GREEN, "s")), strict=False):
        share, (low, high) = found.positives / found.counts, wilson(found.positives, found.counts)
        below_above = 100 * np.maximum([share - low, high - share], 0)  # not a rounding error below 0
        ax.plot([0, 100], [0, 100], color=GREY, lw=0.8, label="as often as predicted")
        ax.errorbar(100 * found.predicted, 100 * share, below_above, fmt=marker, color=color, capsize=3, label=f"{name}, 95% interval")
        bins = list(zip(100 * found.predicted, 100 * share, found.positives, found.counts, strict=True))
        for i, (p, height, k, n) in enumerate(bins):
            right = (p < 50) != (i in (0, len(bins) - 1))  # inwards, but for the first and the last, so that no two are in each other's way
            place, side = ((9, -4), "left") if right else ((-9, -4), "right")
            ax.annotate(f"{k:.0f}/{n:.0f}", (p, height), place, textcoords="offset points", ha=side, fontsize=8.5)
        said.append(f"{name}: " + ", ".join(f"{k:.0f} of {n:.0f} at a mean of {p:.1f}%" for p, _, k, n in bins) + ".")
        ax.set(
            xlabel="mean predicted probability of malignant (%)",
            ylabel="malignant (%)",
            xlim=(-18, 122),
            ylim=(-3, 104),
            xticks=range(0, 101, 20),
        )
        ax.legend(frameon=False, fontsize=9, loc="upper left")
    return Picture(fig, [], lambda: f"Malignant biopsies in each bin of probability. {' '.join(said)}")


def thresholds(z, y, classes, ratios):
    """What each threshold on sigmoid(z) costs if a missed y = 1 costs as much as r false alarms, one frame for each r in `ratios`."""
    y_hat = sigmoid(z)
    grid, rules = np.unique(y_hat), 1 / (1 + np.array(ratios))  # between two predictions a threshold changes nothing
    (missed, false_alarms), by_rule = errors_at(grid, y_hat, y), errors_at(rules, y_hat, y)
    costs = 100 / len(y) * (np.array(ratios)[:, None] * missed + false_alarms)
    rule_costs = 100 / len(y) * (ratios * by_rule[0] + by_rule[1])
    fig = new_figure(10, 4.0)
    ax_scores, ax = fig.subplots(1, 2)
    open_axes(ax_scores, ax)
    jitter = np.random.default_rng(0).uniform(-0.33, 0.33, len(y))
    for label, color, marker in ((0, BLUE, "o"), (1, VERMILLION, "^")):
        ax_scores.plot(
            sigmoid(np.clip(z[y == label], -8.8, 8.8)), label + jitter[y == label], marker, color=color, ms=4.5, alpha=0.6, mew=0
        )
    ax_scores.set_yticks([0, 1], [f"{name}\n({np.sum(y == label)})" for label, name in enumerate(classes)])
    ax_scores.set(ylim=(-0.5, 1.5), xlabel="predicted probability (logit scale, cut at the edges)")
    ax.set(yscale="log", ylim=(1, 130), ylabel="cost per 100 biopsies (in false alarms)", xlabel="threshold (logit scale)")
    ax.set_yticks([1, 3, 10, 30, 100], ["1", "3", "10", "30", "100"])
    everyone = 100 * np.mean(y == 0)
    ax.axhline(everyone, color=GREY, lw=0.8, ls=":")
    ax.text(sigmoid(8.6), everyone, "alarm for everyone", ha="right", va="bottom", fontsize=8, color=GREY)
    ticks = [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999]
    for axes in (ax_scores, ax):
        axes.set(xscale="logit", xlim=sigmoid(np.array([-9, 9.0])))
        axes.set_xticks(ticks, [f"{100 * t:g}%" for t in ticks])
        axes.minorticks_off()
    alarm = ax_scores.add_collection(LineCollection([], color=INK, lw=1.6))
    rule = ax_scores.add_collection(LineCollection([], color=ORANGE, lw=1.6, ls="--"))
    (curve,) = ax.plot([], [], color=BLUE, lw=2, drawstyle="steps-pre")
    (best,) = ax.plot([], [], "o", color=INK, zorder=4, label="cheapest")
    (thought,) = ax.plot([], [], "D", color=ORANGE, zorder=4, label="1 / (1 + r)")
    ax.legend(frameon=False, fontsize=8.5, loc="lower right")

    def show(frame):
        ratio, cost = ratios[frame], costs[frame]
        i, by_thought = cost.argmin(), rules[frame]
        alarm.set_segments([[(grid[i], -0.5), (grid[i], 1.5)]])
        rule.set_segments([[(by_thought, -0.5), (by_thought, 1.5)]])
        curve.set_data(grid, np.clip(cost, 1, 130))
        best.set_data([grid[i]], [cost[i]])
        thought.set_data([by_thought], [rule_costs[frame]])
        price = f"{ratio:.3g} false alarm" + ("s" if ratio > 1 else "")
        return (
            f"A missed malignancy costs as much as {price}. Cheapest: alarm from {100 * grid[i]:.2g}% on, {missed[i]} of {np.sum(y == 1)} "
            f"missed, {false_alarms[i]} false alarms among {np.sum(y == 0)}, cost {cost[i]:.1f} per 100. "
            f"At 1 / (1 + {ratio:.3g}) = {100 * by_thought:.2g}% it is {rule_costs[frame]:.1f}."
        )

    moving = [alarm, rule, curve, best, thought]
    return Picture(fig, moving, show, [f"{ratio:.3g}" for ratio in ratios], "r", telling=len(ratios) // 2)
