"""When did each weight die, and did it come back? Read off a path of exact optima, then refined between its lambdas."""

from typing import NamedTuple

import numpy as np

from ..fit import newton
from ..gradients import dloss_dw
from . import spare_bias


class Life(NamedTuple):
    """One weight on its way through the lambdas of a path, from the smallest to the largest."""

    name: str
    spans: tuple  # of (from, to), rising: the lambdas between which it is alive; empty if it never is
    pull: float  # -dL/dw_j when it died for the last time; its size is that lambda. nan if it was never alive
    revivals: int  # how often it came to life as lambda grew

    @property
    def death(self):
        """The lambda from which on it is dead for good; 0 if it never lived."""
        return self.spans[-1][1] if self.spans else 0.0


class Obituary(NamedTuple):
    """One life a feature, the last to die first. A notebook shows it as a table."""

    lives: list

    def __repr__(self):
        return f"The lives of {len(self.lives)} weights; last to die: {self.lives[0].name}, at λ = {self.lives[0].death:.6f}"

    def _repr_markdown_(self):
        rows = ["| feature | dies at λ = | its pull then | comes to life | alive for λ from - to |", "|---|--:|--:|--:|---|"]
        for life in self.lives:
            spans = [f"{low:.4g} - {high:.4g}" for low, high in life.spans] or ["nowhere on the path"]
            if len(life.spans) > life.revivals:  # the first span starts where the path does
                spans[0] = f"the path's end - {life.spans[0][1]:.4g}"
            last = f"{life.death:.6f} | {life.pull:+.6f}" if life.spans else "- | -"
            rows.append(f"| {life.name} | {last} | {life.revivals or '-'} | {', '.join(spans)} |")
        return "\n".join(rows)


def obituary(X, y, path, names, rtol=1e-9):
    """The life of every weight but the bias along `path` (from `fit.path`, bias spared), as an Obituary.

    Where a weight changes between alive and dead from one lambda of the path to the next, the lambda of that change is found by
    bisection with `fit.newton`, to `rtol`. What happens twice between two neighbours on the path goes unseen, and a weight
    that is alive at the smallest lambda has its first span start there.
    `names` has one entry for each weight but the bias. Raises ValueError if it has not or if a weight is alive at the largest
    lambda, and what `fit.newton` raises.
    """
    if len(names) != path.W.shape[1] - 1:
        raise ValueError(f"names must have one entry for each weight but the bias, got {len(names)} for {path.W.shape[1] - 1}")
    survivors = np.flatnonzero(path.W[0, 1:])
    if survivors.size:
        raise ValueError(
            f"the path starts at lambda {path.lams[0]:.6g}, where {names[survivors[0]]} is still alive: let it start at lambda_max or above"
        )
    lams, W = path.lams[::-1], path.W[::-1]  # lambda rises, as in the reader's hand
    lives = []
    for j, name in enumerate(names, start=1):
        alive = W[:, j] != 0
        changes = [_change(X, y, lams[i], lams[i + 1], W[i], j, rtol) for i in np.flatnonzero(np.diff(alive))]
        lams_of_change = [lam for lam, _ in changes]
        ends = [lams[0], *lams_of_change] if alive[0] else lams_of_change
        spans = tuple(zip(ends[::2], ends[1::2], strict=True))
        pull = -dloss_dw(X, changes[-1][1], y)[j] if spans else np.nan
        lives.append(Life(name, spans, float(pull), len(spans) - int(alive[0])))
    return Obituary(sorted(lives, key=lambda life: life.death, reverse=True))


def _change(X, y, low, high, w, j, rtol):
    """The lambda between low and high at which weight j changes between alive and dead, and the weights there."""
    alive_at_low = w[j] != 0
    while high > low * (1 + rtol):
        middle = np.sqrt(low * high)
        w = newton(X, y, spare_bias(middle, X.shape[1]), w, tol=rtol * middle)
        if (w[j] != 0) == alive_at_low:
            low = middle
        else:
            high = middle
    return float(high), w
