"""What a slip in the loss does to training: notebook 02's planted mistake, followed downstream."""

import numpy as np

from ..forward_pass import sigmoid
from ..panels.axes import legend
from ..panels.names import drawn
from ..panels.picture import Picture
from ..panels.sides import sides
from ..panels.style import BLUE, GREY, SIZES, VERMILLION, columns, drawing_for, house_style, new_figure
from . import cross_entropy


@house_style(sizes=SIZES)
def slip_downstream(data, W, slip):
    """Two losses and every example's score along the weights W (steps + 1, D + 1), which descend the loss `slip(z, y)` (a sum).

    Left the mean of the loss that is descended, which falls, and the cross-entropy, Eq. (10), that was meant; right the scores.
    """
    n, steps = len(data.y), np.arange(len(W))
    scores = W @ data.X.T
    losses = np.array([[slip(z, data.y) / n, cross_entropy(z, data.y)] for z in scores]).T
    fig = new_figure(10, 3.9, phone=(3.6, 5.4), hall=(10, 4.5))
    ax, ax_scores = columns(fig, [1, 1], [1, 1])
    names = ("the loss with the slip", "the loss that was meant, (10)")
    for values, name, color, style in zip(losses, names, (VERMILLION, BLUE), ("-", "--"), strict=True):
        ax.plot(steps, values, style, color=color, lw=2, label=name)
    dots = [ax.plot([], [], marker, color=color, zorder=4)[0] for marker, color in (("o", VERMILLION), ("s", BLUE))]
    now = ax.axvline(0, color=GREY, lw=0.8)
    ax.set(xlim=(-0.5, steps[-1] + 0.5), ylim=(0, 1.05 * losses.max()), xlabel="step", ylabel="mean over the examples")
    legend(ax, 1 if drawing_for("phone") else 2)
    clouds, move = sides(ax_scores, data)
    ax_scores.set(xlim=(scores.min() - 1, scores.max() + 1), xlabel=f"score z: right of 0 means {drawn(data.classes[1])}")

    def show(i):
        now.set_xdata([i, i])
        for dot, values in zip(dots, losses, strict=True):
            dot.set_data([i], [values[i]])
        move(scores[i])
        said = sigmoid(scores[i]) > 0.5
        right = np.sum(said == data.y)
        return (
            f"Step {i}: the loss with the slip is {losses[0, i]:.4f}, the one that was meant {losses[1, i]:.4f}. "
            f"{said.sum()} of {n} are called {data.classes[1]}, and {right} are called what they are."
        )

    return Picture(fig, [now, *dots, *clouds], show, [str(step) for step in steps], "step", telling=len(steps) - 1)
