"""How the notebooks are built, and that they were executed."""

import importlib
import re
import statistics

import nbformat
import pytest
from browser import NOTEBOOKS


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_are_notebooks():
    assert NOTEBOOKS


def test_every_code_cell_was_executed_in_order(notebook):
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))


def test_no_widget_state_and_no_errors_are_stored(notebook):
    assert "widgets" not in notebook.metadata
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    assert not any(output.output_type == "error" for output in outputs)
    assert not any("widget-view" in mime for output in outputs for mime in output.get("data", {}))


def test_cells_are_short(notebook):
    lengths = [len(cell.source.splitlines()) for cell in code_cells(notebook)]
    assert max(lengths) <= 15
    assert statistics.median(lengths) <= 4


def test_every_stored_picture_has_alternative_text(notebook):
    for cell in code_cells(notebook):
        for output in cell.outputs:
            if "image/png" in output.get("data", {}):
                assert len(output.metadata["image/png"]["alt"]) > 20


FOLDED = "jp-MarkdownHeadingCollapsed"


def turns(notebook):
    """The cells of each exercise: the one with its heading, and those that JupyterLab folds below it."""
    found = []
    for i, cell in enumerate(notebook.cells):
        if cell.metadata.get(FOLDED):
            rest = notebook.cells[i + 1 :]
            end = next(
                k for k, below in enumerate(rest) if below.cell_type == "markdown" and re.search("^#{1,3} ", below.source, re.MULTILINE)
            )
            found.append((cell, rest[:end]))
    return found


def test_every_exercise_is_folded_in_its_notebook_and_stored_without_an_answer(notebook):
    (topic,) = re.findall(r"^from lrnotes\.(\w+) import .*\bexercises\b", code_cells(notebook)[1].source, re.MULTILINE)
    tasks = importlib.import_module(f"lrnotes.{topic}.exercises").tasks
    asked = []
    for heading, cells in turns(notebook):
        assert heading.source.startswith("### Your turn: ")
        assert [cell.cell_type for cell in cells] in (["code"], ["code", "code"])  # nothing else is folded away with it
        (name,) = re.findall(r"^exercises\.(\w+)\.check\(", cells[0].source, re.MULTILINE)
        assert f"`exercises.{name}.hint()`" in heading.source and f"`exercises.{name}.solution()`" in heading.source
        assert [bool(task.work) for task in tasks if task.name == name and hasattr(task, "work")] in ([], [len(cells) == 2])
        for cell, begins in zip(cells, (f"○ No answer yet: {name}", f"○ Nothing to watch yet: {name}"), strict=False):
            (output,) = cell.outputs
            assert output.data["text/plain"].startswith(begins)
        asked.append(name)
    assert sorted(asked) == sorted(task.name for task in tasks)
    last = code_cells(notebook)[-1]
    assert last.source == "exercises.report()" and last.outputs[0].data["text/plain"].count("○") == len(tasks)


def test_what_an_exercise_takes_from_its_notebook_is_there():
    notebook = nbformat.read(next(path for path in NOTEBOOKS if path.stem == "03_gradients"), as_version=4)
    before = [cell.source for cell in notebook.cells[: notebook.cells.index(next(c for c in notebook.cells if "own_slope" in c.source))]]
    names = {}
    for source in before:
        if re.search(r"^(import|from|biopsies = |def f\(w\))", source, re.MULTILINE) and "stepper(" not in source:
            exec(source.partition("errors = gradients.largest")[0], names)
    exec(names["exercises"].own_slope.solution().code, names)
    assert names["exercises"].own_slope.passed
