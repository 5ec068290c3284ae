"""What is shown of a reader's data: weights that die, a cross-validated lambda, an obituary and a tug-of-war.

Each part takes a data set and its path, and gives a list of widgets.
"""

from html import escape

import ipywidgets
import numpy as np

from ... import evidence, fit
from ...evidence.pictures import curves
from ...panels import flipbook
from .. import pictures
from ..obituary import obituary
from .code import N_CROSS_VALIDATED, N_LAMS, folds_for

MOST_LIVES = 30  # rows of the obituary


def best_weights(mine):
    """The path of a data set, with as many lambdas as the code that the panel shows."""
    return fit.path(mine.X, mine.y, n_lams=N_LAMS)


def attempted(make, mine, path):
    """The widgets that make(mine, path) gives, or the sentence that says what stands in the way."""
    try:
        return make(mine, path)
    except Exception as error:  # one part that fails leaves the others, and no traceback, to a reader who wrote no code
        kind = "" if isinstance(error, ValueError) else f"{type(error).__name__}: "
        return [_paragraph(f"This cannot be shown of these data: {kind}{error}")]


def dying(mine, path):
    """The flip-book of weights on their way to zero."""
    return [flipbook(pictures.weights_die(path, mine))]


def cross_validated(mine, path):
    """The flip-book of the losses, and what the two choices of lambda leave alive."""
    folds = folds_for(mine.y)
    lams = evidence.lambdas(mine.raw, mine.y, N_CROSS_VALIDATED)
    scores = evidence.cross_validate(mine.raw, mine.y, folds, lams)
    choice = evidence.choose(scores)
    alive = np.sum(evidence.train(mine.raw, mine.y, lams)[:, 1:] != 0, axis=1)
    said = (
        f"{folds} models, each trained without one of {folds} parts of the rows, predict the part that they have not seen. Their loss is "
        f"least at λ = {lams[choice.minimum]:.3g}, where {alive[choice.minimum]} of {len(mine.names)} weights are alive. At "
        f"λ = {lams[choice.one_se]:.3g}, with {alive[choice.one_se]} alive, it is within one standard error of that."
    )
    return [_paragraph(said), flipbook(curves(scores, choice, mine.y, mine.classes, "rows"))]


def lives(mine, path):
    """The obituary as a table, the last to die on top."""
    table = obituary(mine.X, mine.y, path, mine.names).lives
    head = "".join(f"<th>{escape(name)}</th>" for name in ("feature", "dies at λ =", "comes to life", "alive for λ from - to"))
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _life(life))}</tr>" for life in table[:MOST_LIVES])
    shown = [ipywidgets.HTML(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")]
    if len(table) > MOST_LIVES:
        shown.append(_paragraph(f"The {len(table) - MOST_LIVES:,} others are not shown: they die before these, or never live."))
    return shown


def tug(mine, path):
    """The flip-book of the pulls."""
    return [flipbook(pictures.tug_of_war(path, mine))]


PARTS = (("Weights die", dying), ("Which λ? Cross-validation", cross_validated), ("Obituary", lives), ("A tug-of-war", tug))


def _life(life):
    """The cells of a row."""
    if not life.spans:
        return life.name, "-", "-", "nowhere on the path"
    spans = [f"{low:.4g} - {high:.4g}" for low, high in life.spans]
    if life.alive_at_end:
        spans[0] = f"the left end - {life.spans[0][1]:.4g}"
    return life.name, f"{life.death:.6f}", str(life.revivals or "-"), ", ".join(spans)


def _paragraph(text):
    return ipywidgets.HTML(f'<p style="line-height: 1.4; max-width: 50em">{escape(text)}</p>')
