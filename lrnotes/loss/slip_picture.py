"""What a slip in the loss does to training: notebook 02's planted mistake, followed downstream."""

import numpy as np

from ..forward_pass import sigmoid
from ..panels.picture import Picture
from ..panels.style import BLUE, CLASSES, GREY, INK, VERMILLION, house_style, new_figure
from . import cross_entropy


@house_style
def slip_downstream(data, W, slip):
    """Two losses and every example's score along the weights W (steps + 1, D + 1), which descend the loss `slip(z, y)` (a sum).

    Left the mean of the loss that is descended, which falls, and the cross-entropy, Eq. (10), that was meant; right the scores.
    """
    n, steps = len(data.y), np.arange(len(W))
    scores = W @ data.X.T
    losses = np.array([[slip(z, data.y) / n, cross_entropy(z, data.y)] for z in scores]).T
    fig = new_figure(10, 3.9)
    ax, ax_scores = fig.subplots(1, 2)
    names = ("the loss with the slip", "the loss that was meant, (10)")
    for values, name, color, style in zip(losses, names, (VERMILLION, BLUE), ("-", "--"), strict=True):
        ax.plot(steps, values, style, color=color, lw=2, label=name)
    dots = [ax.plot([], [], marker, color=color, zorder=4)[0] for marker, color in (("o", VERMILLION), ("s", BLUE))]
    now = ax.axvline(0, color=GREY, lw=0.8)
    ax.set(xlim=(-0.5, steps[-1] + 0.5), ylim=(0, 1.15 * losses.max()), xlabel="step", ylabel="mean over the examples")
    ax.legend(loc="upper center", ncols=2)
    heights = data.y + np.random.default_rng(0).uniform(-0.36, 0.36, n)
    clouds = [ax_scores.plot([], [], marker, color=color, ms=3.5, mew=0, alpha=0.5)[0] for color, marker in CLASSES]
    ax_scores.axvline(0, color=INK, lw=1)
    ax_scores.set(xlim=(scores.min() - 1, scores.max() + 1), ylim=(-0.6, 1.6), xlabel=f"score z: right of 0 means {data.classes[1]}")
    ax_scores.set_yticks([0, 1], [f"truly\n{name}" for name in data.classes])

    def show(i):
        now.set_xdata([i, i])
        for dot, values in zip(dots, losses, strict=True):
            dot.set_data([i], [values[i]])
        for cloud, label in zip(clouds, (0, 1), strict=True):
            mine = data.y == label
            cloud.set_data(scores[i, mine], heights[mine])
        said = sigmoid(scores[i]) > 0.5
        right = np.sum(said == data.y)
        return (
            f"Step {i}: the loss with the slip is {losses[0, i]:.4f}, the one that was meant {losses[1, i]:.4f}. "
            f"{said.sum()} of {n} are called {data.classes[1]}, and {right} are called what they are."
        )

    return Picture(fig, [now, *dots, *clouds], show, [str(step) for step in steps], "step", telling=len(steps) - 1)
