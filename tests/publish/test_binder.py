"""What Binder would build: repo2docker's plan, rendered without a container engine."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
from elsewhere import outputs, python_of
from elsewhere import run as run_notebook
from packaging.requirements import Requirement
from setuptools import find_packages

from lrnotes.panels.claim import FAILS

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def run(*module, python=sys.executable):
    done = subprocess.run([python, "-m", *module], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]
    return done


@pytest.fixture(scope="module")
def plan():
    """stdout: the Dockerfile; stderr: what repo2docker says of it."""
    return run("repo2docker", "--no-build", "--debug", ".")


@pytest.fixture(scope="module")
def install(plan):
    """The arguments of the plan's one call of pip."""
    (arguments,) = re.findall(r"^RUN \S+/bin/pip (install .*)$", plan.stdout, re.MULTILINE)
    return shlex.split(arguments)


@pytest.fixture(scope="module")
def requirements():
    return (ROOT / "requirements.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lines(requirements):
    """requirements.txt without its comments."""
    return [line for line in requirements.splitlines() if not line.lstrip().startswith("#")]


def test_binder_takes_the_python_that_is_tested(plan, requirements):
    (tested,) = set(re.findall(r'python-version: "(.*)"', (ROOT / ".github/workflows/ci.yml").read_text()))
    assert re.findall(r"python=(\S+)", plan.stderr) == [tested]
    assert re.findall(r"--python-version (\S+)", requirements) == [tested]
    assert (ROOT / "binder/runtime.txt").read_text() == f"python-{tested}\n"


def test_every_requirement_is_an_exact_pin_and_the_last_is_the_project(lines):
    *pins, last = lines
    assert [line for line in pins if not re.fullmatch(r"[a-z0-9-]+==[a-z0-9.]+( ; [^:/]+)?", line)] == []
    assert last == "-e ."
    assert "lrnotes" not in {Requirement(pin).name for pin in pins}


def test_no_address_and_no_path_stands_in_requirements(requirements):
    assert re.findall(r"\S*(?:://|index-url|find-links|/home/|/opt/|/tmp/)\S*", requirements) == []


def test_pins_are_in_the_ranges_of_pyproject(lines):
    pins = {Requirement(line).name: next(iter(Requirement(line).specifier)).version for line in lines[:-1]}
    asked = PYPROJECT["project"]["dependencies"] + PYPROJECT["project"]["optional-dependencies"]["lab"]
    assert [text for text in asked if not Requirement(text).specifier.contains(pins[Requirement(text).name])] == []


def test_pip_runs_in_the_root_of_the_whole_repository(plan):
    order = r"^WORKDIR \$\{REPO_DIR\}$.*^COPY \S+ src/ \$\{REPO_DIR\}/$.*^RUN \S+/bin/pip "
    assert re.search(order, plan.stdout, re.MULTILINE | re.DOTALL)
    assert plan.stdout.count("\nWORKDIR ") == 1


@pytest.mark.slow
def test_pip_finds_lrnotes_with_all_its_packages(install):
    report = run("pip", *install, "--dry-run", "--no-deps", "--no-build-isolation", "--quiet", "--report", "-").stdout
    (ours,) = (item for item in json.loads(report)["install"] if item["metadata"]["name"] == "lrnotes")
    assert ours["download_info"] == {"url": ROOT.as_uri(), "dir_info": {"editable": True}}
    packages = find_packages(ROOT, **PYPROJECT["tool"]["setuptools"]["packages"]["find"])
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "lrnotes").rglob("*.py")}
    assert sorted(packages) == sorted(".".join(folder.parts) for folder in folders)  # a folder without __init__.py is no package


@pytest.mark.slow
def test_the_plan_carried_out_in_a_fresh_environment_runs_notebook_04(install, tmp_path):
    python = python_of(tmp_path)
    run("pip", *install, "--no-compile", python=python)
    folder = ROOT / "notebooks"
    notebook = run_notebook(nbformat.read(folder / "04_l1.ipynb", as_version=4), folder, python)
    assert outputs(notebook, "error") == [] and [stream.text for stream in outputs(notebook, "stream") if FAILS in stream.text] == []
    assert run("jupyterlab", "--version", python=python).stdout[0] == "4"
