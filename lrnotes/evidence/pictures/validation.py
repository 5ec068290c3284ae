"""What notebook 05 shows of held-out loss: against lambda, with peeking, and under other penalties."""

import numpy as np

from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREEN, GREY, INK, VERMILLION, new_figure, open_axes
from ..validation import choose, mean_and_error, mean_losses

LOOKS = ((0, BLUE, "o"), (1, VERMILLION, "^"))  # benign, malignant


def curves(scores, y, classes, test=None):
    """Training and held-out loss, and where each held-out example lands, at one lambda, from the smallest to the largest.

    `test` is a pair: logits (N_test, L) of examples kept apart, and their labels. With it their loss is drawn too, and they land.
    """
    lams, choice, order = scores.lams, choose(scores), np.arange(len(scores.lams))[::-1]
    (mean, error), training = mean_and_error(scores.held_out), scores.training.mean(axis=0)
    z, labels, who = (*test, "test") if test else (scores.z, y, "held-out")
    fig = new_figure(10, 4.4)
    ax, ax_scores = fig.subplots(1, 2, width_ratios=[1.15, 1])
    open_axes(ax, ax_scores)
    lines = [("training", BLUE, "--", training), ("held out", VERMILLION, "-", mean)]
    lines += [("test", GREEN, "-.", mean_losses(z, labels))] if test else []
    ax.fill_between(lams, mean - error, mean + error, color=VERMILLION, alpha=0.18, lw=0, label="± 1 standard error")
    dots = []
    for name, color, style, losses in lines:
        ax.plot(lams, losses, style, color=color, lw=2, label=name)
        dots.append(ax.plot([], [], "o", color=color, zorder=4)[0])
    mark_choice(ax, lams, choice)
    ax.set(xscale="log", yscale="log", xlim=lams[[-1, 0]] * [0.9, 1.1], xlabel=r"$\lambda$ (log scale)")
    ax.set_ylabel("mean cross-entropy (log scale)")
    ax.set_yticks([0.03, 0.1, 0.3, 0.6], ["0.03", "0.1", "0.3", "0.6"])
    ax.set_yticks([], minor=True)
    ax.legend(frameon=False, fontsize=8.5, loc="lower right")
    now = ax.axvline(lams[-1], color=INK, lw=1.2)

    ax_scores.set(xlim=(-12.5, 12.5), ylim=(-0.5, 1.5), xlabel=f"score z of a {who} biopsy (beyond ±12 at the edge)")
    ax_scores.set_yticks([0, 1], [f"{name}\n({np.sum(labels == label)})" for label, name in enumerate(classes)])
    for label, left, word in ((0, 0, "false alarm"), (1, -12.5, "missed")):
        ax_scores.fill_between([left, left + 12.5], label - 0.45, label + 0.45, color=FAINT, alpha=0.4, lw=0)
        ax_scores.text(left + 6.25, label + 0.44, word, ha="center", va="top", fontsize=8.5, color=INK)
    ax_scores.axvline(0, color=GREY, lw=0.8)
    jitter = np.random.default_rng(0).uniform(-0.33, 0.33, len(labels))
    clouds = [ax_scores.plot([], [], marker, color=color, ms=4.5, alpha=0.6, mew=0)[0] for _, color, marker in LOOKS]

    def show(frame):
        i = order[frame]
        now.set_xdata([lams[i]] * 2)
        for dot, (*_, losses) in zip(dots, lines, strict=True):
            dot.set_data([lams[i]], [losses[i]])
        for cloud, label in zip(clouds, (0, 1), strict=True):
            mine = labels == label
            cloud.set_data(np.clip(z[mine, i], -12, 12), label + jitter[mine])
        wrong = np.sum((z[:, i] > 0) != labels)
        text = f"λ = {lams[i]:.3g}: training loss {training[i]:.3f}, held-out loss {mean[i]:.3f} ± {error[i]:.3f}"
        text += f", test loss {lines[2][-1][i]:.3f}" if test else ""
        return f"{text}; {wrong} of {len(labels)} {who} biopsies on the wrong side. {_where(i, choice)}"

    return Picture(fig, [now, *dots, *clouds], show, [f"{lams[i]:.3g}" for i in order], "λ", telling=int(order[choice.minimum]))


def mark_choice(ax, lams, choice):
    """Dotted lines at the minimum and the one-standard-error choice."""
    for i, name, side in zip(choice, ("minimum ", " one-SE"), ("right", "left"), strict=True):
        ax.axvline(lams[i], color=GREY, lw=0.8, ls=":")
        ax.text(lams[i], 1, name, transform=ax.get_xaxis_transform(), ha=side, va="bottom", fontsize=8.5, color=GREY)


def _where(i, choice):
    """What is wrong with place i in a row of falling lambdas, in a sentence."""
    if i == choice.minimum:
        return "Here the held-out loss is least."
    if i == choice.one_se:
        return "This is the one-standard-error choice."
    if i > choice.minimum:
        return "To the left of the minimum: a closer fit to the training data does not carry over."
    return "Between the two choices." if i > choice.one_se else "To the right of both choices: the model underfits."


