"""A session: what the cells show is what is stored, run again and in any order too, and a slider can be moved a thousand times."""

import ast
import contextlib

import ipywidgets
import nbformat
import numpy as np
import psutil
import pytest
from browser import NOTEBOOKS, jupyter, press, run_all
from nbformat.v4 import new_code_cell, new_output

from lrnotes import data, panels
from lrnotes.forward_pass import pictures

MEGABYTE = 2**20
MOVES = 1000


VIEW = "application/vnd.jupyter.widget-view+json"


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cell, *unseen):
    """A cell's outputs but for some MIME types."""
    return [
        {**output, "data": {mime: value for mime, value in output.get("data", {}).items() if mime not in unseen}} for output in cell.outputs
    ]


def same_as_stored(cell, stored):
    """Stricter than nbval, which leaves out metadata (the captions of pictures), numbers of executions and the order of outputs."""
    unseen = VIEW, "image/png", "image/jpeg"  # numbers of widgets, and pixels, which depend on fonts and machines
    return shown(cell, *unseen) == shown(stored, *unseen) and cell.execution_count == stored.execution_count


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


def test_cells_run_again_from_last_to_first_show_the_same_and_leave_no_figure(session):
    client = session.client
    for i, cell in reversed(list(enumerate(client.nb.cells))):
        if cell.cell_type == "code":
            client.execute_cell(cell, i)

    def seen(notebook):
        return [[output | {"execution_count": None} for output in shown(cell, VIEW)] for cell in code_cells(notebook)]

    assert seen(client.nb) == seen(session.notebook)
    open_figures = new_code_cell("import matplotlib.pyplot as plt\nprint(plt.get_fignums())")
    client.nb.cells.append(open_figures)
    client.execute_cell(open_figures, len(client.nb.cells) - 1)
    assert open_figures.outputs[0].text == "[]\n"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_cell_run_too_early_names_what_an_earlier_cell_defines(path):
    notebook = nbformat.read(path, as_version=4)
    assert "`NameError`, a cell above it has not run yet" in notebook.cells[0].source  # says what to do about it
    first, *rest = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
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


def decision_line():
    return pictures.two_features(data.breast_cancer(), "mean radius", "mean texture")


def test_a_thousand_moves_of_a_live_panel_leave_memory_flat_and_every_caption_right():
    says = decision_line().show
    sliders = {f"w{j}": ipywidgets.FloatSlider(min=-6, max=6, step=0.1) for j in range(3)}
    panel = panels.live(decision_line(), **sliders)
    _, screen = panel.children[3].children
    rng, wrong = np.random.default_rng(0), []

    def move(times):
        for _ in range(times):
            sliders[f"w{rng.integers(3)}"].value = round(rng.uniform(-6, 6), 1)
            told = says(**{name: slider.value for name, slider in sliders.items()})
            if screen.value.count(told) != 2:  # as alternative text and as caption
                wrong.append(told)

    move(100)  # caches fill
    process = psutil.Process()
    before = process.memory_info().rss
    move(MOVES)
    assert (process.memory_info().rss - before) / MEGABYTE <= 10
    assert wrong == []


@pytest.fixture
def own_lab():
    """A JupyterLab with no kernels of other tests."""
    with jupyter() as address:
        yield address


def kernels():
    return {child for child in psutil.Process().children(recursive=True) if "ipykernel_launcher" in child.cmdline()}


def test_a_thousand_keys_in_jupyterlab_leave_memory_flat_no_queue_and_no_wrong_caption(own_lab, page):
    earlier = kernels()
    run_all(page, own_lab("01_forward_pass.ipynb"))
    panel = page.locator(".jp-OutputArea-output").filter(has_text="w0").filter(has=page.locator(".noUi-handle"))
    handle, says = panel.locator(".noUi-handle").first, decision_line().show
    (kernel,) = kernels() - earlier
    browser = page.context.new_cdp_session(page)

    def memory():
        browser.send("HeapProfiler.collectGarbage")
        heap = browser.send("Runtime.getHeapUsage")["usedSize"]
        return np.array([kernel.memory_info().rss, heap]) / MEGABYTE

    press(page, handle, "Home", *["ArrowRight", "ArrowLeft"] * 50)  # caches fill
    panel.get_by_text(says(-6.0, 3.0, 1.0)).wait_for(timeout=5000)
    panel.evaluate("""panel => {
        window.seen = new Set();
        const look = () => panel.querySelectorAll('figure img').forEach(img => seen.add(img.alt + '|' + img.nextSibling.textContent));
        new MutationObserver(look).observe(panel, {subtree: true, childList: true});
    }""")
    before = memory()
    steps = ["ArrowRight"] * 100 + ["ArrowLeft"] * 100
    press(page, handle, *(steps * (MOVES // 200))[: MOVES - 50], *["ArrowRight"] * 50)
    panel.get_by_text(says(4.0, 3.0, 1.0)).wait_for(timeout=300)
    grown, told = memory() - before, page.evaluate("[...seen]")
    assert (grown <= 10).all(), grown
    right = {says(step / 10, 3.0, 1.0) for step in range(-60, 61)}
    last = says(4.0, 3.0, 1.0)  # how many came before it depends on how fast the keys came
    assert f"{last}|{last}" in told and set(told) <= {f"{text}|{text}" for text in right}
