"""A reader's own file through the browser's file chooser, in JupyterLab and in Notebook 7."""

import re
import shutil

import pytest
from browser import FOLDER, SLIDER, jupyter, move, run_all
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect
from sklearn.datasets import load_iris

CELLS = [
    "from lrnotes.l1 import own_file\nfile = own_file.choose('espresso.csv', 'verdict')\nfile",
    "print(len(file.data.y), 'rows')",
]


@pytest.fixture(scope="module")
def small(browser, tmp_path_factory):
    """The function that gives the address of a notebook with the panel, on a JupyterLab of its own; and a file with gaps."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copy(FOLDER / "data" / "espresso.csv", folder)
    notebook = new_notebook(cells=[new_code_cell(code) for code in CELLS])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    for name in ("lab", "notebooks"):  # each has a kernel of its own, which remembers no file
        write(notebook, folder / f"{name}.ipynb")
    iris = load_iris(as_frame=True).frame
    iris.loc[[3, 70, 140], "petal width (cm)"] = None
    iris.to_csv(folder / "iris.csv", index=False)
    with jupyter(folder) as address:
        yield address, folder / "iris.csv"


def choose(own, name, begins):
    options = own.get_by_label(name, exact=True)
    option = options.locator("option").filter(has_text=begins)
    option.wait_for(state="attached")
    options.select_option(label=option.inner_text())


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["lab", "notebooks"])
def test_from_the_file_chooser_to_the_slider(small, page, kind):
    address, iris = small
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    run_all(page, address(f"{kind}.ipynb").replace("/lab/tree/", "/lab/tree/" if kind == "lab" else "/notebooks/"))
    loading = errors[:] if kind == "notebooks" else []  # Notebook 7 has an error of its own
    own, printed = page.locator(".own-file"), page.locator(".jp-CodeCell").last
    expect(printed.locator(".jp-OutputArea-output")).to_have_text("150 rows")
    with page.expect_file_chooser() as chooser:
        own.get_by_role("button", name="Choose a CSV file").click()
    chooser.value.set_files(iris)
    expect(own.get_by_role("status")).to_contain_text("iris.csv is here")
    choose(own, "Target", "target")
    choose(own, "Class of interest (y = 1)", "1 (50 rows)")
    expect(own.get_by_role("alert")).to_contain_text("the first of 3 missing values")
    choose(own, "What to do", 'missing="rows"')
    own.get_by_text("is read, and shown below").wait_for(timeout=120_000)
    sliders = own.locator(SLIDER)
    expect(sliders).to_have_count(3)
    for i in range(3):
        move(page, own, "End", slider=i)
    own.get_by_text(re.compile("0 of 4 weights alive")).wait_for()
    own.get_by_text(re.compile("0 weights lean on a wall, 4 are held")).wait_for()
    assert "0 of 4 weights alive" in sliders.first.get_attribute("aria-valuetext")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(printed.locator(".jp-OutputArea-output")).to_have_text("147 rows", timeout=120_000)
    assert errors == loading
