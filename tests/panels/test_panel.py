"""A cell that makes a panel, run again and again in a kernel: nothing of the earlier runs stays."""

from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from toy import dot_picture

from lrnotes import panels

RUNS, TESTS = 20, str(Path(__file__).parents[1])
SETUP = f"""
import gc, sys, tracemalloc

sys.path.insert(0, {TESTS!r})
import ipywidgets
from ipywidgets.widgets.widget import _instances
from toy import dot_picture
from lrnotes import panels
from lrnotes.l1.derivation import objective
from lrnotes.panels.asking import ask
x, y = (ipywidgets.FloatSlider(min=0, max=2) for _ in "xy")
drawn = []
picture = dot_picture(labels=())
show = picture.show
picture.show = lambda x: (drawn.append(x), show(x))[1]
many = [str(i) for i in range(12)]
tracemalloc.start()  # and not what the process holds: the allocator gives little back
"""
CELLS = {
    "flip-book": "panels.flipbook(dot_picture(labels=many))",
    "live": "panels.live(dot_picture(labels=()), x=ipywidgets.FloatSlider(min=0, max=2))",
    "live with the sliders of an earlier cell": "panels.live(picture, x=x)",
    "stepper": "panels.stepper(objective)",
    "ask": "ask(many, many, lambda given: ('', ''))",
    "two": "for slider in (x, y): display(panels.live(dot_picture(labels=()), x=slider))",
}


@pytest.fixture(scope="module")
def execute():
    """Runs code in a kernel and gives what it prints."""
    notebook = new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}})
    client = NotebookClient(notebook, timeout=120)

    def run(code):
        cell = new_code_cell(code)
        notebook.cells[:] = [cell]
        client.execute_cell(cell, 0)
        return "".join(output.get("text", "") for output in cell.outputs)

    with client.setup_kernel():
        run(SETUP)
        yield run


@pytest.mark.slow
@pytest.mark.parametrize("kind", CELLS)
def test_run_20_times_a_cell_leaves_as_many_widgets_and_as_much_memory_as_run_once(execute, kind):
    def size():
        told = execute("gc.collect(); print(len(_instances), tracemalloc.get_traced_memory()[0] / 2**20)")
        return [float(number) for number in told.split()]

    for _ in range(4):  # caches fill, and IPython keeps the last three results
        execute(CELLS[kind])
    widgets, megabytes = size()
    for _ in range(RUNS):
        execute(CELLS[kind])
    now, megabytes_now = size()
    assert now == widgets
    assert megabytes_now - megabytes <= 0.3


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in CELLS if kind in ("flip-book", "live")])
def test_of_the_pictures_that_a_cell_has_shown_ipython_keeps_the_last(execute, kind):
    execute("kept = get_ipython().history_manager.outputs; kept.clear()")
    for _ in range(3):
        execute(CELLS[kind])
    assert execute("print(*('text/html' in str(output) for run in kept.values() for output in run))") == "False False True\n"


def test_a_slider_of_an_earlier_cell_draws_once_a_move_however_often_its_panel_was_made(execute):
    for _ in range(3):
        execute("panels.live(picture, x=x)")
    assert execute("drawn.clear(); x.value = 1.5; x.value = 0.5; print(drawn)") == "[1.5, 0.5]\n"


def test_two_cells_with_the_same_slider_both_follow_it(execute):
    execute("one = panels.live(dot_picture(labels=()), x=x); one")
    execute("other = panels.live(dot_picture(labels=()), x=x); other")
    shown = execute("x.value = 1.0; print(*('at 1.0' in panel.caption for panel in (one, other)))")
    assert shown == "True True\n"


def test_a_panel_made_while_no_cell_runs_closes_no_other():
    first, _ = (panels.flipbook(dot_picture()) for _ in range(2))
    assert first.comm is not None and first.scenes
