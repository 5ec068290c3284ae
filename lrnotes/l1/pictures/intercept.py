"""What notebook 04 shows of the bias: what moves when it is penalised."""

import numpy as np

from ...fit import newton
from ...forward_pass import logits, sigmoid
from ...panels.picture import Picture
from ...panels.style import BLUE, FAINT, GREY, VERMILLION, new_figure, open_axes

LOOKS = [("bias spared", BLUE, "o", "-"), ("bias penalised", VERMILLION, "^", "--")]


def shifted(data, lam, name):
    """Every example's probability when one feature is measured from another zero, from 0 to 10 standard deviations away.

    Against the probability from the unshifted feature, bias spared and penalised. Raises ValueError if there is no feature of
    that name.
    """
    shifts, one = np.arange(0, 10.01, 0.25), np.arange(data.X.shape[1]) == data.column(name)
    tables = [data.X + shift * one for shift in shifts]
    predictions = [[sigmoid(logits(X, newton(X, data.y, lam, penalise_bias=pays))) for X in tables] for pays in (False, True)]
    fig = new_figure(10, 4.4)
    axes = fig.subplots(1, 2, sharey=True)
    open_axes(*axes)
    dots = []
    for ax, (title, color, marker, _), rows in zip(axes, LOOKS, predictions, strict=True):
        ax.plot([0, 1], [0, 1], color=GREY, lw=1)
        for line in (ax.axhline, ax.axvline):
            line(0.5, color=FAINT, lw=1)
        ax.set_title(title, loc="left", fontsize=11, fontweight="bold")
        ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal", xlabel="probability before the shift")
        dots += ax.plot(rows[0], rows[0], marker, color=color, ms=3.5, mew=0, alpha=0.45)
    axes[0].set_ylabel("probability after the shift")
    mark = axes[0].text(0.02, 0.97, "", va="top")

    def show(i):
        for dot, rows in zip(dots, predictions, strict=True):
            dot.set_ydata(rows[i])
        moved = [np.abs(rows[i] - rows[0]) for rows in predictions]
        labels = [np.sum((rows[i] > 0.5) != (rows[0] > 0.5)) for rows in predictions]
        mark.set_text(f"shifted by {shifts[i]:.2f}")
        said = f"Bias spared, the largest move of a probability is {moved[0].max():.3f}; penalised, it is {moved[1].max():.3f}"
        return f"{name} shifted by {shifts[i]:.2f} standard deviations. {said}, and {labels[1]} of {len(data.y)} change sides."

    return Picture(fig, [mark, *dots], show, [f"{shift:.2f}" for shift in shifts], "shift", telling=len(shifts) - 1)


def base_rates(data, lam, seed=0):
    """The mean probability against the share of y = 1 among the examples, bias spared and penalised.

    Shares from 5 to 95 per cent, made by leaving out examples of one class, drawn with `seed`.
    """
    rng, classes = np.random.default_rng(seed), [np.flatnonzero(data.y == label) for label in (0, 1)]
    shuffled, shares, means = [rng.permutation(rows) for rows in classes], np.arange(0.05, 0.951, 0.05), []
    for share in shares:
        total = min(len(classes[0]) / (1 - share), len(classes[1]) / share)
        keep = np.concatenate([shuffled[0][: round(total * (1 - share))], shuffled[1][: round(total * share)]])
        X, y = data.X[keep], data.y[keep]
        fits = [newton(X, y, lam, penalise_bias=pays) for pays in (False, True)]
        means.append([y.mean(), *(sigmoid(X @ w).mean() for w in fits)])
    actual, *predicted = np.array(means).T
    fig = new_figure(10, 4.0)
    ax = fig.subplots()
    open_axes(ax)
    ax.axhline(0.5, color=FAINT, lw=0.8)
    for off, style in ((lam, ":"), (0, "-"), (-lam, ":")):
        ax.plot([0, 1], [off, 1 + off], color=GREY, lw=0.8, ls=style)
    ax.text(0.69, 0.7 + lam, "share + λ", ha="right", va="bottom", fontsize=9, color=GREY)
    ax.text(0.31, 0.3 - lam, "share - λ", ha="left", va="top", fontsize=9, color=GREY)
    for (title, color, marker, style), mean in zip(LOOKS, predicted, strict=True):
        ax.plot(actual, mean, style, marker=marker, color=color, lw=1.8, ms=6, label=title)
    ax.set(xlim=(0, 1), ylim=(0, 1), xlabel=f"share of {data.classes[1]} examples", ylabel="mean probability predicted")
    ax.legend(frameon=False, loc="upper left")
    off = [np.abs(mean - actual).max() for mean in predicted]
    caption = (
        f"λ = {lam:g}: with the bias spared the mean probability is the share, off by no more than {off[0]:.6f}; "
        f"with the bias penalised it is off by up to {off[1]:.3f}."
    )
    return Picture(fig, [], lambda: caption)
