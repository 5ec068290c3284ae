"""The code that does what the panel did, ready to copy into a cell."""

from .decisions import written

N_LAMS, N_CROSS_VALIDATED, FOLDS = 50, 30, 10  # of the path, of cross-validation, and the most folds of that


def loading(name, target, positive, options):
    """The line that makes a data set of the file; `options` are further arguments of `data.from_csv`."""
    arguments = {"target": target, "positive": positive} | options
    said = ", ".join(f"{key}={written(value)}" for key, value in arguments.items() if value is not None or key == "header")
    return f"mine = data.from_csv({written(name)}, {said})"


def analysis(folds):
    """The lines behind it, from the path to the tug-of-war."""
    return f"""path = fit.path(mine.X, mine.y, n_lams={N_LAMS})
display(flipbook(pictures.weights_die(path, mine)))

lams = evidence.lambdas(mine.raw, mine.y, {N_CROSS_VALIDATED})
scores = evidence.cross_validate(mine.raw, mine.y, {folds}, lams)
display(flipbook(curves(scores, evidence.choose(scores), mine.y, mine.classes, "rows")))

display(obituary(mine.X, mine.y, path, mine.names))
display(flipbook(pictures.tug_of_war(path, mine)))"""


IMPORTS = """from lrnotes import data, evidence, fit
from lrnotes.evidence.pictures import curves
from lrnotes.l1 import pictures
from lrnotes.l1.obituary import obituary
from lrnotes.panels import flipbook"""


def whole(loading, y):
    """Imports, the line that loads and the analysis, for labels y (N,)."""
    return "\n\n".join([IMPORTS, f"{loading}\n{analysis(folds_for(y))}"])


def folds_for(y):
    """As many folds as the rarer class has examples, at most 10 and at least 2."""
    return max(2, min(FOLDS, int((y == 1).sum()), int((y == 0).sum())))
