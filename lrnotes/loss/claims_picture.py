"""The reader as a classifier: claims, and the bill for the probabilities that were given to them."""

from html import escape

import numpy as np

from ..panels.asking import ask
from ..panels.style import BLUE, VERMILLION
from .claims import CLAIMS, charge

EM_PER_UNIT = 3  # length of a bar; the dearest charge, -log 0.05, is 3.0


def ask_claims(biopsies, claims=CLAIMS):
    """Panel on which the reader gives each claim a probability and pays for it: Eq. (3), beside the squared error."""
    y = np.array([claim.truth(biopsies) for claim in claims])
    truths = [claim.in_words(biopsies) for claim in claims]

    def bill(given):
        charges = charge(given, y)
        return summary(charges), table(truths, charges)

    return ask([claim.text for claim in claims], truths, bill)


def summary(charges):
    """What was paid in all, and for the dearest claim, in words."""
    entropy, squared = charges.entropy, charges.squared
    said = (
        f"You pay {entropy.mean():.2f} a claim by Eq. (3), the squared error would have charged {squared.mean():.2f}. "
        f"50% throughout costs {np.log(2):.2f} and 0.25."
    )
    if np.allclose(entropy, entropy[0]):
        return said
    dearest = np.isclose(entropy, entropy.max())
    shares = [100 * paid[dearest].sum() / paid.sum() for paid in (entropy, squared)]
    return f"{said} {_numbers(np.flatnonzero(dearest) + 1)}: {shares[0]:.0f}% of your bill, and {shares[1]:.0f}% of the other."


def _numbers(numbers):
    *most, last = map(str, numbers)
    return f"Numbers {', '.join(most)} and {last} were the dearest" if most else f"Number {last} was the dearest"


def table(truths, charges):
    """One row a claim, with bars of the same scale, and the means below, as HTML."""
    heads = ("claim", "the truth", "you gave the truth", "minus its log", "squared error")
    rows = [
        (str(i), escape(truth), f"{100 * p:.0f}%", _bar(entropy, BLUE), _bar(squared, VERMILLION))
        for i, (truth, p, entropy, squared) in enumerate(zip(truths, *charges, strict=True), 1)
    ]
    rows.append(("", "mean", "", _bar(charges.entropy.mean(), BLUE), _bar(charges.squared.mean(), VERMILLION)))
    lines = [_row("th", heads), *(_row("td", row) for row in rows)]
    return f'<table style="border-collapse: collapse; line-height: 1.5">{"".join(lines)}</table>'


def _row(tag, texts):
    start = f'<{tag} style="padding: 0 1em 0 0; text-align: left; font-variant-numeric: tabular-nums">'
    return f"<tr>{''.join(f'{start}{text}</{tag}>' for text in texts)}</tr>"


def _bar(value, colour):
    width = EM_PER_UNIT * value
    return f'{value:.2f} <span style="display: inline-block; height: 0.7em; width: {width:.2f}em; background: {colour}"></span>'
