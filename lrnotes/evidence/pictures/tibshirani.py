"""What notebook 05 shows of Tibshirani's simulations."""

import numpy as np

from ...panels.picture import Picture
from ...panels.style import BLUE, GREEN, INK, ORANGE, SMALL, STANDING, VERMILLION, between, columns, drawing_for, house_style, new_figure
from ..tibshirani import EXAMPLES, METHODS

LOOKS = ((INK, "D"), (BLUE, "s"), (VERMILLION, "o"), (GREEN, "^"))  # of METHODS
EFFECTS = ("a few moderate effects", "eight small effects", "one large effect", "twenty effects, correlated")  # in EXAMPLES


@house_style(sizes=STANDING)
def four_examples(summary, cited):
    """Median error of each method in each setting with its standard error, and the mean number of zeros.

    `summary` is that of `tibshirani.summarise`; `cited` maps methods to the paper's figures for setting 1.
    """
    n = len(summary.settings)
    fig, said = new_figure(10, 3.2, phone=(3.6, 2.1 * n + 0.3)), []
    axes = columns(fig, [1] * n, [1] * n)
    for ax, number, *figures in zip(axes, summary.settings, summary.median, summary.error, summary.zeros, strict=True):
        _one_setting(ax, number, *figures)
        if number == 1:
            _stars(ax, cited)
        methods = (f"{m} {v:.3g} ± {e:.2g}" + (f" ({k:.1f} zeros)" if k else "") for m, v, e, k in zip(METHODS, *figures, strict=True))
        said.append(f"Setting {number}: " + ", ".join(methods))
    methods = ["least squares", "ridge", "lasso", "best subset\n(4: stepwise)"]
    for ax in axes:
        ax.set_yticks(-np.arange(4), methods if ax is axes[0] or drawing_for("phone") else [""] * 4)
    fig.supxlabel(f"median error ± 1 standard error{between()}(star: the paper's figure)", fontsize=SMALL)
    figures = ", ".join(f"{method} {figure}" for method, figure in cited.items())
    caption = f"Median error, {summary.n_sets} data sets each. {'. '.join(said)}. The paper's figures for setting 1: {figures}."
    return Picture(fig, [], lambda: caption)


def _one_setting(ax, number, median, error, zeros):
    """A row for each method: median, its standard error, and how many zeros of how many that are true."""
    for row, (color, marker) in enumerate(LOOKS):
        ax.errorbar(median[row], -row, xerr=error[row], fmt=marker, color=color, capsize=3)
        digits = 2 if median[row] < 1 else 1 if median[row] < 100 else 0
        ax.text(median[row], 0.14 - row, f"{median[row]:.{digits}f}", ha="center", va="bottom", fontsize=SMALL)
        if zeros[row]:
            share = f"{zeros[row]:.1f}/{np.sum(EXAMPLES[number - 1].beta == 0)} zeros"
            inside = max(median[row], 0.15 * median.max())  # where it does not reach into the setting on the left
            ax.text(inside, -0.16 - row, share, ha="center", va="top", fontsize=SMALL)
    ax.set(xlim=(-0.14 * median.max(), 1.25 * median.max()), ylim=(-3.6, 0.6))
    ax.set_title(f"{number}: {EFFECTS[number - 1]}", fontsize=SMALL)


def _stars(ax, cited):
    """The paper's figures."""
    for row, method in enumerate(METHODS):
        if method in cited:
            ax.plot(cited[method], -row, "*", color=ORANGE, ms=10, zorder=1)
            text = f"paper: {cited[method]}" if row == 0 else f"{cited[method]}"
            ax.annotate(text, (cited[method], -row), (-8, 0), textcoords="offset points", ha="right", va="center", fontsize=SMALL)
