"""The notebooks in their order: what stands at the top and the end of each, and the map of all."""

from typing import NamedTuple

from . import address


class Notebook(NamedTuple):
    name: str
    title: str
    minutes: int  # at 150 words, 15 lines of code or three quarters of a panel a minute, without the exercises
    part: str  # its place in the recipe
    leaves: str  # what the reader leaves with
    skip: str  # what may be left unread (its cells may run all the same)


COURSE = (
    Notebook(
        "01_forward_pass",
        "Turn measurements into a probability",
        30,
        "forward pass",
        "a score, squashed to a probability",
        "*The formula as written overflows* may be left unread",
    ),
    Notebook(
        "02_loss",
        "Choose a loss, and compute it safely",
        40,
        "error",
        "why cross-entropy, and why computed from z",
        "*Does downhill lead to the bottom?* and *Spot the slip* may be left unread",
    ),
    Notebook(
        "03_gradients",
        "Find the way down",
        50,
        "backward pass",
        "X^T(y_hat - y)/N, every line of it checked",
        "*Check a gradient with numbers* and all from *How the slope itself changes: the Hessian* on may be left unread",
    ),
    Notebook(
        "04_l1",
        "Watch weights die",
        95,
        "a price on the weights",
        "a weight stays dead as long as its pull is no more than λ",
        "fifteen minutes are enough for the heart, and *If time is short* says where it is",
    ),
    Notebook(
        "05_evidence",
        "Find out whether it helps",
        120,
        "does it help?",
        "when sparsity helps, when not, and how to tell",
        "*Bias and variance* and *Tibshirani (1996), put to the test* may be left unread",
    ),
)
RUN = (  # JupyterLab sends the reader to the last cell after "Run All Cells", and has no setting for it
    "**Run one cell at a time** with *Shift+Enter*: read, predict, drag. *Run > Run All Above Selected Cell* runs what is above and leaves "
    "you where you are; *Run > Run All Cells* takes you to the last cell. If one stops with a `NameError`, a cell above it has not run yet."
)
NAMES = [each.name for each in COURSE]
RECIPE = COURSE[:3]


def neighbours(name):
    """The notebooks before and after, None at the ends and for a notebook that is no part of the course."""
    at = NAMES.index(name) if name in NAMES else len(NAMES) + 1
    return (COURSE[at - 1] if 0 < at <= len(NAMES) else None), (COURSE[at + 1] if at + 1 < len(NAMES) else None)


def _link(notebook, ending=".ipynb"):
    return f"[{notebook.name[:2]} {notebook.title}]({notebook.name}{ending})"


def place(name, ending=".ipynb", overview="01_forward_pass.ipynb#The-recipe"):
    """n of 5, minutes, what can be skipped, the notebooks before and after and the map, as Markdown."""
    this, (before, after) = COURSE[NAMES.index(name)], neighbours(name)
    ways = [f"before: {_link(before, ending)}"] if before else []
    ways += [f"next: {_link(after, ending)}"] if after else []
    ways += [f"[the map of all five]({overview})"]
    about = f"**{int(name[:2])} of {len(COURSE)}**, about {this.minutes} minutes without the exercises; {this.skip}."
    return f"{about}\n\n{' · '.join([ways[0][0].upper() + ways[0][1:], *ways[1:]])}"


def top(name):
    """The cell at the top of a notebook."""
    file = f"{name}.ipynb"
    elsewhere = f"[Binder]({address.binder(file)}) · [Colab]({address.colab(file)}) · [static page]({address.page(name)})"
    return "\n\n".join([place(name), RUN, f"This notebook elsewhere: {elsewhere}"])


def look(name="lrnotes"):
    """The first cell of code: it stops where there is no lrnotes, and says what to do."""
    return f"""from importlib.util import find_spec

if find_spec("{name}") is None:  # this notebook came alone: a download, Colab, Kaggle
    install = "%pip install {address.archive()}"
    raise ModuleNotFoundError(f"{name} is not here. Run this line in a cell of its own, then this cell again:\\n\\n{{install}}\\n")"""


def end(name, ending=".ipynb"):
    """The last lines of a notebook."""
    _, after = neighbours(name)
    if after:
        return f"## Next\n\n{_link(after, ending)}: {after.leaves}."
    own = "Your own table goes in with `data.from_csv`: see *Your own data* in"
    return f"## Next\n\nThis was the last of five. {own} {_link(COURSE[3], ending)}."


def recipe(ending=".ipynb", folder=""):
    """The map: forward pass, error, backward pass, again, and what comes after; each part a link. As Markdown."""
    parts = [f"[**{each.part}**]({folder}{each.name}{ending})" for each in RECIPE]
    does = [
        "a score z = Xw, squashed to ŷ",
        "how wrong is ŷ, if the label is y?",
        "how each weight changes it, and a step downhill",
    ]
    price, evidence = (f"[**{each.part}**]({folder}{each.name}{ending})" for each in COURSE[3:])
    after = "After the backward pass comes the next forward pass, with better weights: rinse and repeat."
    then = f"Then {price}: each unit of weight costs a price λ, and some weights become exactly 0."
    last = f"And {evidence} Data that the model has not seen will tell."
    return f"| {' → | '.join(parts)} ↩ |\n|---|---|---|\n| {' | '.join(does)} |\n\n{after} {then} {last}"
