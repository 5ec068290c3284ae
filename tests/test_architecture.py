"""How the house is built: which way imports point, what mathematics loads, and that whatever is imported is declared.

A module is named by its file: `l1/pictures/budget`, and `l1/__init__` for what `from lrnotes import l1` runs.
"""

import ast
import functools
import graphlib
import json
import re
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "lrnotes"

FLOORS = (  # from the roof down: a module stands on the first that fits its name
    ["publish/*"],
    ["l1/own_file/*"],  # draws what both notebooks 04 and 05 draw
    ["*/pictures*", "*/*_picture", "*/exercises*", "*/predictions"],
    ["panels/*"],
    ["evidence/*"],
    ["l1/constrained", "l1/goal", "l1/intercept", "l1/obituary", "l1/priced"],  # what of l1 needs a fit
    ["gradients/valley"],  # and what of gradients does
    ["fit/*", "data/*"],
    ["l1/*"],
    ["gradients/*"],
    ["loss/*"],
    ["forward_pass/*"],
    ["*"],
)
DECORATION = {"IPython", "PIL", "contourpy", "ipywidgets", "matplotlib", "pandas", "scipy", "sklearn"}


def depth(name):
    """How many floors are above the module."""
    return next(i for i, patterns in enumerate(FLOORS) if any(fnmatch(name, pattern) for pattern in patterns))


def may(name, other):
    """Whether a module may import the other: it is below it, on the ground outside all folders, or beside it in its own."""
    beside = "/" not in other or name.split("/")[0] == other.split("/")[0]
    return depth(other) > depth(name) or depth(other) == depth(name) and beside


def modules(house):
    """The files of the house by name."""
    return {file.relative_to(house).with_suffix("").as_posix(): file for file in sorted(house.rglob("*.py"))}


MATHEMATICS = [name for name in modules(HOUSE) if depth(name) > depth("panels/picture")]


