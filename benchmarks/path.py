"""Time and accuracy of a path of exact optima at 100 lambdas, ours side by side with other solvers, turn by turn.

    python benchmarks/path.py           # breast cancer data, 569 x 30
    python benchmarks/path.py --wide    # seeded, 200 x 5,000, of which ten matter

scikit-learn comes with the project. The others are optional: `pip install skglm`, `python-glmnet`, or `adelie`, which needs
NumPy < 2 and thus an environment of its own. Name its Python with `--adelie-python PATH` (`--glmnet-python`, `--skglm-python`).

Each library works in a process of its own, with one thread unless `--threads` says otherwise. Imports, compilation and
the making of the data are not timed. Right before each turn of another solver ours has one, and "x ours" is the median of
time over time in these pairs; where a row did not run all lambdas, it is a lower bound. The residual is `lrnotes.l1.kkt_violation`
with the bias spared, the worst over the lambdas, computed here for all alike. liblinear penalises its bias, the less so the
larger `intercept_scaling` is, and has no warm start.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import numpy as np

OURS = ("ours", "ours", {"tol": 1e-8}, 0)


def choose_rows(wide):
    """Name, library, its settings ("first": only so many lambdas), turns at most. Loose, then down to 1e-8 or as far as it gets."""
    tiny = 4e-15 if wide else 8e-16  # the loosest that leaves 1e-8
    yield "ours", "ours", {"tol": 1e-4}, 99
    for tol, scaling, turns in [(1e-6, 1e4, 1)] if wide else [(1e-6, 1, 3), (1e-6, 100, 3), (1e-6, 1e4, 99), (1e-8, 1e4, 3)]:
        settings = {"solver": "liblinear", "tol": tol, "intercept_scaling": scaling, "max_iter": 100_000}
        yield f"liblinear, intercept_scaling {scaling:,.0f}", "sklearn", settings, turns
    if not wide:
        saga = {"solver": "saga", "tol": 1e-6, "warm_start": True}
        yield "saga, at most 100 passes a lambda", "sklearn", saga | {"max_iter": 100}, 1
        yield "saga, the larger lambdas only", "sklearn", saga | {"max_iter": 5000, "first": 50}, 1
    yield "skglm", "skglm", {"tol": 1e-4}, 99
    yield "skglm", "skglm", {"tol": 1e-8}, 5
    yield "glmnet", "glmnet", {"tol": 1e-7}, 99
    yield "glmnet", "glmnet", {"tol": tiny}, 99
    yield "adelie", "adelie", {"tol": 1e-7, "irls_tol": 1e-7}, 99
    yield "adelie", "adelie", {"tol": tiny, "irls_tol": 1e-12}, 99


def ours(X, y, threads):
    from lrnotes import fit

    return lambda lams, tol: fit.path(X, y, lams, tol=tol).W


def sklearn(X, y, threads):
    import sklearn
    from sklearn.linear_model import LogisticRegression

    sklearn.set_config(assume_finite=True, skip_parameter_validation=True)
    features = np.ascontiguousarray(X[:, 1:])

    def run(lams, **settings):
        l1 = {"penalty": "l1"} if LogisticRegression().penalty == "l2" else {"l1_ratio": 1}  # before scikit-learn 1.8, and since
        model = LogisticRegression(random_state=0, **l1, **settings)
        W = np.empty((len(lams), X.shape[1]))
        for i, lam in enumerate(lams):
            model.C = 1 / (len(y) * lam)
            model.fit(features, y)
            W[i, 0], W[i, 1:] = model.intercept_[0], model.coef_[0]
        return W

    return run


def skglm(X, y, threads):
    from skglm.datafits import Logistic
    from skglm.penalties import L1
    from skglm.solvers import ProxNewton

    features, signs = np.asfortranarray(X[:, 1:]), 2 * y - 1

    def run(lams, tol):
        solver, W = ProxNewton(tol=tol, max_iter=1000), np.empty((len(lams), X.shape[1]))
        w, z = np.zeros(X.shape[1]), np.zeros(len(y))  # both updated in place: the warm start. The bias comes last
        for i, lam in enumerate(lams):
            w = solver.solve(features, signs, Logistic(), L1(lam), w, z, run_checks=False)[0]
            W[i, 0], W[i, 1:] = w[-1], w[:-1]
        return W

    return run


def glmnet(X, y, threads):
    from glmnet import LogitNet

    features = np.asfortranarray(X[:, 1:])

    def run(lams, tol):
        model = LogitNet(lambda_path=lams, standardize=False, n_splits=0, tol=tol, max_iter=10**8).fit(features, y)
        return np.column_stack([model.intercept_path_.ravel(), model.coef_path_[0].T])

    return run


def adelie(X, y, threads):
    import adelie

    features = np.asfortranarray(X[:, 1:])
    fixed = {"intercept": True, "early_exit": False, "progress_bar": False, "n_threads": threads}

    def run(lams, **tols):
        state = adelie.grpnet(features, adelie.glm.binomial(y), lmda_path=lams, **fixed, **tols)
        return np.column_stack([state.intercepts, state.betas.toarray()])

    return run


LIBRARIES = {solver.__name__: solver for solver in (ours, sklearn, skglm, glmnet, adelie)}


def work(library, folder, threads):
    """The worker: a line of settings in, weights to a file and a line of seconds out, until the input ends."""
    warnings.simplefilter("ignore")  # of early stops: the residual says it better
    data = np.load(folder / "data.npz")
    try:
        run = LIBRARIES[library](data["X"], data["y"], threads)
    except ImportError:
        return print("not installed", flush=True)
    print("ready", flush=True)
    for line in sys.stdin:
        settings = json.loads(line)
        lams = data["lams"][: settings.pop("first", None)]
        start = time.perf_counter()
        W = run(lams, **settings)
        seconds = time.perf_counter() - start
        np.save(folder / f"{library}.npy", W)
        print(seconds, flush=True)


class Worker:
    """A library in a process of its own. `status` is "ready", or why it is not."""

    def __init__(self, python, library, folder, threads):
        command = [python, __file__, "--worker", library, "--folder", str(folder), "--threads", str(threads)]
        limits = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"), str(threads))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, env=os.environ | limits, **pipes)
        self.weights = folder / f"{library}.npy"
        self.status = self.process.stdout.readline().strip() or "failed, see above"

    def turn(self, settings):
        """Seconds and W (L, D + 1)."""
        self.process.stdin.write(json.dumps(settings) + "\n")
        self.process.stdin.flush()
        reply = self.process.stdout.readline()
        if not reply:
            raise RuntimeError(f"{self.weights.stem} failed at {settings}, see above")
        return float(reply), np.load(self.weights)


def problem(wide):
    """X, y and a name: the biopsies or 200 examples of 5,000 features, of which ten matter."""
    from lrnotes import data, forward_pass

    if not wide:
        biopsies = data.breast_cancer()
        return biopsies.X, biopsies.y, "breast cancer data"
    rng = np.random.default_rng(0)
    X = forward_pass.add_bias(data.standardise(rng.standard_normal((200, 5000))))
    w = np.zeros(5001)
    w[1:11] = rng.choice([-1, 1], 10)
    return X, (rng.random(200) < forward_pass.sigmoid(X @ w)).astype(float), "seeded data"


def measure(rows, workers, turns):
    """For ours and each row: seconds of its turns, times ours in these, and the last W. Nothing where it could not run."""
    rows = [OURS, *rows]
    seconds, ratios, weights = ([[] for _ in rows] for _ in range(3))
    ready = [i for i, (_, library, *_) in enumerate(rows) if workers[library].status == "ready"]
    for i in ready:
        workers[rows[i][1]].turn(rows[i][2] | {"first": 5})  # first calls compile
    for turn in range(turns):
        for i in ready:
            _, library, settings, at_most = rows[i]
            if turn < at_most:
                own, weights[0] = workers["ours"].turn(OURS[2])
                other, weights[i] = workers[library].turn(settings)
                seconds[0].append(own)
                seconds[i].append(other)
                ratios[i].append(other / own)
    ratios[0] = [1]
    return zip(rows, seconds, ratios, weights, strict=True)


def table_line(row, seconds, ratios, W, X, y, lams, status):
    """One row of the table. The residual is computed here for every solver, by the same formula."""
    from lrnotes import l1

    solver, _, settings, _ = row
    start = f"{solver:36} {settings['tol']:6.0e}"
    if not seconds:
        return f"{start} {status}"
    ratio = f"{'>' if len(W) < len(lams) else ''}{np.median(ratios):.2f}"
    residual = max(l1.kkt_violation(X, w, y, lam) for lam, w in zip(lams, W, strict=False))
    return f"{start} {len(W):8} {len(seconds):6} {1000 * np.median(seconds):10,.1f} ms {ratio:>8} {residual:19.1e}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wide", action="store_true", help="the 200 x 5,000 problem")
    parser.add_argument("--turns", type=int, default=7, help="turns of each solver; slow ones take fewer (7)")
    parser.add_argument("--threads", type=int, default=1, help="threads for every solver (1)")
    for library in ("adelie", "glmnet", "skglm"):
        parser.add_argument(f"--{library}-python", default=sys.executable, metavar="PATH", help=f"a Python that has {library} (this one)")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        return work(args.worker, args.folder, args.threads)
    from lrnotes import fit

    X, y, name = problem(args.wide)
    lams = fit.lambdas(X, y)
    with tempfile.TemporaryDirectory() as folder:
        np.savez(Path(folder) / "data.npz", X=X, y=y, lams=lams)
        workers = {}
        for library in LIBRARIES:
            python = getattr(args, f"{library}_python", sys.executable)
            if not shutil.which(python):
                parser.error(f"there is no Python at {python}")
            workers[library] = Worker(python, library, Path(folder), args.threads)
        shape = f"{X.shape[0]:,} x {X.shape[1] - 1:,}"
        print(f"{name}, {shape}, 100 lambdas from {lams[0]:.3g} to {lams[-1]:.3g}, threads: {args.threads}, NumPy {np.__version__}\n")
        print(f"{'solver':36} {'tol':>6} {'lambdas':>8} {'turns':>6} {'median time':>13} {'x ours':>8} {'worst KKT residual':>19}")
        for row, *results in measure(choose_rows(args.wide), workers, args.turns):
            print(table_line(row, *results, X, y, lams, workers[row[1]].status))


if __name__ == "__main__":
    main()
