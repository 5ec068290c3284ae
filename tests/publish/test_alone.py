"""A notebook alone: what it says where there is no lrnotes, and how it runs where lrnotes came as a wheel.

One environment for that and for another question: the versions in it are those that Pyodide's lock file names, which JupyterLite brings.
Left out is only what asks for a newer Python than the one that runs these tests.
"""

import json
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from browser import NOTEBOOKS, ROOT
from elsewhere import outputs, python_of, run
from nbformat.v4 import new_notebook

from lrnotes.publish import address, course, lite, npm

pytestmark = pytest.mark.slow
OURS = ("matplotlib", "numpy", "pandas", "pillow", "scikit-learn", "scipy", "threadpoolctl", "traitlets")
TOO_NEW = {"scipy"} if sys.version_info < (3, 12) else set()


def pip(python, *arguments):  # -I: what lies in the folder, such as an egg-info, does not count as installed
    command = [python, "-I", "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """lrnotes as a wheel, built from a copy, so that nothing is left in the repository."""
    copy = lite.source(ROOT, tmp_path_factory.mktemp("source") / "lrnotes")
    pip(sys.executable, "wheel", copy, "--no-deps", "--no-build-isolation", "--wheel-dir", copy / "dist")
    (built,) = (copy / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def locked(tmp_path_factory, registry):
    """The versions in Pyodide's lock file, by name."""
    folder = tmp_path_factory.mktemp("pyodide")
    npm.fetch(f"pyodide@{lite.PYODIDE}", r"pyodide-lock\.json", folder)
    packages = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    return {name: packages[name]["version"] for name in OURS}


@pytest.fixture(scope="module")
def alone(tmp_path_factory, wheel, locked):
    """The Python of an environment with the wheel, what that asks for in Pyodide's versions, and a kernel."""
    folder = tmp_path_factory.mktemp("alone")
    python = python_of(folder)
    pins = [f"{name}=={version}" for name, version in locked.items() if name not in TOO_NEW]
    pip(python, "install", "--no-compile", wheel, "ipykernel", *pins)
    return python


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lone_copy_runs_without_an_error_a_warning_or_a_false_claim(path, alone, tmp_path):
    ran = run(nbformat.read(shutil.copy(path, tmp_path), as_version=4), tmp_path, alone)
    assert [f"{error.ename}: {error.evalue}" for error in outputs(ran, "error")] == []
    streams = outputs(ran, "stream")
    assert [stream.text for stream in streams if stream.name == "stderr" or "\u2717" in stream.text] == []
    assert sum("\u2713" in stream.text for stream in streams) > 5  # it ran, and said so


def test_without_lrnotes_the_first_cell_of_code_names_the_line_that_brings_it(tmp_path):
    """`look` with another name, since this Python has lrnotes."""
    cell = next(cell for cell in nbformat.read(NOTEBOOKS[0], as_version=4).cells if cell.cell_type == "code")
    assert cell.source == course.look()
    cell.source = course.look("lrnotes_that_is_not_here")
    ran = run(new_notebook(cells=[cell]), tmp_path, sys.executable)
    (error,) = outputs(ran, "error")
    assert error.ename == "ModuleNotFoundError"
    assert re.search(rf"not here.*\n\n%pip install {re.escape(address.archive())}\n", error.evalue)