@functools.cache
def imported(code):
    """(level, module, name) of every import in the code, those inside functions too; the name is None in `import module`."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found += [(0, alias.name, None) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.level, node.module or "", alias.name) for alias in node.names]
    return found


def needed(name, files):
    """The modules of the house that Python runs for the imports of this one, but for those of folders that it stands in."""
    within = ["lrnotes", *name.split("/")[:-1]]
    for level, module, imports in imported(files[name].read_text(encoding="utf-8")):
        path = [*(within[: len(within) - level + 1] if level else []), *filter(None, module.split("."))]
        if path[0] != "lrnotes":
            continue
        if imports and _module([*path, imports], files):
            path = [*path, imports]
        yield _module(path, files)
        folders = [path[:i] for i in range(1, len(path))]
        yield from (_module(folder, files) for folder in folders if folder != within[: len(folder)])


def _module(path, files):
    name = "/".join(path[1:])
    return next((each for each in (name, f"{name}/__init__".lstrip("/")) if each in files), None)


def wrong_ways(house):
    """Every import that does not lead down or to the side in its own folder, and the circle, if there is one, in words."""
    files = modules(house)
    needs = {name: set(needed(name, files)) for name in files}
    found = [f"{name} imports {other}" for name, others in needs.items() for other in sorted(others) if not may(name, other)]
    try:
        graphlib.TopologicalSorter(needs).prepare()
    except graphlib.CycleError as error:
        found.append(f"a circle: {' <- '.join(error.args[1])}")
    return found


def test_imports_point_one_way_and_never_in_a_circle():
    assert wrong_ways(HOUSE) == []


@pytest.mark.parametrize(
    ("name", "code", "found"),
    [
        ("gradients/gradient", "from ..l1.penalty import penalty", "gradients/gradient imports l1/penalty"),
        ("loss/losses", "def late():\n    from .. import gradients", "loss/losses imports gradients/__init__"),
        ("fit/regularisation_path", "from ..data import standardise", "fit/regularisation_path imports data/__init__"),
        ("fit/descent", "import lrnotes.l1.obituary", "fit/descent imports l1/obituary"),
        ("l1/__init__", "from . import goal", "l1/__init__ imports l1/goal"),
        ("forward_pass/probability", "from . import pictures", "forward_pass/probability imports forward_pass/pictures"),
        ("evidence/linear", "from ..panels import claim", "evidence/linear imports panels/__init__"),
        ("panels/moving", "from ..l1.pictures.pulls import drawn", "panels/moving imports l1/pictures/pulls"),
        ("l1/pictures/lives", "from lrnotes.evidence.pictures import curves", "l1/pictures/lives imports evidence/pictures/__init__"),
        ("l1/pictures/pulls", "from ...publish import site", "l1/pictures/pulls imports publish/site"),
        ("checks", "from . import fit", "checks imports fit/__init__"),
        ("l1/penalty", "from .optimality import excess", "a circle: l1/optimality <- l1/penalty <- l1/optimality"),
        ("evidence/decision", "from . import wilson", "evidence/decision <- evidence/__init__"),
    ],
)
def test_an_import_the_wrong_way_is_found(tmp_path, name, code, found):
    house = shutil.copytree(HOUSE, tmp_path / "lrnotes", ignore=shutil.ignore_patterns("__pycache__"))
    with modules(house)[name].open("a", encoding="utf-8") as file:
        file.write(f"\n{code}\n")
    assert any(found in each for each in wrong_ways(house))


def test_mathematics_loads_numpy_only_and_is_there_at_once():
    """Processor seconds, the best of three fresh interpreters, behind the import of NumPy; what is loaded is asked after each module.

    `fit` loads threadpoolctl too, because nothing else tells NumPy's library how many threads to take once it is there. It is small.
    """
    dotted = [".".join(["lrnotes", *name.split("/")]).removesuffix(".__init__") for name in MATHEMATICS]
    assert {"lrnotes.checks", "lrnotes.derivation", "lrnotes.l1.goal", "lrnotes.evidence.decision"} < set(dotted)
    code = (
        "import importlib, json, sys, time, numpy\n"
        "loads, start = {}, time.process_time()\n"
        f"for name in {dotted}:\n"
        "    importlib.import_module(name)\n"
        f"    loads[name] = sorted({DECORATION} & set(sys.modules))\n"
        "print(json.dumps([time.process_time() - start, loads]))"
    )
    runs = [json.loads(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True)) for _ in range(3)]
    assert {name: loaded for name, loaded in runs[0][1].items() if loaded} == {}
    assert min(seconds for seconds, _ in runs) <= 0.2


DISTRIBUTIONS = packages_distributions()  # of every module that is installed here
BESIDE_OURS = {"adelie", "glmnet", "skglm"}  # timed by benchmarks/path.py where somebody has them: adelie wants NumPy below 2
EXTRAS = {  # which optional dependencies the code in a folder may count on, besides those that are always there
    "lrnotes": (),
    "lrnotes/publish": ("lab",),
    "notebooks": (),
    "scripts": (),
    "benchmarks": ("lab", "test"),
    "tests": ("lab", "test"),
}


def cells(file):
    notebook = json.loads(file.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def undeclared(root, pyproject):
    """`folder: module` of every import from outside that pyproject.toml declares in no group that the folder may count on."""
    project = tomllib.loads(pyproject)["project"]
    ours, found = {"lrnotes", *(file.stem for folder in ("tests", "benchmarks") for file in (root / folder).glob("*.py"))}, set()
    for file in sorted(file for folder in EXTRAS for file in (root / folder).rglob("*") if file.suffix in (".py", ".ipynb")):
        folder = max((folder for folder in EXTRAS if file.is_relative_to(root / folder)), key=len)
        asked = project["dependencies"] + [text for extra in EXTRAS[folder] for text in project["optional-dependencies"][extra]]
        declared = {canonicalize_name(Requirement(text).name) for text in asked}
        for code in cells(file) if file.suffix == ".ipynb" else [file.read_text(encoding="utf-8")]:
            for module in {module.partition(".")[0] for level, module, _ in imported(code) if not level}:
                optional = module in BESIDE_OURS and folder == "benchmarks"
                distributions = {canonicalize_name(name) for name in DISTRIBUTIONS.get(module, [module])}
                if module not in sys.stdlib_module_names and module not in ours and not optional and not distributions & declared:
                    found.add(f"{folder}: {module}")
    return sorted(found)


def test_whatever_is_imported_is_declared():
    assert undeclared(ROOT, (ROOT / "pyproject.toml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("distribution", "found"),
    [
        ("scipy", "tests: scipy"),
        ("pillow", "scripts: PIL"),
        ("jinja2", "lrnotes/publish: jinja2"),
        ("nbformat", "benchmarks: nbformat"),
        ("ipywidgets", "notebooks: ipywidgets"),
    ],
)
def test_what_is_struck_out_of_pyproject_is_found(distribution, found):
    struck = re.sub(rf'"{distribution}[^"]*",?', "", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert found in undeclared(ROOT, struck)


def test_what_only_publishing_may_count_on_is_found_elsewhere(tmp_path):
    for folder in ("lrnotes/panels", "lrnotes/publish", "benchmarks", "scripts"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "new.py").write_text("def late():\n    import nbformat.v4, skglm\n", encoding="utf-8")
    found = undeclared(tmp_path, (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert found == ["lrnotes/publish: skglm", "lrnotes: nbformat", "lrnotes: skglm", "scripts: nbformat", "scripts: skglm"]


def left_out_of_the_wheel(pyproject):
    """Files of the package that are no Python, and that no pattern of package-data takes along."""
    patterns = tomllib.loads(pyproject)["tool"]["setuptools"]["package-data"]
    files = [path.relative_to(ROOT) for path in HOUSE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    taken = [path for path in files for pattern in patterns.get(".".join(path.parts[:2]), []) if path.match(f"{path.parts[1]}/{pattern}")]
    return sorted(path.as_posix() for path in set(files) - set(taken))


def test_the_wheel_has_every_file_of_the_package():
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert left_out_of_the_wheel(pyproject) == []
    assert left_out_of_the_wheel(pyproject.replace("moving.*", "panel.*")) == ["lrnotes/panels/moving.css", "lrnotes/panels/moving.js"]
