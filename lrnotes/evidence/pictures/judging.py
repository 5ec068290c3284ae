"""The reader judges biopsies, and is held against the same calibration as the model."""

from html import escape

import numpy as np

from ... import loss
from ...panels.asking import ask
from ..decision import calibrate
from .decision import calibration


def judge(measured, y, y_hat, edges, classes):
    """Panel on which the reader gives biopsies a probability of being y = 1, and learns how that went, beside the model's y_hat.

    `measured` says for each of the N biopsies in words what is known of it; `edges` are those of the bins (`evidence.calibrate`).
    """
    model = calibrate(y_hat, y, edges)

    def bill(given):
        reader = calibrate(given, y, edges)
        picture = calibration({"you": reader, "the model": model}, classes, "biopsies")
        for ax in picture.fig.axes:
            ax.set(ylim=(-3, 128), yticks=range(0, 101, 20))  # the reader's bars may be anywhere: room for the legend above
        paid = [loss.cross_entropy_naive(p, y) for p in (given, y_hat)]
        costs = f"You pay {paid[0]:.2f} a biopsy by Eq. (3), the model {paid[1]:.2f} for the same, and 50% throughout {np.log(2):.2f}."
        ones = ", ".join(map(str, np.flatnonzero(y) + 1)) or "none"
        drawing = picture.drawing()
        figure = f'<figure style="margin: 0">{drawing.html}<figcaption>{escape(drawing.caption)}</figcaption></figure>'
        return f"{classes[1].capitalize()}: {ones}. {costs} {widths(reader)}", figure

    return ask(measured, [classes[int(label)] for label in y], bill)


def widths(found):
    """How wide the Wilson intervals of a Calibration are, and how many hold the mean probability of their bin, in words."""
    least, most = (round(100 * width) for width in ((found.high - found.low).min(), (found.high - found.low).max()))
    answers = f"With {found.counts.sum():.0f} answers"
    held, n = np.sum((found.low <= found.predicted) & (found.predicted <= found.high)), len(found.counts)
    intervals = f"{answers} your interval is" if n == 1 else f"{answers} your {n} intervals are"
    wide = f"{least}" if least == most else f"{least} to {most}"
    holds = ("It does not hold", "It holds")[held] if n == 1 else f"{held} of {n} hold"
    return f"{intervals} {wide} percentage points wide. {holds} the mean probability of {'its bin' if n == 1 else 'their bins'}."
