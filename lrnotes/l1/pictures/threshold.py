"""What notebook 04 shows of a step that can end at exactly 0: soft-thresholding, beside the step of the squared price."""

import numpy as np

from ...panels.axes import legend_inside
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREY, PURPLE, STANDING, house_style, new_figure
from .. import soft_threshold


@house_style(sizes=STANDING)
def thresholding(t=1.0):
    """Soft-thresholding by t, entry by entry: flat at 0 from -t to t. Beside it the step of the squared price, which is nowhere flat."""
    w = np.linspace(-3, 3, 601)
    fig = new_figure(10, 3.4, phone=(3.6, 4.2))
    ax = fig.subplots()
    ax.plot(w, w, ":", color=GREY, lw=1.5, label="no price: v = w")
    ax.plot(w, w / (1 + t), "-.", color=PURPLE, lw=1.5, label="squared price: v = w / (1 + t)")
    ax.plot(w, soft_threshold(w, t), color=BLUE, lw=2.5, label="price t|v|: soft-thresholding")
    ax.axvspan(-t, t, color=FAINT, alpha=0.4, lw=0)
    ax.set(xlim=(-3, 3), ylim=(-2.2, 2.2), xlabel="w, where the step down the loss leads", ylabel="v, where the weight goes")
    ax.set_xticks([-3, -2, -t, 0, t, 2, 3], ["-3", "-2", "-t", "0", "t", "2", "3"])
    legend_inside(ax, 1, loc="upper left", fontsize=10)
    return Picture(
        fig, [], lambda: f"Soft-thresholding with t = {t:g}: every w from -t to t goes to exactly 0, every other moves by t towards 0."
    )
