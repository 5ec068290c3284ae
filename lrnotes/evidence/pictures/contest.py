"""What notebook 05 compares on the same folds: with and without peeking, and L1, L2 and no penalty."""

import numpy as np

from ...panels.axes import legend, log_ticks, powers_of_ten
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREY, INK, SMALL, STANDING, VERMILLION, between, columns, drawing_for, house_style, new_figure
from ..validation import mean_and_error


@house_style(sizes=STANDING)
def peeking(differences, error, sizes, honest, leaky, examples="examples"):
    """Two ways to let the held-out examples leak: little harm on the left, ruin on the right.

    `differences` (K,) are held-out losses, folds standardised with all examples less properly; `error` is the standard error of the
    loss itself. `honest` and `leaky` (draws, S) are shares of wrong labels for each number of noise features in `sizes`.
    """
    fig = new_figure(10, 3.5, phone=(3.6, 7.4))
    ax, ax_noise = columns(fig, [1, 1], [1.5, 1])
    mean, spread = mean_and_error(differences)
    _fold_by_fold(ax, differences, mean, spread, error)
    for shares, name, color, style in ((honest, "chosen inside each fold", BLUE, "o-"), (leaky, "chosen on all data", VERMILLION, "s--")):
        wrong, give_or_take = mean_and_error(shares)
        ax_noise.errorbar(sizes, 100 * wrong, 200 * give_or_take, fmt=style, color=color, capsize=3, ms=5, label=name)
    ax_noise.axhline(50, color=GREY, lw=0.8, ls=":")
    ax_noise.set(xscale="log", ylim=(0, 63), xlabel=f"noise features to choose ten from{between()}(log scale)", ylabel="labels wrong (%)")
    ax_noise.set_xticks(sizes, [f"{size:,}" for size in sizes])
    ax_noise.legend(loc="lower left")
    caption = (
        f"Left: standardising with all {examples} changes the held-out loss by {mean:+.5f} ± {spread:.5f}; the loss itself is known "
        f"to ± {error:.3f}. Right: labels are half 0 and half 1 in random order, so half of the predictions should be wrong; with ten of "
        f"{sizes[-1]:,} features chosen on all data "
        f"only {100 * leaky[:, -1].mean():.0f}% seem to be, chosen inside each fold {100 * honest[:, -1].mean():.0f}%."
    )
    return Picture(fig, [], lambda: caption)


def _fold_by_fold(ax, differences, mean, spread, error):
    """What standardising with all examples changes in each fold, beside the standard error of the loss itself."""
    folds = np.arange(1, len(differences) + 1)
    ax.axvspan(-error, error, color=FAINT, alpha=0.6, lw=0)
    known = f"± 1 standard error{between()}of the held-out loss"
    ax.text(0, 0.97, known, transform=ax.get_xaxis_transform(), ha="center", va="top", fontsize=SMALL)
    ax.axvline(0, color=GREY, lw=0.8)
    ax.plot(differences, folds, "o", color=VERMILLION, alpha=0.8)
    ax.errorbar(mean, 0, xerr=2 * spread, fmt="D", color=INK, capsize=3)
    ax.set(xlim=np.array([-1.2, 1.2]) * error, ylim=(-1, len(differences) + 2 + drawing_for("phone")))
    ax.set_yticks([0, *folds], [f"mean{between()}± 2 errors", *(f"fold {fold}" for fold in folds)], fontsize=SMALL)
    ax.locator_params(axis="x", nbins=5)
    ax.set_xlabel(f"change of held-out loss{between()}if the fold helps to standardise")


@house_style(sizes=STANDING)
def contest(rows):
    """Held-out losses of L1, L2 and no penalty side by side, and the paired difference of the first two.

    `rows` maps what was tried to a dict of the three methods' losses (K,), each at its own best lambda.
    """
    phone = drawing_for("phone")
    fig = new_figure(10, 1 + 1.15 * len(rows), phone=(3.6, 1.8 + 1.6 * len(rows)))
    ax, ax_pairs = columns(fig, [1.2, 1], [1.2, 1])
    looks = {"L1": (VERMILLION, "o", 0.2), "L2": (BLUE, "s", 0), "none": (GREY, "D", -0.2)}
    said = []
    for row, (name, methods) in enumerate(rows.items()):
        for method, losses in methods.items():
            color, marker, shift = looks[method]
            mean, error = mean_and_error(losses)
            ax.errorbar(mean, shift - row, xerr=2 * error, fmt=marker, color=color, capsize=3, label="" if row else method)
        lead, error = mean_and_error(methods["L2"] - methods["L1"])
        ax_pairs.errorbar(lead, -row, xerr=2 * error, fmt="o", color=INK, capsize=4)
        verdict = "a tie" if abs(lead) <= 2 * error else "L1 ahead" if lead > 0 else "L2 ahead"
        said.append(f"{name}: " + ", ".join(f"{method} {losses.mean():.2g}" for method, losses in methods.items()))
        said[-1] += f"; L2 minus L1 {lead:+.3f} ± {error:.3f}, {verdict}."
    ax.set(xscale="log", xlabel=f"held-out loss ± 2 standard errors{between()}(log scale)", ylim=(-len(rows) + 0.5, 0.5))
    names = [name.replace(" + ", " +\n") if phone else name for name in rows]
    ax.set_yticks(-np.arange(len(rows)), names)
    powers_of_ten(ax.xaxis) if phone else log_ticks(ax.xaxis)
    legend(ax, 3)
    ax_pairs.axvline(0, color=GREY, lw=0.8)
    ax_pairs.set_xlabel(f"loss of L2 minus that of L1{between()}± 2 standard errors")
    ax_pairs.set_yticks(-np.arange(len(rows)), names if phone else [""] * len(rows))
    ax_pairs.set_ylim(ax.get_ylim())
    ax_pairs.tick_params(left=False)
    return Picture(fig, [], lambda: f"Held-out losses. {' '.join(said)}")
