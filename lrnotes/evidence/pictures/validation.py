"""What notebook 05 shows of held-out loss against lambda."""

import numpy as np

from ...panels.axes import legend, log_ticks, powers_of_ten
from ...panels.growing import growing, last_of
from ...panels.names import all_drawn
from ...panels.picture import Picture
from ...panels.style import (
    BLUE,
    CLASSES,
    FAINT,
    GREEN,
    GREY,
    INK,
    SIZES,
    SMALL,
    VERMILLION,
    columns,
    drawing_for,
    house_style,
    new_figure,
)
from ..validation import mean_and_error


@house_style(sizes=SIZES)
def curves(scores, choice, y, classes, examples="examples", test=None):
    """Training and held-out loss up to one lambda, and where each held-out example lands there.

    `examples` is a word for what is classified. `test` is a triple: logits (N_test, L) of examples kept apart, their labels
    and their mean loss (L,) at each lambda. With it their loss is drawn too, and they land.
    """
    lams, training, (mean, error) = scores.lams, scores.training.mean(axis=0), mean_and_error(scores.held_out)
    z, labels, test_loss = test or (scores.z, y, None)
    who = f"{'test' if test else 'held-out'} {examples}"
    lines = [("training", BLUE, "--", training), ("held out", VERMILLION, "-", mean)]
    lines += [("test", GREEN, "-.", test_loss)] if test else []
    fig = new_figure(10, 4.4, phone=(3.6, 5.3), hall=(10, 4.5))
    ax, ax_scores = columns(fig, [1.15, 1], [1.35, 1])
    band = ax.fill_between(lams, mean - error, mean + error, fc=(VERMILLION, 0.18), ec=VERMILLION, lw=0.6, label="± 1 standard error")
    dots, show_losses = _losses(ax, lams, lines)
    marks, show_marks = mark_choice(ax, lams, choice)
    clouds, show_scores = _landing(ax_scores, z, labels, classes)
    ax_scores.set_xlabel(f"score z of {who}{chr(10) if drawing_for('phone') else ' '}(beyond ±12 at the edge)")

    def show(i, until=None):
        end = last_of(i, until)
        band.set_verts([np.array([np.r_[lams[: end + 1], lams[end::-1]], np.r_[(mean - error)[: end + 1], (mean + error)[end::-1]]]).T])
        show_losses(i, end)
        show_marks(end)
        show_scores(i)
        wrong = np.sum((z[:, i] > 0) != labels)
        text = f"λ = {lams[i]:.3g}: training loss {training[i]:.3f}, held-out loss {mean[i]:.3f} ± {error[i]:.3f}"
        text += f", test loss {test_loss[i]:.3f}" if test else ""
        return f"{text}; {wrong} of {len(labels)} {who} on the wrong side. {_where(i, choice)}"

    return Picture(fig, [band, *dots, *marks, *clouds], show, [f"{lam:.3g}" for lam in lams], "λ", telling=choice.minimum)


def _losses(ax, lams, lines):
    """Lines of loss against lambda, each (name, colour, style, losses): what moves, and the function that moves it."""
    curves, dots = [], []
    for name, color, style, losses in lines:
        curves += ax.plot(lams, losses, style, color=color, lw=2, label=name)
        dots += ax.plot([], [], "o", color=color, zorder=4)
    ax.set(xscale="log", yscale="log", xlim=lams[[0, -1]] * [0.9, 1.1], xlabel="λ (log scale)")
    ax.set_ylabel("mean cross-entropy (log scale)")
    log_ticks(ax.yaxis)
    powers_of_ten(ax.xaxis)
    legend(ax, 2 if drawing_for("phone") else len(lines) + 1, 1.05)  # above the names of the choices
    now, draw = ax.axvline(lams[0], color=INK, lw=1.2), growing(*curves)

    def show(i, end):
        draw(lams[end])
        now.set_xdata([lams[i]] * 2)
        for dot, (*_, losses) in zip(dots, lines, strict=True):
            dot.set_data([lams[i]], [losses[i]])

    return [*curves, now, *dots], show


def _landing(ax, z, y, classes):
    """The scores of both classes at one lambda, with a ring around those on the wrong side: what moves, and the function that moves it."""
    ax.set(xlim=(-12.5, 12.5), ylim=(-0.5, 1.5))
    ax.set_yticks([0, 1], [f"{name}\n({np.sum(y == label)})" for label, name in enumerate(all_drawn(classes, 16))])
    for label, left, word in ((0, 0, "false alarm"), (1, -12.5, "missed")):
        ax.fill_between([left, left + 12.5], label - 0.45, label + 0.45, fc=(FAINT, 0.4), ec=GREY, lw=0.6)
        ax.text(left + 6.25, label + 0.44, word, ha="center", va="top", fontsize=SMALL, color=INK)
    ax.axvline(0, color=GREY, lw=0.8)
    jitter = np.random.default_rng(0).uniform(-0.33, 0.33, len(y))
    clouds = [ax.plot([], [], marker, color=color, ms=4.5, alpha=0.85, mew=0)[0] for color, marker in CLASSES]
    (rings,) = ax.plot([], [], "o", color=INK, mfc="none", ms=8, mew=0.8)

    def show(i):
        for label, cloud in enumerate(clouds):
            mine = y == label
            cloud.set_data(np.clip(z[mine, i], -12, 12), label + jitter[mine])
        wrong = (z[:, i] > 0) != y
        rings.set_data(np.clip(z[wrong, i], -12, 12), (y + jitter)[wrong])

    return [*clouds, rings], show


def mark_choice(ax, lams, choice):
    """Dotted lines at the minimum and the one-standard-error choice: what moves, and the function that shows those that were passed."""
    marks = []
    for i, name, side in zip(choice, ("minimum ", " one-SE"), ("right", "left"), strict=True):
        line = ax.axvline(lams[i], color=GREY, lw=0.8, ls=":")
        text = ax.text(lams[i], 1, name, transform=ax.get_xaxis_transform(), ha=side, va="bottom", fontsize=SMALL, color=GREY)
        marks.append((i, line, text))

    def show(end):
        for i, line, text in marks:
            line.set_visible(bool(i <= end))
            text.set_visible(bool(i <= end))

    return [artist for _, *both in marks for artist in both], show


def _where(i, choice):
    """What is wrong with place i in a row of rising lambdas, in a sentence."""
    if i == choice.minimum:
        return "Here the held-out loss is least."
    if i == choice.one_se:
        return "This is the one-standard-error choice."
    if i < choice.minimum:
        return "To the left of the minimum: a closer fit to the training data, and a higher held-out loss."
    return "Between the two choices." if i < choice.one_se else "To the right of both choices: the model underfits."
