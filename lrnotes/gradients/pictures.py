"""What notebook 03 shows: how exact a numerical derivative is, and what the step size does to descent."""

import numpy as np

from ..panels.axes import legend, log_ticks, powers_of_ten
from ..panels.growing import growing, last_of
from ..panels.picture import Picture
from ..panels.style import BLUE, GREEN, GREY, INK, SIZES, VERMILLION, drawing_for, house_style, new_figure

FLOOR = 1e-17  # an error of 0 has no place on a logarithmic axis
RULES = [  # of the fields of `Errors`: name, formula, colour, line
    ("one-sided", "(f(w + h) - f(w)) / h", VERMILLION, "--"),
    ("two-sided", "(f(w + h) - f(w - h)) / 2h", BLUE, "-"),
    ("complex step", "Im f(w + ih) / h", GREEN, ":"),
]
TOP = 3  # of the axis of losses: at a step size far too large they leave it
ARRIVED = 1e-3  # a loss that is less above the least there is has arrived


@house_style(sizes=SIZES)
def gradient_check(errors):
    """The largest error of three numerical gradients down to the step h, as `gradients.largest_errors` returns it."""
    fig = new_figure(10, 4.2, phone=(3.6, 5), hall=(10, 4.5))
    ax = fig.subplots()
    ax.set(xscale="log", yscale="log", xlim=(3, 3e-17), ylim=(3e-18, 10), xlabel="step h (smaller to the right)")
    ax.set_ylabel("largest error of the gradient")
    powers_of_ten(ax.xaxis, 6 if drawing_for("phone") else 3)
    powers_of_ten(ax.yaxis, 3)
    steps, rows, curves, dots = errors.h, errors[1:], [], []
    for row, (name, formula, color, style) in zip(rows, RULES, strict=True):
        curves += ax.plot(steps, np.maximum(row, FLOOR), style, color=color, lw=2, label=f"{name}, {formula}")
        dots += ax.plot([], [], "o", color=color, zorder=4)
    legend(ax, 1 if drawing_for("phone") else 3)
    now, draw = ax.axvline(1, color=GREY, lw=1), growing(*curves)

    def show(i, until=None):
        draw(steps[last_of(i, until)])
        now.set_xdata([steps[i]] * 2)
        for dot, row in zip(dots, rows, strict=True):
            dot.set_data([steps[i]], [max(row[i], FLOOR)])
        said = [f"{name} {row[i]:.1e}" for row, (name, *_) in zip(rows, RULES, strict=True)]
        return f"h = {steps[i]:.1e}. Largest error: " + ", ".join(said) + "."

    return Picture(fig, [*curves, now, *dots], show, [f"{h:.1e}" for h in steps], "h", telling=len(steps) // 2)


@house_style(sizes=SIZES)
def step_sizes(histories, best):
    """The loss over the steps of gradient descent, one history a step size, those before it in grey. `best` is the least loss there is.

    `histories` maps each eta to its losses, all of one length. Losses beyond 3 leave the axes.
    """
    etas, losses = list(histories), np.array(list(histories.values()))
    steps = np.arange(losses.shape[1])
    fig = new_figure(10, 4.2, phone=(3.6, 4.8), hall=(10, 4.5))
    ax = fig.subplots()
    before = ax.plot(steps, losses.T, color=GREY, lw=0.5)
    for height, style, text in ((np.log(2), ":", "all weights 0"), (best, "--", "the least there is")):
        ax.axhline(height, color=INK, lw=1, ls=style, label=text)
    ax.legend(loc="upper right", bbox_to_anchor=(1, -0.12), ncols=2)
    ax.set(yscale="log", ylim=(best / 1.3, TOP), xlabel="step", ylabel="mean cross-entropy")
    log_ticks(ax.yaxis)
    (line,) = ax.plot([], [], "o-", color=BLUE, ms=1.5 if drawing_for("phone") else 2.5, lw=1.5)
    mark = ax.text(0, 1.02, "", transform=ax.transAxes, va="bottom", fontsize=12, color=INK)

    def show(i, until=None):
        for k, other in enumerate(before):
            other.set_visible(k <= last_of(i, until))
        mine = losses[i]
        line.set_data(steps, mine)
        rises, beyond = np.sum(np.diff(mine) > 1e-12), np.sum(mine > TOP)
        verdict = "overshoots" if rises else "arrives" if mine[-1] - best < ARRIVED else "still on its way"
        mark.set_text(f"η = {etas[i]:.3g}: {verdict}\n" + f"losses beyond {TOP}, out of sight: {beyond}" * bool(beyond))
        said = f"η = {etas[i]:.3g}, {verdict}: after {steps[-1]} steps the loss is {mine[-1]:.4f}, the least there is {best:.4f}"
        return f"{said}. It rose in {rises} of the steps" + f"; losses beyond {TOP}, out of sight: {beyond}" * bool(beyond) + "."

    return Picture(fig, [*before, line, mark], show, [f"{eta:.3g}" for eta in etas], "η", telling=len(etas) // 2)
