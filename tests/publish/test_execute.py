"""lrnotes.publish.execute rewrites what changed, and nothing else."""

import base64
import io
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from PIL import Image

from lrnotes.publish.execute import FOLDER, named


def execute(path):
    done = subprocess.run([sys.executable, "-m", "lrnotes.publish.execute", path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_only_what_looks_different_is_written_anew(tmp_path):
    code = "from PIL import Image\nImage.new('RGB', (60, 40), colour)"
    path = tmp_path / "x.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("colour = 'red'"), new_code_cell(code)]), path)
    execute(path)
    notebook = nbformat.read(path, as_version=4)
    stored = notebook.cells[1].outputs[0].data
    again = io.BytesIO()
    Image.open(io.BytesIO(base64.b64decode(stored["image/png"]))).save(again, "PNG", compress_level=0)  # as another version of zlib might
    assert base64.b64encode(again.getvalue()).decode() != stored["image/png"].strip()
    stored["image/png"] = base64.b64encode(again.getvalue()).decode()
    nbformat.write(notebook, path)
    before = path.read_bytes()
    execute(path)
    assert path.read_bytes() == before

    notebook.cells[0].source = "colour = 'blue'"
    nbformat.write(notebook, path)
    execute(path)
    png = nbformat.read(path, as_version=4).cells[1].outputs[0].data["image/png"]
    assert Image.open(io.BytesIO(base64.b64decode(png))).convert("RGB").getpixel((0, 0)) == (0, 0, 255)


def test_a_notebook_is_named_from_where_one_stands_or_in_notebooks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.ipynb").touch()
    assert named("own.ipynb") == (tmp_path / "own.ipynb").resolve()
    assert named("04_l1.ipynb") == FOLDER / "04_l1.ipynb"
