"""A session: what the cells show is what is stored, run again and in any order too."""

import ast
import contextlib
import re
from html import unescape

import nbformat
import pytest
from browser import EACH, FOLDER
from nbformat.v4 import new_code_cell, new_output
from toy import dot_picture

from lrnotes.panels.stills import STORED

VIEW = "application/vnd.jupyter.widget-view+json"


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cell, *unseen):
    """A cell's outputs but for some MIME types."""
    return [
        {**output, "data": {mime: value for mime, value in output.get("data", {}).items() if mime not in unseen}} for output in cell.outputs
    ]


def told(output):
    """An output with what it says of its picture, in place of the picture: PNG where a notebook is stored, SVG in a session."""
    drawing = re.search(
        r'^<div class="lr-drawing">.*<svg [^>]*width="(\d+)" role="img" aria-label="([^"]*)"', output["data"].get("text/html", ""), re.S
    )
    if drawing:
        data = {mime: value for mime, value in output["data"].items() if mime != "text/html"}
        return {**output, "data": data, "metadata": {"image/png": {"alt": unescape(drawing[2]), "width": int(drawing[1])}}}
    return output


def same_as_stored(cell, stored):
    """Whether outputs, the captions of pictures, their order and the number of execution are those stored."""
    unseen = VIEW, "image/png", "image/jpeg", "image/svg+xml"  # numbers of widgets, and pictures, which depend on fonts and machines
    mine, theirs = ([told(output) for output in shown(each, *unseen)] for each in (cell, stored))
    return mine == theirs and cell.execution_count == stored.execution_count


def test_every_output_is_the_stored_one(session):
    stored = nbformat.read(session.path, as_version=4)
    for cell, old in zip(code_cells(session.notebook), code_cells(stored), strict=True):
        assert same_as_stored(cell, old), f"{cell.source}\n\nshows\n{cell.outputs}\n\nand stored is\n{old.outputs}"


def stored_outputs():
    text = new_output("execute_result", {"text/plain": "1", "text/html": "<b>1</b>", "image/png": "aaaa"}, execution_count=1)
    text.metadata = {"image/png": {"alt": "one"}}
    return [new_output("stream", name="stdout", text="2"), new_output("stream", name="stderr", text="3"), text]


def stored_cell():
    return new_code_cell("x", execution_count=1, outputs=stored_outputs())


CHANGES = {
    "stdout": lambda cell: cell.outputs[0].update(text="9"),
    "stderr": lambda cell: cell.outputs[1].update(text="9"),
    "which stream": lambda cell: cell.outputs[0].update(name="stderr"),
    "text": lambda cell: cell.outputs[2].data.update({"text/plain": "9"}),
    "html": lambda cell: cell.outputs[2].data.update({"text/html": "9"}),
    "html is gone": lambda cell: cell.outputs[2].data.pop("text/html"),
    "LaTeX comes": lambda cell: cell.outputs[2].data.update({"text/latex": "9"}),
    "caption": lambda cell: cell.outputs[2].metadata["image/png"].update(alt="nine"),
    "an output is gone": lambda cell: cell.outputs.pop(1),
    "an output comes": lambda cell: cell.outputs.append(new_output("stream", text="9")),
    "display in place of result": lambda cell: cell.outputs[2].update(output_type="display_data"),
    "number of execution": lambda cell: cell.update(execution_count=9),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_comparison_with_what_is_stored_sees(change):
    cell = stored_cell()
    assert same_as_stored(cell, stored_cell())
    CHANGES[change](cell)
    assert not same_as_stored(cell, stored_cell())


def test_a_picture_as_svg_is_the_png_that_is_stored_if_it_says_the_same(monkeypatch):
    def cell():
        data, metadata = dot_picture().still(1)._repr_mimebundle_()
        return new_code_cell("x", execution_count=1, outputs=[new_output("display_data", data, metadata=metadata)])

    drawn = cell()
    monkeypatch.setenv(STORED, "1")
    stored, other = cell(), cell()
    other.outputs[0].metadata["image/png"]["alt"] = "another caption"
    assert "text/html" in drawn.outputs[0].data and "image/png" in stored.outputs[0].data
    assert same_as_stored(drawn, stored) and not same_as_stored(drawn, other)


@pytest.mark.slow
def test_cells_run_again_from_last_to_first_show_the_same_and_leave_no_figure_and_no_widget(session):
    client = session.client
    count = new_code_cell("from ipywidgets.widgets.widget import _instances\nprint(len(_instances))")
    widgets = printed_by(client, count)
    for i, cell in reversed(list(enumerate(client.nb.cells))):
        if cell.cell_type == "code":
            client.execute_cell(cell, i)

    def seen(notebook):
        return [[output | {"execution_count": None} for output in shown(cell, VIEW)] for cell in code_cells(notebook)]

    assert seen(client.nb) == seen(session.notebook)
    assert printed_by(client, count) == widgets  # panels of the first run are closed
    assert printed_by(client, new_code_cell("import matplotlib.pyplot as plt\nprint(plt.get_fignums())")) == "[]\n"


def printed_by(client, cell):
    """What a cell prints that is no part of the notebook."""
    client.nb.cells.append(cell)
    client.execute_cell(cell, len(client.nb.cells) - 1)
    client.nb.cells.pop()
    return cell.outputs[0].text


@pytest.mark.parametrize("name", EACH)
def test_a_cell_run_too_early_names_what_an_earlier_cell_defines(name):
    path = FOLDER / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    assert "`NameError`, a cell above it has not run yet" in notebook.cells[1].source  # says what to do about it
    _, first, *rest = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    defined = names_set_by(first)
    refused = 0
    for source in rest:
        names = {}
        exec(first, names)
        try:
            with contextlib.chdir(path.parent):
                exec(source, names)
        except NameError as error:
            assert error.name in defined
            refused += 1
        defined |= names_set_by(source)
    assert refused  # or else this test looks at nothing


def names_set_by(source):
    """The names that a cell binds for the cells after it."""
    tree = ast.parse(source)
    assigned = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    made = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    imported = {
        alias.asname or alias.name for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)) for alias in node.names
    }
    return assigned | made | imported
