"""What notebook 04 shows of three ways down: who reaches zero, and who only comes near."""

import numpy as np

from ...fit import newton
from ...gradients import dloss_dw
from ...loss import cross_entropy
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREEN, GREY, INK, VERMILLION, new_figure, open_axes
from .. import penalty

SHOWN = 30  # last steps in the close-up
FLOOR = 1e-12  # an excess of 0 has no place on a logarithmic axis
LOOKS = [(VERMILLION, "-"), (BLUE, "--"), (GREEN, "-.")]


def ways_down(histories, data, lam, eta, watched):
    """Weights, a close-up of zero, exact zeros and loss of three descents of Eq. (11), at one step.

    `histories` maps three names to a `fit.History` each, all of one length, fitted to `data` with the step size `eta` and the
    penalty `lam`, one number, bias spared. The close-up shows the weights that are 0 at the exact optimum, and picks out the
    feature `watched` with the band in which subgradient steps must leave it: 2 eta lam wide, and off centre by eta times its pull.
    The bias is not shown. Raises ValueError if `watched` is alive at the optimum or no feature.
    """
    optimum = newton(data.X, data.y, lam)
    least, pull = cross_entropy(data.X @ optimum, data.y) + penalty(optimum, lam), -dloss_dw(data.X, optimum, data.y)
    dying = np.flatnonzero(optimum == 0)
    one = data.column(watched)
    if one not in dying:
        raise ValueError(f"{watched} is alive at lambda {lam:g}; dead are {', '.join(data.names[j - 1] for j in dying)}")
    runs = list(histories.values())
    n_steps, n = len(runs[0].W) - 1, len(data.names)
    frames = np.unique(np.r_[0, np.geomspace(1, n_steps, 48).round(), max(n_steps - 3, 0) : n_steps]).astype(int)
    zeros = [np.sum(run.W[:, 1:] == 0, axis=1) for run in runs]

    fig = new_figure(10, 6.6)
    grid = fig.subplot_mosaic([[*"aaabbbccc"], [*"dddeeefff"], [*"ggggghhhh"]], height_ratios=[1.15, 1, 1])
    open_axes(*grid.values())
    points = np.unique(np.r_[0, np.geomspace(1, n_steps, 400).round()]).astype(int)  # enough for a line
    high, width = 1.08 * max(np.abs(run.W[:, 1:]).max() for run in runs), 2 * eta * lam
    marks, dots, hollows, traces = [], [], [], []
    for name, run, top, close, (color, _) in zip(histories, runs, "abc", "def", LOOKS, strict=True):
        ax = grid[top]
        ax.plot(points, run.W[points][:, 1:], color=FAINT, lw=0.7)
        ax.set(ylim=(-high, high))
        ax.set_title(name, loc="left", fontsize=10, color=INK, fontweight="bold")
        dots += ax.plot([], [], "o", color=INK, ms=3, zorder=4)
        hollows += ax.plot([], [], "o", color=INK, mfc="white", ms=4.5, mew=0.9, zorder=5)
        ax = grid[close]
        if top == "a":
            for edge in (eta * pull[one] - width / 2, eta * pull[one] + width / 2):
                ax.axhline(edge, color=INK, ls="--", lw=0.9)
        ax.axhline(0, color=GREY, lw=0.6)
        ax.set(xlim=(-SHOWN, 0.6), ylim=(-1.3 * width, 1.5 * width), xlabel="steps before this one")
        looks = [{"color": GREY, "lw": 0.5, "alpha": 0.7}] * len(dying) + [{"color": color, "lw": 1.8, "zorder": 4}]
        traces.append([ax.plot([], [], **look)[0] for look in looks])
    grid["a"].set_ylabel("weights $w_j$")
    grid["d"].set_ylabel("close-up of 0: the\nweights that should die")
    grid["d"].text(-SHOWN + 0.5, 1.48 * width, f"coloured: {watched}; dashed: its band", fontsize=8, va="top", color=INK)
    for name in "bcef":
        grid[name].tick_params(labelleft=False)
    for name, zero, run, (color, style) in zip(histories, zeros, runs, LOOKS, strict=True):
        grid["g"].plot(points, zero[points], style, color=color, lw=1.8, label=name, drawstyle="steps-post")
        grid["h"].plot(points, np.maximum(run.losses - least, FLOOR)[points], style, color=color, lw=1.8)
    grid["g"].axhline(len(dying), color=GREY, lw=0.8, ls=":")
    grid["g"].text(0, len(dying) + 0.4, f"at the exact optimum {len(dying)}", fontsize=8, color=GREY, va="bottom")
    grid["g"].set(ylim=(-1.5, n + 1.5), ylabel="weights exactly 0")
    grid["h"].set(yscale="log", ylim=(FLOOR / 3, 10), ylabel="(11) above its least\n(cut at 1e-12)")
    grid["g"].legend(frameon=False, fontsize=8, loc="center right", bbox_to_anchor=(1, 0.35))
    for name in "abcgh":
        grid[name].set_xscale("symlog", linthresh=1, linscale=0.4)
        grid[name].set(xlim=(-0.1, 1.2 * n_steps), xlabel="step (log scale from 1 on)")
        marks.append(grid[name].axvline(0, color=GREY, lw=0.8))

    def show(i):
        step = frames[i]
        recent = np.arange(max(step - SHOWN, 0), step + 1)
        for mark in marks:
            mark.set_xdata([step, step])
        for run, dot, hollow, lines in zip(runs, dots, hollows, traces, strict=True):
            w = run.W[step, 1:]
            dot.set_data(np.full(np.sum(w != 0), step), w[w != 0])
            hollow.set_data(np.full(np.sum(w == 0), step), w[w == 0])
            for line, j in zip(lines, [*dying, one], strict=True):
                line.set_data(recent - step, run.W[recent, j])
        said = [f"{name} {zero[step]} (loss {run.losses[step]:.4f})" for name, zero, run in zip(histories, zeros, runs, strict=True)]
        return f"Step {step:,}. Weights exactly 0 of {n}: " + ", ".join(said) + "."

    moving = [*marks, *dots, *hollows, *sum(traces, [])]
    return Picture(fig, moving, show, [f"{step:,}" for step in frames], "step", telling=len(frames) - 1)


def exact_zeros(histories, n_dead):
    """How many weights are exactly zero at each step, one line a history (two of them); `n_dead` are at the exact optimum."""
    fig = new_figure(10, 3.2)
    ax = fig.subplots()
    open_axes(ax)
    ends = []
    for (name, run), (color, style) in zip(histories.items(), LOOKS[:2], strict=True):
        zeros = np.sum(run.W[:, 1:] == 0, axis=1)
        ax.plot(np.arange(len(zeros)), zeros, style, color=color, lw=2, label=name, drawstyle="steps-post")
        ends.append(f"{name} {zeros[-1]}")
    ax.axhline(n_dead, color=GREY, lw=0.8, ls=":")
    ax.text(0, n_dead + 0.3, f"at the exact optimum {n_dead}", fontsize=9, color=GREY, va="bottom")
    ax.set_xscale("symlog", linthresh=1, linscale=0.4)
    ax.set(xlim=(-0.1, 1.2 * len(zeros)), ylim=(-1, n_dead + 3.5), xlabel="step (log scale from 1 on)", ylabel="weights exactly 0")
    ax.legend(frameon=False, loc="lower right")
    caption = f"Weights exactly 0 after {len(zeros) - 1:,} steps: {', '.join(ends)}; at the exact optimum {n_dead}."
    return Picture(fig, [], lambda: caption)
