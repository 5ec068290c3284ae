"""What notebook 04 shows of three ways down: who reaches zero, and who only comes near."""

import textwrap

import numpy as np
from matplotlib.collections import LineCollection

from ...panels.axes import level
from ...panels.names import drawn
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREEN, GREY, INK, SIZES, SMALL, VERMILLION, drawing_for, house_style, new_figure

SHOWN = 30  # last steps in the close-up
MOST_LINES = 400  # of more weights those have a line that get largest; all have a dot
FLOOR = 1e-12  # an excess of 0 has no place on a logarithmic axis
LOOKS = [(VERMILLION, "-"), (BLUE, "--"), (GREEN, "-.")]


@house_style(sizes=SIZES)
def ways_down(histories, goal, eta, watched):
    """Weights, a close-up of zero, exact zeros and loss of three descents of Eq. (11), at one step.

    `histories` maps three names to a `fit.History` each, all of one length, with the step size `eta` towards `goal`
    (an `l1.goal.Goal`). The close-up shows the weights that are 0 at the exact optimum, and picks out the feature `watched` with
    the band in which subgradient steps must leave it: 2 eta lam wide, and off centre by eta times its pull. The bias is not shown.
    Raises ValueError if `watched` is alive at the optimum or no feature.
    """
    one, runs = goal.dead(watched), list(histories.values())
    n_steps = len(runs[0].W) - 1
    frames = np.unique(np.r_[0, np.geomspace(1, n_steps, 40).round(), max(n_steps - 3, 0) : n_steps]).astype(int)
    points = np.unique(np.r_[0, np.geomspace(1, n_steps, 400).round()]).astype(int)  # enough for a line
    fig = new_figure(10, 4.9, phone=(3.6, 5.7), hall=(10, 4.6))
    grid = _axes(fig, watched)
    high, parts = 1.08 * max(np.abs(run.W[:, 1:]).max() for run in runs), []
    for name, run, top, close, (color, _) in zip(histories, runs, "abc", "def", LOOKS, strict=True):
        parts += [_weights(grid[top], name, run, points, high), _close_up(grid[close], run, goal, eta, one, color)]
    _band(grid["d"], goal, eta, one)
    zeros = [np.sum(run.W[:, 1:] == 0, axis=1) for run in runs]
    _zeros_and_losses(grid, histories, zeros, goal, points)
    for name in "bcef":
        grid[name].tick_params(labelleft=False)
    parts.append(_clock([grid[name] for name in "abcgh"], n_steps))
    for ax in (grid["h"],) if drawing_for("phone") else (grid["g"], grid["h"]):
        ax.set_xlabel("step (log scale from 1 on)")

    def show(i):
        step = frames[i]
        for _, move in parts:
            move(step)
        said = [
            f"{name} {zero[step]} (Eq. (11): {run.losses[step]:.4f})" for (name, run), zero in zip(histories.items(), zeros, strict=True)
        ]
        lines = f" Lines are drawn of the {MOST_LINES} that get largest." * (len(goal.names) > MOST_LINES)
        return f"Step {step:,}. Weights exactly 0 of {len(goal.names)}: {', '.join(said)}.{lines}"

    moving = [artist for artists, _ in parts for artist in artists]
    return Picture(fig, moving, show, [f"{step:,}" for step in frames], "step", telling=len(frames) - 1)


def _axes(fig, watched):
    """Axes by letter: a to c for weights, d to f for close-ups of 0, and below them g and h for zeros and losses."""
    phone = drawing_for("phone")
    above, middle, below = fig.subfigures(3, 1, height_ratios=[1.1, 1.15, 2 if phone else 1.2])
    comma = ",\n" if phone else "; "
    middle.suptitle(f"{SHOWN} steps of the weights that should die{comma}{drawn(watched)} coloured, its band dashed", fontsize=SMALL)
    above.supxlabel("step (log scale from 1 on)", fontsize=SMALL)
    middle.supxlabel("steps before this one", fontsize=SMALL)
    last = below.subplots(2, 1, sharex=True) if phone else below.subplots(1, 2)
    above.supylabel("weights", fontsize=SMALL)
    middle.supylabel("close-up of 0", fontsize=SMALL)
    return dict(zip("abcdefgh", [*above.subplots(1, 3), *middle.subplots(1, 3), *last], strict=True))


