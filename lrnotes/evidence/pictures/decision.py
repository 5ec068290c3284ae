"""What notebook 05 shows of decisions: calibration, and the cost of a threshold."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.ticker import LogLocator

from ...forward_pass import sigmoid
from ...panels.axes import legend, legend_inside
from ...panels.names import all_drawn, drawn
from ...panels.picture import Picture
from ...panels.style import (
    BLUE,
    CLASSES,
    GREEN,
    GREY,
    INK,
    SIZES,
    SMALL,
    STANDING,
    VERMILLION,
    between,
    columns,
    drawing_for,
    house_style,
    new_figure,
)

LEAST_COST = 1  # what costs less, down to nothing, stands here on the logarithmic scale


@house_style(sizes=STANDING)
def calibration(groups, classes, examples="examples"):
    """How often y = 1 against the predicted probability, with 95% Wilson intervals.

    `groups` maps the name of one panel or two to a Calibration; `examples` is a word for what has been predicted.
    """
    fig = new_figure(min(5.2 * len(groups), 10), 4.4, phone=(3.6, 4 * len(groups)))
    axes, said = columns(fig, [1] * len(groups), [1] * len(groups)), []
    for ax, (name, found), (color, marker) in zip(axes, groups.items(), ((VERMILLION, "o"), (GREEN, "s")), strict=False):
        share = found.positives / found.counts
        below_above = 100 * np.maximum([share - found.low, found.high - share], 0)  # not a rounding error below 0
        ax.plot([0, 100], [0, 100], color=GREY, lw=0.8, label="as often as predicted")
        ax.errorbar(100 * found.predicted, 100 * share, below_above, fmt=marker, color=color, capsize=3, label=f"{name}, 95% interval")
        bins = list(zip(100 * found.predicted, 100 * share, found.positives, found.counts, strict=True))
        for i, (p, height, k, n) in enumerate(bins):
            right = (p < 50) != (i in (0, len(bins) - 1))  # inwards, but for the first and the last, so that no two are in each other's way
            place, side = ((9, -4), "left") if right else ((-9, -4), "right")
            ax.annotate(f"{k:.0f}/{n:.0f}", (p, height), place, textcoords="offset points", ha=side, fontsize=SMALL)
        said.append(f"{name}: " + ", ".join(f"{k:.0f} of {n:.0f} at a mean of {p:.1f}%" for p, _, k, n in bins) + ".")
        ax.set(xlabel=f"mean predicted probability{between()}of {drawn(classes[1])} (%)", ylabel=f"{drawn(classes[1], 30)} (%)")
        ax.set(xlim=(-34, 134) if drawing_for("phone") else (-18, 122), ylim=(-3, 104), xticks=range(0, 101, 20))
        legend_inside(ax, 1, loc="upper left")
    return Picture(fig, [], lambda: f"How many {examples} in each bin of probability are {classes[1]}. {' '.join(said)}")


@house_style(sizes=SIZES)
def thresholds(costs, y_hat, y, classes, examples="examples"):
    """What each threshold on y_hat costs, one frame for each price of a missed y = 1 in `costs` (`evidence.costs`).

    `examples` is a word for what has been predicted.
    """
    fig = new_figure(10, 4.2, phone=(3.6, 5.2), hall=(10, 4.5))
    ax_predictions, ax_costs = columns(fig, [1, 1], [1, 1.3])
    lines, show_lines = _predictions(ax_predictions, costs, y_hat, y, classes)
    curve, show_costs = _costs(ax_costs, costs, examples)
    for ax in (ax_predictions, ax_costs):
        _logit_scale(ax)
    (missed, false_alarms), positives = costs.mistakes, np.sum(y == 1)

    def show(r):
        show_lines(r)
        show_costs(r)
        price, i = costs.prices[r], costs.cheapest[r]
        others = np.sum(np.isclose(costs.at_thresholds[r], costs.at_thresholds[r, i], rtol=1e-9)) - 1
        as_cheap = f", as {'is 1 other' if others == 1 else f'are {others} others'}" if others else ""
        return (
            f'A missed "{classes[1]}" costs as much as {price:.3g} false alarm{"" if price == 1 else "s"}. '
            f"Cheapest{as_cheap}: alarm from {100 * costs.thresholds[i]:.2g}% on, {missed[i]} of {positives} missed, "
            f"{false_alarms[i]} false alarms among {len(y) - positives}, cost {costs.at_thresholds[r, i]:.1f} per 100. "
            f"At 1 / (1 + {price:.3g}) = {100 * costs.rules[r]:.2g}% it is {costs.at_rules[r]:.1f}."
        )

    return Picture(fig, [*lines, *curve], show, [f"{price:.3g}" for price in costs.prices], "r", telling=len(costs.prices) // 2)


def _predictions(ax, costs, y_hat, y, classes):
    """The predictions for each class and two thresholds: what moves, and the function that moves it to a price."""
    jitter = np.random.default_rng(0).uniform(-0.33, 0.33, len(y))
    inside = np.clip(y_hat, *sigmoid(np.array([-8.8, 8.8])))
    for label, (color, marker) in enumerate(CLASSES):
        mine = y == label
        ax.plot(inside[mine], label + jitter[mine], marker, color=color, ms=4.5, alpha=0.85, mew=0)
    ax.set_yticks([0, 1], [f"{name}\n({np.sum(y == label)})" for label, name in enumerate(all_drawn(classes, 16))])
    ax.set(ylim=(-0.5, 1.5), xlabel="predicted probability\n(logit scale, cut at the edges)")
    alarm = ax.add_collection(LineCollection([], color=INK, lw=1.6))
    rule = ax.add_collection(LineCollection([], color=GREEN, lw=1.8, ls="--"))

    def show(r):
        for line, threshold in ((alarm, costs.thresholds[costs.cheapest[r]]), (rule, costs.rules[r])):
            line.set_segments([[(threshold, -0.5), (threshold, 1.5)]])

    return [alarm, rule], show


def _costs(ax, costs, examples):
    """The cost of every threshold, with the cheapest and the rule's: what moves, and the function that moves it to a price."""
    top = max(costs.at_thresholds.max(), costs.at_rules.max(), costs.alarm_for_all)
    ax.set(yscale="log", ylim=(LEAST_COST / 1.2, 1.3 * top), xlabel="threshold (logit scale)")
    ax.set_ylabel(f"cost per 100 {examples}{between()}(in false alarms)")
    ax.yaxis.set_major_locator(LogLocator(subs=(1, 3)))
    ax.yaxis.set_major_formatter("{x:g}")
    (curve,) = ax.plot([], [], color=BLUE, lw=2, drawstyle="steps-pre")
    (best,) = ax.plot([], [], "o", color=INK, ms=5, zorder=5, label="cheapest")
    (thought,) = ax.plot([], [], "D", color=GREEN, ms=8, zorder=4, label="1 / (1 + r)")
    ax.axhline(costs.alarm_for_all, color=GREY, lw=1.2, ls=":", label="alarm for everyone")
    legend(ax, ncols=2 if drawing_for("phone") else 3)

    def show(r):
        i = costs.cheapest[r]
        curve.set_data(costs.thresholds, np.maximum(costs.at_thresholds[r], LEAST_COST))
        best.set_data([costs.thresholds[i]], np.maximum([costs.at_thresholds[r, i]], LEAST_COST))
        thought.set_data([costs.rules[r]], np.maximum([costs.at_rules[r]], LEAST_COST))

    return [curve, best, thought], show


def _logit_scale(ax):
    ticks = [0.001, 0.03, 0.5, 0.97, 0.999] if drawing_for("phone") else [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999]
    ax.set(xscale="logit", xlim=sigmoid(np.array([-9, 9.0])))
    ax.set_xticks(ticks, [f"{100 * t:g}%" for t in ticks])
