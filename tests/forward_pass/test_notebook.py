"""Notebook 01: what a reader does in a browser."""

from browser import answer, move, open_turn, panels
from playwright.sync_api import expect


def test_three_weights_move_the_decision_line_in_the_browser(ran):
    page = ran("01_forward_pass.ipynb")
    panel = panels(page).nth(2)
    for slider, ends in enumerate([("-6.0 +3.0", "+6.0 +3.0"), ("+6.0 -6.0", "+6.0 +6.0"), ("radius -6.0", "radius +6.0")]):
        for key, text in zip(("Home", "End"), ends, strict=True):
            move(page, panel, key, slider)
            panel.locator(".lr-caption").get_by_text(text).wait_for(timeout=5000)
    move(page, panels(page).nth(3), "Home")
    panels(page).nth(3).get_by_text("z = -10.00").wait_for(timeout=5000)
    move(page, panels(page).nth(3), "End")
    panels(page).nth(3).get_by_text("z = 10.00").wait_for(timeout=5000)


def test_names_on_the_page_are_given_once_and_the_name_of_a_slider_leads_to_it(ran):
    """JupyterLab loads the module of each panel anew."""
    page = ran("01_forward_pass.ipynb")
    given = page.locator(".jp-OutputArea-output [id]").evaluate_all("elements => elements.map(element => element.id)")
    assert len(given) > 10 and sorted(given) == sorted(set(given))
    for label in page.locator(".lr-slider label").all():
        label.click()
        expect(label.locator("xpath=following-sibling::input")).to_be_focused()


def test_a_question_is_answered_in_the_browser_first_wrong_and_then_right(ran):
    page = ran("01_forward_pass.ipynb")
    cell = open_turn(page, "from odds to a probability")
    expect(cell).to_contain_text("No answer yet: odds")
    for given, said in (("3", "3 is the odds"), ("1 / 4", "1/4 is the probability that it is benign"), ("0.75", "✓ Right.")):
        answer(page, cell, f"exercises.odds.check({given})")
        cell.get_by_text(said).wait_for(timeout=10000)


def test_weights_are_tried_in_the_browser_and_the_best_is_remembered(ran):
    page = ran("01_forward_pass.ipynb")
    cell = open_turn(page, "beat 507")
    for given, said in (
        ("-0.8, 6, 1.3", "✓ w0 = -0.8, w1 = 6, w2 = 1.3: 514"),
        ("0.8, -6, -1.3", "✗ w0 = 0.8, w1 = -6, w2 = -1.3: 55 of 569"),
    ):
        answer(page, cell, f"exercises.beat_507.check({given})")
        cell.get_by_text(said).first.wait_for(timeout=10000)
    expect(cell).to_contain_text("the sides are swapped")
    expect(cell).to_contain_text("Best so far: w0 = -0.8, w1 = 6, w2 = 1.3: 514")
