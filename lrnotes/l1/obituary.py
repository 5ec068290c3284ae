"""When did each weight die, and did it come back? Read off a regularisation path (weights as functions of lambda, exact optima all),
then refined between its lambdas."""

import re
from typing import NamedTuple

import numpy as np

from ..fit import newton
from ..gradients import dloss_dw
from ..gradients.gradient import loss_gradient
from .crossing import crossing
from .optimality import kkt_violation


class Life(NamedTuple):
    """One weight on its way through the lambdas of a path, from the smallest to the largest."""

    name: str
    spans: tuple  # of (from, to), rising: the lambdas between which it is alive; empty if it never is
    pull: float  # -dL/dw_j when it died for the last time; its size is that lambda. nan if it was never alive
    alive_at_end: bool  # at the left end, the smallest lambda of the path: there the first span starts

    @property
    def revivals(self):
        """How often it came to life as lambda grew."""
        return len(self.spans) - self.alive_at_end

    @property
    def death(self):
        """The lambda from which on it is dead for good; 0 if it never lived."""
        return self.spans[-1][1] if self.spans else 0.0


class Obituary(NamedTuple):
    """One life a feature, the last to die first. A notebook shows it as a table."""

    lives: list

    def __repr__(self):
        last = self.lives[0]
        said = f"last to die: {last.name}, at λ = {last.death:.6f}" if last.spans else "none is alive anywhere on the path"
        return f"The lives of {len(self.lives)} weights; {said}"

    def _repr_markdown_(self):
        rows = ["| feature | dies at λ = | its pull then | comes to life | alive for λ from - to |", "|---|--:|--:|--:|---|"]
        for life in self.lives:
            spans = [f"{low:.4g} - {high:.4g}" for low, high in life.spans] or ["nowhere on the path"]
            if life.alive_at_end:
                spans[0] = f"the left end - {life.spans[0][1]:.4g}"
            last = f"{life.death:.6f} | {life.pull:+.6f}" if life.spans else "- | -"
            rows.append(f"| {_literal(life.name)} | {last} | {life.revivals or '-'} | {', '.join(spans)} |")
        return "\n".join(rows)


def _literal(name):
    """A name in Markdown that stays as it is: no mathematics, emphasis, links or columns of its own."""
    name = re.sub(r"([\\`*_{}\[\]()<>#+.!|~^&-])", r"\\\1", " ".join(name.split()))
    return name.replace("$", "<span>&#36;</span>")  # MathJax looks for dollars twice, in the Markdown and in what became of it


def obituary(X, y, path, names, rtol=1e-9):
    """The life of every weight but the bias along the regularisation path `path` (from `fit.path`, bias spared), as an Obituary.

    Where a weight changes between alive and dead from one lambda of the path to the next, the lambda of that change is found by fits in
    between (`fit.newton`), to `rtol` of it. What happens twice between two neighbours on the path goes unseen, and a weight that is alive
    at the smallest lambda has its first span start there.
    `names` has one entry for each weight but the bias. Raises ValueError if it has not, if a weight is alive at the largest
    lambda or if the path is none of X and y with the bias spared, and what `fit.newton` raises.
    """
    _check(X, y, path, names)
    lams, W, _ = path.rising
    lives = []
    for j, name in enumerate(names, start=1):
        alive = W[:, j] != 0
        changes = [_change(X, y, lams[i : i + 2], W[i : i + 2], j, rtol) for i in np.flatnonzero(np.diff(alive))]
        lams_of_change = [lam for lam, _ in changes]
        ends = [lams[0], *lams_of_change] if alive[0] else lams_of_change
        spans = tuple(zip(ends[::2], ends[1::2], strict=True))
        pull = -dloss_dw(X, changes[-1][1], y)[j] if spans else np.nan
        lives.append(Life(name, spans, float(pull), bool(alive[0])))
    return Obituary(sorted(lives, key=lambda life: life.death, reverse=True))


def _check(X, y, path, names):
    n = path.W.shape[1] - 1
    if len(names) != n:
        raise ValueError(f"names must have one entry for each weight but the bias, got {len(names)} for {n}")
    survivors = np.flatnonzero(path.W[0, 1:])
    if survivors.size:
        raise ValueError(
            f"the path starts at lambda {path.lams[0]:.6g}, where {names[survivors[0]]} is still alive: let it start at lambda_max or above"
        )
    for lam, w in zip(path.lams, path.W, strict=True):
        violation = kkt_violation(X, w, y, lam)
        if violation > 2e-4 * lam > 0:  # a path holds to a ten-thousandth; the rest is for rounding
            raise ValueError(
                f"at lambda {lam:.6g} the path's weights are not the optimum with the bias spared (a KKT violation of {violation:.2g}): "
                "give the path that fit.path(X, y) finds for these X and y without penalise_bias"
            )


def _change(X, y, lams, W, j, rtol):
    """The lambda between two at which weight j changes between alive and dead, and the weights there; W are those at the two."""
    w = W[0]

    def distance(lam, w):
        """From the change, in units of the pull that j feels once it is held at 0: more than 0 where it is alive."""
        beyond = abs(abs(loss_gradient(X, np.where(np.arange(len(w)) == j, 0, w), y)[j]) - lam)
        return beyond if w[j] != 0 else -beyond

    def fitted(lam):
        nonlocal w
        w = newton(X, y, lam, w, tol=rtol * lam)
        return distance(lam, w)

    return float(crossing(fitted, *lams, *map(distance, lams, W), rtol)), w