def _weights(ax, name, run, points, high):
    """All weights over the steps, and where they are now: hollow if exactly 0."""
    largest = 1 + np.sort(np.argsort(-np.abs(run.W[:, 1:]).max(axis=0), kind="stable")[:MOST_LINES])
    ax.add_collection(LineCollection([np.column_stack([points, run.W[points, j]]) for j in largest], color=FAINT, lw=0.7, zorder=2))
    ax.set(ylim=(-high, high))
    ax.set_title(textwrap.fill(name, 11) if drawing_for("phone") else name, fontweight="bold", color=INK, fontsize=SMALL)
    (dot,) = ax.plot([], [], "o", color=INK, ms=3, zorder=4)
    (hollow,) = ax.plot([], [], "o", color=INK, mfc="white", ms=4.5, mew=0.9, zorder=5)

    def move(step):
        w = run.W[step, 1:]
        dot.set_data(np.full(np.sum(w != 0), step), w[w != 0])
        hollow.set_data(np.full(np.sum(w == 0), step), w[w == 0])

    return [dot, hollow], move


def _close_up(ax, run, goal, eta, one, color):
    """The last steps of the weights that are 0 at the optimum, one of them in colour."""
    width, dying = 2 * eta * goal.lam, np.flatnonzero(goal.w[1:] == 0)[:MOST_LINES] + 1
    ax.axhline(0, color=GREY, lw=0.6)
    ax.set(xlim=(-SHOWN, 0.6), ylim=(-1.3 * width, 1.3 * width))
    others = ax.add_collection(LineCollection([], color=GREY, lw=0.5, zorder=2))
    (watched,) = ax.plot([], [], color=color, lw=1.8, zorder=4)

    def move(step):
        recent = np.arange(max(step - SHOWN, 0), step + 1)
        others.set_segments([np.column_stack([recent - step, run.W[recent, j]]) for j in dying])
        watched.set_data(recent - step, run.W[recent, one])

    return [others, watched], move


def _band(ax, goal, eta, one):
    """The edges between which subgradient steps throw weight `one` up and down."""
    width, centre = 2 * eta * goal.lam, eta * goal.pulls[one]
    for edge in (centre - width / 2, centre + width / 2):
        ax.axhline(edge, color=INK, ls="--", lw=0.9)


def _zeros_and_losses(grid, histories, zeros, goal, points):
    """How many weights are exactly 0, and how far (11) is above its least, over the steps."""
    n_dead, n = np.sum(goal.w[1:] == 0), len(goal.names)
    for (name, run), zero, (color, style) in zip(histories.items(), zeros, LOOKS, strict=True):
        grid["g"].plot(points, zero[points], style, color=color, lw=1.8, label=name, drawstyle="steps-post")
        grid["h"].plot(points, np.maximum(run.losses - goal.loss, FLOOR)[points], style, color=color, lw=1.8)
    grid["g"].set(ylim=(-0.05 * n, 1.05 * n), ylabel="exact zeros")
    level(grid["g"], 0.1, n_dead, f"at the exact optimum {n_dead}")
    grid["h"].set(
        yscale="log",
        ylim=(FLOOR / 3, 10),
        ylabel="(11) above its least\n(cut at 1e-12)",
        yticks=[1e-12, 1e-6, 1],
        yticklabels=["1e-12", "1e-6", "1"],
    )
    grid["g"].legend(loc="lower left", bbox_to_anchor=(-0.1, 1), ncols=2 if drawing_for("phone") else 3, columnspacing=1)


def _clock(axes, n_steps):
    """A line at the step shown, on the axes that run over all steps."""
    marks = []
    for ax in axes:
        ax.set_xscale("symlog", linthresh=1, linscale=0.4)
        ax.set(xlim=(-0.1, 1.2 * n_steps))
        ax.set_xticks(*_ticks(n_steps, every=2 if ax in axes[:3] and drawing_for("phone") else 1))
        marks.append(ax.axvline(0, color=GREY, lw=0.8))

    def move(step):
        for mark in marks:
            mark.set_xdata([step, step])

    return marks, move


def _ticks(n_steps, every):
    """0 and powers of ten, of which only the second, fourth... have a number if `every` is 2."""
    places = [0, *10 ** np.arange(len(str(n_steps)))]
    return places, [f"{place:,}" if k % every == 0 else "" for k, place in enumerate(places)]