def peeking(differences, error, sizes, honest, leaky):
    """Two ways to let the held-out examples leak: little harm on the left, ruin on the right.

    `differences` (K,) are held-out losses, folds standardised with all examples less properly; `error` is the standard error of the
    loss itself. `honest` and `leaky` (draws, S) are shares of wrong labels for each number of noise features in `sizes`.
    """
    fig = new_figure(10, 3.5)
    ax, ax_noise = fig.subplots(1, 2)
    open_axes(ax, ax_noise)
    ax.axvspan(-error, error, color=FAINT, alpha=0.6, lw=0)
    ax.text(0, 0.97, "± 1 standard error of the held-out loss", transform=ax.get_xaxis_transform(), ha="center", va="top", fontsize=8)
    ax.axvline(0, color=GREY, lw=0.8)
    folds, (mean, spread) = np.arange(1, len(differences) + 1), mean_and_error(differences)
    ax.plot(differences, folds, "o", color=VERMILLION, alpha=0.8)
    ax.errorbar(mean, 0, xerr=2 * spread, fmt="D", color=INK, capsize=3)
    ax.set(xlim=np.array([-1.2, 1.2]) * error, ylim=(-1, len(differences) + 2))
    ax.set_yticks([0, *folds], ["mean ± 2 errors", *(f"fold {fold}" for fold in folds)], fontsize=8.5)
    ax.locator_params(axis="x", nbins=5)
    ax.set_xlabel("change of held-out loss if the fold helps to standardise")
    for shares, name, color, style in ((honest, "chosen inside each fold", BLUE, "o-"), (leaky, "chosen on all data", VERMILLION, "s--")):
        wrong, give_or_take = mean_and_error(shares)
        ax_noise.errorbar(sizes, 100 * wrong, 200 * give_or_take, fmt=style, color=color, capsize=3, ms=5, label=name)
    ax_noise.axhline(50, color=GREY, lw=0.8, ls=":")
    ax_noise.set(xscale="log", ylim=(0, 63), xlabel="noise features to choose ten from (log scale)", ylabel="labels wrong (%)")
    ax_noise.set_xticks(sizes, [f"{size:,}" for size in sizes])
    ax_noise.minorticks_off()
    ax_noise.legend(frameon=False, fontsize=8.5, loc="lower left")
    caption = (
        f"Left: standardising with all biopsies changes the held-out loss by {mean:+.5f} ± {spread:.5f}; the loss itself is known "
        f"to ± {error:.3f}. Right: labels are coin tosses, so half should be wrong; with ten of {sizes[-1]:,} features chosen on all data "
        f"only {100 * leaky[:, -1].mean():.0f}% seem to be, chosen inside each fold {100 * honest[:, -1].mean():.0f}%."
    )
    return Picture(fig, [], lambda: caption)


def contest(rows):
    """Held-out losses of L1, L2 and no penalty side by side, and the paired difference of the first two.

    `rows` maps what was tried to a dict of the three methods' losses (K,), each at its own best lambda.
    """
    fig = new_figure(10, 1 + 1.15 * len(rows))
    ax, ax_pairs = fig.subplots(1, 2, width_ratios=[1.2, 1], sharey=True)
    open_axes(ax, ax_pairs)
    looks = {"L1": (VERMILLION, "o", 0.2), "L2": (BLUE, "s", 0), "none": (GREY, "D", -0.2)}
    said = []
    for row, (name, methods) in enumerate(rows.items()):
        for method, losses in methods.items():
            color, marker, shift = looks[method]
            mean, error = mean_and_error(losses)
            ax.errorbar(mean, shift - row, xerr=2 * error, fmt=marker, color=color, capsize=3, label="" if row else method)
        lead, error = mean_and_error(methods["L2"] - methods["L1"])
        ax_pairs.errorbar(lead, -row, xerr=2 * error, fmt="o", color=INK, capsize=4)
        tie = "a tie" if abs(lead) <= 2 * error else "L1 ahead" if lead > 0 else "L2 ahead"
        said.append(f"{name}: " + ", ".join(f"{method} {losses.mean():.2g}" for method, losses in methods.items()))
        said[-1] += f"; L2 minus L1 {lead:+.3f} ± {error:.3f}, {tie}."
    ax.set(xscale="log", xlabel="held-out loss ± 2 standard errors (log scale)", ylim=(-len(rows) + 0.5, 0.5))
    ax.set_yticks(-np.arange(len(rows)), list(rows))
    ax.set_xticks([0.1, 0.3, 1, 3, 10], ["0.1", "0.3", "1", "3", "10"])
    ax.legend(frameon=False, ncols=3, loc="lower left", bbox_to_anchor=(0, 1), fontsize=9)
    ax_pairs.axvline(0, color=GREY, lw=0.8)
    ax_pairs.set_xlabel("loss of L2 minus that of L1 ± 2 standard errors")
    ax_pairs.tick_params(left=False)
    return Picture(fig, [], lambda: f"Held-out losses. {' '.join(said)}")
