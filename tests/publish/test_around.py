"""What stands around a notebook on its page, in a browser that can reach nothing else."""

import contextlib
import json
import re
from types import SimpleNamespace

import pytest
from browser import EACH, NOTEBOOKS, cut_off, new_page, open_page
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect

from lrnotes.publish import address, around, course, lite

NAMES = [path.stem for path in NOTEBOOKS]


@pytest.mark.parametrize("name", EACH)
def test_a_page_says_where_the_reader_is_and_nothing_of_jupyterlab(static, name):
    page, _ = static(name)
    text = page.locator("main").inner_text()
    assert f"{int(name[:2])} of 5, about" in text and "The map of all five".lower() in text.lower()
    for said in ("Run All", "NameError", "cell hidden", "no slider here", "find_spec"):
        assert said not in text, text[max(text.index(said) - 100, 0) :][:300]
    _, after = course.neighbours(name)
    assert page.locator(f'main a[href="{after.name}.html"]').count() > 1 if after else "This was the last of five" in text
    assert page.locator(f'main a[href="./{name}.ipynb"]').count() == 1


def test_the_section_that_is_read_is_marked_at_the_side_and_a_narrow_window_has_no_side(web, page):
    failures = cut_off(page, web)
    page.set_viewport_size({"width": 1366, "height": 768})
    open_page(page, f"{web}/01_forward_pass.html")
    sections = page.get_by_role("navigation", name="Sections")
    titles = page.locator("main h2").evaluate_all("heads => heads.map(head => head.firstChild.textContent)")
    assert sections.get_by_role("link").all_inner_texts() == titles
    for title in ("Move the weights", "Summary", "The recipe"):
        sections.get_by_role("link", name=title, exact=True).click()
        expect(sections.locator("[aria-current]")).to_have_text([title])
    right, left = sections.bounding_box(), page.locator("main").bounding_box()
    assert right["x"] + right["width"] <= left["x"]
    page.set_viewport_size({"width": 1000, "height": 768})
    expect(sections).to_be_hidden()
    assert failures == []


def test_every_line_and_every_prediction_is_there_without_javascript_and_in_print(web, browser):
    with without_javascript(browser, f"{web}/02_loss.html") as page:
        check_instead(page)
        asked = page.locator(".lr-predict").first
        asked.get_by_role("radio").last.check()
        expect(asked.locator(".lr-feedback")).to_have_text(re.compile("."), use_inner_text=True)
    with contextlib.closing(new_page(browser)) as page:
        cut_off(page, web)
        open_page(page, f"{web}/02_loss.html")
        assert not page.locator(".instead").first.is_visible()
        page.wait_for_function("document.querySelectorAll('.instead.tex2jax_ignore').length === 0")
        page.emulate_media(media="print")
        check_instead(page)
        page.wait_for_function("document.querySelector('.instead .MathJax_CHTML') !== null")


@pytest.mark.parametrize("name", EACH)
def test_a_panel_that_has_not_come_near_is_its_telling_still_without_javascript_and_on_paper(web, browser, name):
    with without_javascript(browser, f"{web}/{name}.html") as page:
        check_stills(page)
    with contextlib.closing(new_page(browser)) as page:
        cut_off(page, web)
        page.route("**/*.page.js", lambda route: route.abort())  # the slowest of lines: no panel is awake
        page.goto(f"{web}/{name}.html")
        page.emulate_media(media="print")
        check_stills(page)


@contextlib.contextmanager
def without_javascript(browser, address):
    """A page as a reader has it whose browser runs no scripts."""
    with contextlib.closing(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(address)
        yield page


def check_stills(page):
    """Every panel is a drawing and a sentence, large enough to be read."""
    panels = page.locator(".lr-panel")
    assert panels.count() >= 2
    for panel in panels.all():
        assert panel.locator("svg path").count() > 5 and len(panel.locator(".lr-caption").inner_text()) > 20
        box, still = panel.bounding_box(), panel.locator("svg").bounding_box()
        assert still["width"] > 300 and still["height"] > 150 and still["y"] + still["height"] <= box["y"] + box["height"] + 1


def check_instead(page):
    """All that stands in for widgets is seen, the lines of the derivation of notebook 02 among it, and so are all predictions."""
    from lrnotes.loss import derivation

    instead, asked = page.locator(".instead"), page.locator(".lr-predict")
    assert instead.count() + asked.count() >= 8 and all(each.is_visible() and each.bounding_box()["width"] > 300 for each in instead.all())
    assert asked.count() >= 5 and all(radio.is_visible() for radio in asked.get_by_role("radio").all())
    text = "\n".join(instead.all_inner_texts())
    assert all(line.source.splitlines()[0] in text for line in derivation.cross_entropy.lines)


def test_a_page_leads_to_binder_colab_the_file_and_the_browser_s_own_python():
    notebook = new_notebook(cells=[new_markdown_cell("old", metadata={"tags": ["where"]})])
    around.arrange(notebook, "04_l1", "me/it", lite=True)
    source = notebook.cells[0].source
    for link in (
        address.binder("04_l1.ipynb", "me/it"),
        address.colab("04_l1.ipynb", "me/it"),
        "./04_l1.ipynb",
        "05_evidence.html",
        "03_gradients.html",
    ):
        assert f"]({link})" in source
    assert "](lite/lab/index.html?path=04_l1.ipynb)" in source


def test_jupyterlite_gets_notebooks_that_bring_lrnotes_and_the_files_beside_them(tmp_path):
    lite.gather(NOTEBOOKS, tmp_path / "contents")
    gathered = sorted(path.relative_to(tmp_path / "contents").as_posix() for path in (tmp_path / "contents").rglob("*.*"))
    assert gathered == sorted([path.name for path in NOTEBOOKS] + ["data/espresso.csv"])
    for path in (tmp_path / "contents").glob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        assert lite.BRING in text and "find_spec" not in text
        cells = json.loads(text)["cells"]
        shown = [value for cell in cells for output in cell.get("outputs", []) for value in output.get("data", {}).values()]
        assert all(isinstance(value, str) for value in [*shown, *(cell["source"] for cell in cells)])  # not lists of lines
    source = lite.source(NOTEBOOKS[0].parents[1], tmp_path / "source")
    assert {path.name for path in source.iterdir()} == {"lrnotes", "LICENSE", "README.md", "pyproject.toml"}


def test_what_only_jupyterlab_needs_is_taken_out():
    cells = [
        new_markdown_cell('Do it. <span class="lab">In JupyterLab click.</span> Then look.'),
        new_markdown_cell("see no slider", metadata={"tags": ["no slider"]}),
        new_code_cell("find_spec", metadata={"tags": ["where"]}),
        new_code_cell("x"),
    ]
    notebook = SimpleNamespace(cells=cells)
    around.arrange(notebook, "x")
    assert [cell.source for cell in notebook.cells] == ["Do it. Then look.", "x"]
