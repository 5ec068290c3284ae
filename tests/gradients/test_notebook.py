"""Notebook 03: what a reader does in a browser."""

import pytest
from browser import SLIDER, answer, move, open_turn, panels
from playwright.sync_api import expect


@pytest.mark.slow
def test_every_panel_of_notebook_03_moves_in_the_browser(ran):
    page = ran("03_gradients.ipynb")
    last_words = ["of b_i in itself is 1", "prediction cancel", "entries of X", "that books without matrices give", "h = 1.0e-16"]
    last_words += ["η = 100, overshoots", "a weighted sum over examples", "That is what convex means"]
    last_words += ["η = 10/M.", "From mean radius +6.0"]
    for i, text in enumerate(last_words):
        move(page, panels(page).nth(i), "End")
        panels(page).nth(i).get_by_text(text).wait_for(timeout=5000)
    expect(panels(page)).to_have_count(len(last_words))
    move(page, panels(page).nth(5), "Home")
    panels(page).nth(5).get_by_text("η = 0.01, still on its way").wait_for(timeout=5000)
    panels(page).nth(5).get_by_role("button", name="play", exact=False).click()
    panels(page).nth(5).get_by_text("η = 0.0126, still on its way").wait_for(timeout=5000)


def test_the_units_of_the_valley_are_changed_in_the_browser(ran):
    page = ran("03_gradients.ipynb")
    panel = panels(page).last
    for key, words in (("End", "(raw units)"), ("Home", "(standardised)")):
        move(page, panel, key, 3)
        panel.locator(".lr-caption").get_by_text(words).wait_for(timeout=5000)


def test_a_gradient_is_written_in_the_browser_first_wrong_and_then_right(ran):
    page = ran("03_gradients.ipynb")
    cell = open_turn(page, "the gradient")
    expect(cell).to_contain_text("No answer yet: gradient")  # it ran with all others, folded as it was
    watch = cell.locator("xpath=following-sibling::*[contains(@class, 'jp-CodeCell')][1]")
    expect(watch).to_contain_text("Nothing to watch yet")
    body = "def mine(X, w, y):\n    return X.T @ ({}) / len(y)\n\nexercises.gradient.check(mine)"
    answer(page, cell, body.format("y - forward_pass.sigmoid(X @ w)"))
    cell.get_by_text("✗ Not right: y_hat - y reversed.").wait_for(timeout=10000)
    answer(page, watch, "exercises.gradient.watch(mine)")
    panel = watch.locator(".jp-OutputArea-output").filter(has=page.locator(SLIDER))
    panel.get_by_text("Step 0: your loss is 0.6931").wait_for(timeout=20000)
    move(page, panel, "End")
    panel.get_by_text("Step 40: your loss is 165.7191, the right one's 0.0836").wait_for(timeout=5000)
    answer(page, cell, body.format("forward_pass.sigmoid(X @ w) - y"))
    cell.get_by_text("✓ Right: gradient").wait_for(timeout=10000)
    answer(page, watch, "exercises.gradient.watch(...)")
    watch.get_by_text("Nothing to watch yet").wait_for(timeout=10000)
    report = page.locator(".jp-Notebook .jp-CodeCell").last
    answer(page, report, "exercises.report()")
    report.get_by_text("✓ gradient: 2 tries, 0 of 3 hints").wait_for(timeout=10000)
