"""What stands at the top and the end of each notebook, and the addresses, which are said once."""

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys

import nbformat
import pytest
from browser import NOTEBOOKS, ROOT, wait_for

from lrnotes.publish import address, course

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


def cells(path):
    return nbformat.read(path, as_version=4).cells


def test_the_course_is_the_notebooks_and_their_titles():
    assert [(path.stem, cells(path)[0].source.split("\n")[0]) for path in NOTEBOOKS] == [
        (each.name, f"# {each.title}") for each in course.COURSE
    ]


def test_a_notebook_says_where_the_reader_is_and_looks_for_lrnotes_before_it_imports(path):
    _, where, *_, last = cells(path)
    assert (where.source, last.source) == (course.top(path.stem), course.end(path.stem))
    first = next(cell for cell in cells(path) if cell.cell_type == "code")
    assert first.source == course.look()
    assert all("where" in cell.metadata.tags for cell in (where, first, last))


def test_what_may_be_left_unread_is_there(path):
    source = "\n".join(cell.source for cell in cells(path) if cell.cell_type == "markdown")
    named = re.findall(r"\*([^*]+)\*", course.COURSE[course.NAMES.index(path.stem)].skip)
    assert named and all(f"## {title}" in source or f"**{title}" in source for title in named)


def test_minutes_are_those_of_the_words_lines_and_panels(path):
    kept = [cell for cell in cells(path) if not {"exercise", "where"} & set(cell.metadata.get("tags", []))]
    words = sum(len(cell.source.split()) for cell in kept if cell.cell_type == "markdown")
    code = [cell.source for cell in kept if cell.cell_type == "code"]
    panels = sum(len(re.findall(r"^(?:stepper|flipbook|live|predict|ask\w*)\(", source, re.MULTILINE)) for source in code)
    minutes = words / 150 + sum(len(source.splitlines()) for source in code) / 15 + panels * 4 / 3
    assert abs(course.COURSE[course.NAMES.index(path.stem)].minutes - minutes) < 0.15 * minutes


def test_the_map_stands_in_the_readme_and_in_notebook_01():
    assert course.recipe(folder="notebooks/") in README
    assert any(course.recipe() in cell.source for cell in cells(NOTEBOOKS[0]))


def test_every_address_of_the_repository_is_made_of_the_one_name():
    names = [f"{name}.ipynb" for name in course.NAMES]
    made = {address.github(), address.archive(), address.binder(), *map(address.binder, names), *map(address.colab, names)}
    made |= {address.page(name) for name in ["index", *course.NAMES]}
    hosts = r"mybinder\.org/v2|colab\.research\.google\.com/github|[\w-]+\.github\.io|github\.com/(?=[\w-]+/[\w.-]+/archive)"
    texts = [README, *(cell.source for path in NOTEBOOKS for cell in cells(path))]
    found = {link for text in texts for link in re.findall(rf"https://(?:{hosts})[^\s)>\"\\]*", text)}
    assert len(found) > 15 and found <= made


def test_another_name_comes_into_all_addresses_and_back(tmp_path):
    shutil.copytree(ROOT / "lrnotes/publish", tmp_path / "lrnotes/publish")
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    shutil.copy(ROOT / "README.md", tmp_path)
    before = {file: file.read_bytes() for file in address.files(tmp_path)}
    address.move("ada/notes.of-mine", tmp_path)
    here, *others = before
    assert 'REPOSITORY = "ada/notes.of-mine"' in here.read_text(encoding="utf-8")
    text = "".join(file.read_text(encoding="utf-8") for file in others)
    assert not re.search(r"\bOWNER\b|%2FREPO\b", text)
    assert "https://ada.github.io/notes.of-mine/04_l1.html" in text and "tree%2Fnotes.of-mine%2Fnotebooks" in text
    address.move(address.REPOSITORY, tmp_path, before="ada/notes.of-mine")
    assert {file: file.read_bytes() for file in before} == before


@pytest.mark.parametrize("name", ["ada", "ada/notes/more", "https://github.com/ada/notes", "ada/no tes"])
def test_what_is_no_name_is_refused(name, tmp_path):
    with pytest.raises(ValueError, match="OWNER/REPO, got"):
        address.move(name, tmp_path)


def test_command_one_shows_the_notebooks_and_their_data_and_nothing_else(tmp_path):
    """What JupyterLab's folder holds when the command of the README starts it, asked of the server."""
    (arguments,) = re.findall(r"/bin/jupyter (lab notebooks/\S+)$", README, re.MULTILINE)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(8)
    own = {f"JUPYTER_{name}_DIR": str(tmp_path / name) for name in ("CONFIG", "RUNTIME")}
    options = ["--allow-root", "--no-browser", f"--ServerApp.port={port}", f"--IdentityProvider.token={token}"]
    command = [sys.executable, "-m", "jupyter", *arguments.split(), *options]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with wait_for(f"http://127.0.0.1:{port}/api/contents?token={token}", server) as answer:
            seen = {each["name"] for each in json.load(answer)["content"]}
    finally:
        server.terminate()
        server.wait()
    assert seen == {"data", *(path.name for path in NOTEBOOKS)}
    assert [path.name for path in (ROOT / "notebooks/data").iterdir()] == ["espresso.csv"]
