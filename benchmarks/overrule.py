"""Every biopsy left out, and every label flipped, at three lambdas: 3,414 exact refits, from the full fit and from nothing.

    python benchmarks/overrule.py

One thread. "warm" is `lrnotes.evidence.overrule.refits`, which starts each fit from one step of Newton's method; "cold" are the same fits
with no start. The residual is the largest departure from the optimality conditions, worked out here from the labels, the features and the
weights, and not by the solver; "the weights differ" is the largest difference between warm and cold. "one step" are the 1,138 steps of
`overrule.one_step`.
"""

import os

os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")  # before NumPy is imported

import time

import numpy as np

from lrnotes import data, fit
from lrnotes.evidence import overrule

LAMS = (0.05, 0.01, 0.003)


def each(X, y):
    """The examples and labels of all refits: first each left out, then each flipped."""
    for i in range(len(y)):
        yield np.delete(X, i, axis=0), np.delete(y, i)
    for i in range(len(y)):
        yield X, np.where(np.arange(len(y)) == i, 1 - y, y)


def residual(X, y, w, lam):
    """A living weight's gradient is -lambda sign(w), a dead one's at most lambda in size, the bias's 0."""
    wrong = (y - 1 / (1 + np.exp(-(X @ w)))) / len(y)
    pulls = wrong @ X
    return max(abs(pulls[0]), np.where(w == 0, np.abs(pulls) - lam, np.abs(pulls - lam * np.sign(w)))[1:].max())


def timed(run):
    start, busy = time.perf_counter(), time.process_time()
    found = run()
    return found, time.perf_counter() - start, time.process_time() - busy


def main():
    biopsies = data.breast_cancer()
    X, y = biopsies.X, biopsies.y
    total = np.zeros(4)
    print(f"{'':14} {'warm':>8} {'busy':>8} {'cold':>8} {'busy':>8}   {'one step':>9} {'worst residual':>15} {'the weights differ':>19}")
    for lam in LAMS:
        found, *warm_times = timed(lambda lam=lam: overrule.refits(X, y, lam))
        cold, *cold_times = timed(lambda lam=lam: np.array([fit.newton(*rows, lam) for rows in each(X, y)]))
        _, step, _ = timed(lambda lam=lam, w=found.w: overrule.one_step(X, y, lam, w))
        warm = np.vstack([found.left_out, found.flipped])
        worst = max(residual(*rows, w, lam) for rows, w in zip(each(X, y), warm, strict=True))
        total += [*warm_times, *cold_times]
        seconds = " ".join(f"{seconds:6.2f} s" for seconds in (*warm_times, *cold_times))
        print(f"lambda {lam:<7g} {seconds} {1000 * step:8.1f} ms {worst:15.1e} {np.abs(warm - cold).max():19.1e}")
    print("together       " + " ".join(f"{seconds:6.2f} s" for seconds in total))


if __name__ == "__main__":
    main()
