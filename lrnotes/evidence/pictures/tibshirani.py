"""What notebook 05 shows of Tibshirani's simulations."""

import numpy as np

from ...panels.picture import Picture
from ...panels.style import BLUE, GREEN, INK, ORANGE, VERMILLION, new_figure, open_axes
from ..tibshirani import EXAMPLES, METHODS, median_and_error


def four_examples(results, cited):
    """Median error of each method in each example with its standard error, and the mean number of zeros.

    `cited` maps methods to the paper's figures for example 1.
    """
    looks = dict(zip(METHODS, ((INK, "D"), (BLUE, "s"), (VERMILLION, "o"), (GREEN, "^")), strict=True))
    captions = ("a few moderate effects", "eight small effects", "one large effect", "twenty effects, correlated")
    fig = new_figure(10, 3.2)
    axes = fig.subplots(1, 4, sharey=True)
    open_axes(*axes)
    said = []
    for i, (ax, what) in enumerate(zip(axes, captions, strict=True)):
        (median, error), zeros = median_and_error(results.errors[i]), results.zeros[i].mean(axis=0)
        for row, (method, (color, marker)) in enumerate(looks.items()):
            ax.errorbar(median[row], -row, xerr=error[row], fmt=marker, color=color, capsize=3)
            ax.text(
                median[row],
                0.14 - row,
                f"{median[row]:.{2 if median[row] < 1 else 1 if median[row] < 100 else 0}f}",
                ha="center",
                va="bottom",
                fontsize=8.5,
            )
            if zeros[row]:
                ax.text(
                    median[row],
                    -0.16 - row,
                    f"{zeros[row]:.1f}/{np.sum(EXAMPLES[i].beta == 0)} zeros",
                    ha="center",
                    va="top",
                    fontsize=7.5,
                )
            if i == 0 and method in cited:
                ax.plot(cited[method], -row, "*", color=ORANGE, ms=10, zorder=1)
                text = f"paper: {cited[method]}" if row == 0 else f"{cited[method]}"
                ax.text(cited[method], -0.16 - row, text, ha="center", va="top", fontsize=7.5)
        ax.set(xlim=(-0.14 * median.max(), 1.25 * median.max()), ylim=(-3.6, 0.6))
        ax.set_title(f"{i + 1}: {what}", fontsize=9, loc="left")
        numbers = zip(METHODS, median, error, zeros, strict=True)
        said.append(
            f"Setting {i + 1}: " + ", ".join(f"{m} {v:.3g} ± {e:.2g}" + (f" ({k:.1f} zeros)" if k else "") for m, v, e, k in numbers)
        )
    axes[0].set_yticks(-np.arange(4), ["least squares", "ridge", "lasso", "best subset\n(4: stepwise)"])
    fig.supxlabel("median error ± 1 standard error (star: the paper's figure)", fontsize=9.5)
    figures = ", ".join(f"{method} {figure}" for method, figure in cited.items())
    caption = f"Median error, {results.errors.shape[1]} data sets each. {'. '.join(said)}. The paper's figures for setting 1: {figures}."
    return Picture(fig, [], lambda: caption)
