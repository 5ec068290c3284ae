"""What notebook 03 shows: how exact a numerical derivative is, and what the step size does to descent."""

import numpy as np

from ..panels.picture import Picture
from ..panels.style import BLUE, GREEN, GREY, INK, VERMILLION, new_figure, open_axes


def gradient_check(loss, gradient, w):
    """Largest error of three numerical gradients of `loss` at w against `gradient(w)`, for steps h from 1 to 1e-16.

    `loss` must take complex weights too, for the complex step.
    """
    steps = 10.0 ** np.arange(0, -16.01, -0.5)
    exact, eye = gradient(w), np.eye(len(w))
    floor = 1e-17  # an error of 0 has no place on a logarithmic axis

    def error(numerical):
        return max(np.max(np.abs(numerical - exact)), floor)

    rows = {
        "one-sided, (f(w + h) - f(w)) / h": [error(np.array([(loss(w + h * e) - loss(w)) / h for e in eye])) for h in steps],
        "two-sided, (f(w + h) - f(w - h)) / 2h": [
            error(np.array([(loss(w + h * e) - loss(w - h * e)) / (2 * h) for e in eye])) for h in steps
        ],
        "complex step, Im f(w + ih) / h": [error(np.array([np.imag(loss(w + 1j * h * e)) / h for e in eye])) for h in steps],
    }
    fig = new_figure(10, 4.2)
    ax = fig.subplots()
    open_axes(ax)
    ax.set(xscale="log", yscale="log", xlim=(3, 3e-17), ylim=(3e-18, 10), xlabel="step h (smaller to the right)")
    ax.set_ylabel("largest error of the gradient")
    dots = []
    for (name, errors), color, style in zip(rows.items(), (VERMILLION, BLUE, GREEN), ("--", "-", ":"), strict=True):
        ax.plot(steps, errors, style, color=color, lw=2, label=name)
        dots += ax.plot([], [], "o", color=color, zorder=4)
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, fontsize=8, frameon=False)
    now = ax.axvline(1, color=GREY, lw=1)

    def show(i):
        now.set_xdata([steps[i]] * 2)
        for dot, errors in zip(dots, rows.values(), strict=True):
            dot.set_data([steps[i]], [errors[i]])
        said = [f"{name.split(',')[0]} {errors[i]:.1e}" for name, errors in rows.items()]
        return f"h = {steps[i]:.1e}. Largest error: " + ", ".join(said) + "."

    return Picture(fig, [now, *dots], show, [f"{h:.1e}" for h in steps], "h", telling=16)


def step_sizes(histories, best):
    """The loss over the steps of gradient descent, one history a step size. `best` is the least loss that there is.

    `histories` maps each eta to its losses, all of one length.
    """
    etas, losses = list(histories), np.array(list(histories.values()))
    steps = np.arange(losses.shape[1])
    fig = new_figure(10, 4.0)
    ax = fig.subplots()
    open_axes(ax)
    ax.plot(steps, np.clip(losses, None, 3).T, color="#E4E4E4", lw=0.8)
    ax.axhline(np.log(2), color=GREY, lw=0.8, ls=":")
    ax.text(steps[-1], np.log(2), "all weights 0", ha="right", va="bottom", fontsize=8, color=GREY)
    ax.axhline(best, color=GREY, lw=0.8, ls="--")
    ax.text(steps[-1], best, "the least there is", ha="right", va="top", fontsize=8, color=GREY)
    ax.set(yscale="log", ylim=(best / 1.3, 3), xlabel="step", ylabel="mean cross-entropy")
    (line,) = ax.plot([], [], "o-", color=BLUE, ms=2.5, lw=1.5)
    mark = ax.text(0.5, 0.95, "", transform=ax.transAxes, ha="center", va="top", fontsize=12, color=INK)

    def show(i):
        mine = losses[i]
        line.set_data(steps, np.clip(mine, None, 3))
        rises = np.sum(np.diff(mine) > 1e-12)
        verdict = "overshoots" if rises else "arrives" if mine[-1] - best < 1e-3 else "still on its way"
        mark.set_text(rf"$\eta$ = {etas[i]:.3g}: {verdict}")
        said = f"η = {etas[i]:.3g}, {verdict}: after {steps[-1]} steps the loss is {mine[-1]:.4f}, the least there is {best:.4f}"
        return f"{said}. It rose in {rises} of the steps."

    return Picture(fig, [line, mark], show, [f"{eta:.3g}" for eta in etas], "η", telling=len(etas) // 2)
