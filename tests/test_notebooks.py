"""What nbval does not see: whether the notebooks were executed, how they are built, and what a reader does in a browser."""

import statistics

import nbformat
import pytest
from browser import NOTEBOOKS, move, panels, run_all


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


def test_lambda_slider_in_the_browser(lab, page):
    run_all(page, lab("04_l1.ipynb"))
    panel = panels(page).first
    caption = panel.locator("figcaption")
    panel.locator(".noUi-handle").scroll_into_view_if_needed()
    panel.get_by_text("22 of 30").wait_for(timeout=2000)  # at the start, before any key
    for key, text in [("End", "0 of 30"), ("Home", "22 of 30")]:
        move(page, panel, key)
        panel.get_by_text(text).wait_for(timeout=2000)
    for _ in range(99):
        page.keyboard.press("ArrowRight")
    panel.get_by_text("λ = 0.384: 0 of 30").wait_for(timeout=2000)
    assert panel.locator("figure img").get_attribute("alt") == caption.inner_text()


def test_three_weights_move_the_decision_line_in_the_browser(lab, page):
    run_all(page, lab("01_forward_pass.ipynb"))
    panel = panels(page).nth(2)
    for slider, ends in enumerate([("-6.0 +3.0", "+6.0 +3.0"), ("+6.0 -6.0", "+6.0 +6.0"), ("radius -6.0", "radius +6.0")]):
        for key, text in zip(("Home", "End"), ends, strict=True):
            move(page, panel, key, slider)
            panel.locator("figcaption").get_by_text(text).wait_for(timeout=5000)
    move(page, panels(page).nth(3), "Home")
    panels(page).nth(3).get_by_text("z = -10.00").wait_for(timeout=5000)
    move(page, panels(page).nth(3), "End")
    panels(page).nth(3).get_by_text("z = 10.00").wait_for(timeout=5000)


def test_steppers_and_flipbooks_work_with_the_kernel_shut_down(lab, page):
    run_all(page, lab("02_loss.ipynb"))
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Shut Down Kernel", exact=True).click()
    page.get_by_text("No Kernel").first.wait_for()
    ends = [
        ("z = -10.00", "z = 10.00"),
        ("minus the log of the probability", "log 1 is 0, and two minus signs cancel"),
        ("z = 0. (3)", "logaddexp: 1000 for y = 0"),
    ]
    for i, (left, right) in enumerate(ends):
        for key, text in (("End", right), ("Home", left)):
            move(page, panels(page).nth(i), key)
            panels(page).nth(i).get_by_text(text).wait_for(timeout=5000)


def test_every_panel_of_notebook_03_moves_in_the_browser(lab, page):
    run_all(page, lab("03_gradients.ipynb"))
    last_words = ["of b_i in itself is 1", "prediction cancel", "entries of X", "divides by N", "h = 1.0e-16", "η = 100, overshoots"]
    for i, text in enumerate(last_words):
        move(page, panels(page).nth(i), "End")
        panels(page).nth(i).get_by_text(text).wait_for(timeout=5000)
    panels(page).nth(5).locator(".widget-play button").nth(1).click()  # stop also rewinds
    panels(page).nth(5).get_by_text("η = 0.01, still on its way").wait_for(timeout=5000)
    panels(page).nth(5).locator(".widget-play button").first.click()
    panels(page).nth(5).get_by_text("η = 100, overshoots").wait_for(timeout=20000)


PANELS_04 = [  # what is read at the left end and at the right end of each slider
    ("22 of 30 weights alive", "0 of 30 weights alive"),
    ("a difference quotient is its slope", "what is left is the sign"),
    ("the second term of (11)", "by (34) to (37), weight by weight"),
    ("Slope -1.6: the line cuts", "Slope +1.6: the line cuts"),
    ("λ = 0.0000: pull and price balance", "λ = 0.3000: the pull at 0, 0.2007, is too weak"),
    ("21 weights lean on a wall", "0 weights lean on a wall, 30 are held"),
    ("0 is among its slopes", "the three cases in one"),
    ("Step 0. Weights exactly 0 of 30: subgradient 0", "Step 10,000. Weights exactly 0 of 30: subgradient 0"),
    ("shifted by 0.00 standard deviations", "penalised, it is 0.194"),
    ("8 of 8 weights alive", "0 of 8 weights alive"),
]


def test_every_slider_and_button_of_notebook_04_in_the_browser(lab, page):
    run_all(page, lab("04_l1.ipynb"))
    for i, (left, right) in enumerate(PANELS_04):
        panel = panels(page).nth(i)
        for key, text in (("End", right), ("Home", left)):
            move(page, panel, key)
            panel.get_by_text(text).wait_for(timeout=5000)
        play, stop = panel.locator(".widget-play button").nth(0), panel.locator(".widget-play button").nth(1)
        play.click()
        panel.get_by_text(left).wait_for(timeout=5000, state="hidden")  # it runs
        stop.click()  # which also rewinds
        panel.get_by_text(left).wait_for(timeout=5000)
    assert panels(page).count() == len(PANELS_04)
