"""Notebook 03: what a reader does in a browser."""

from browser import move, panels


def test_every_panel_of_notebook_03_moves_in_the_browser(ran):
    page = ran("03_gradients.ipynb")
    last_words = ["of b_i in itself is 1", "prediction cancel", "entries of X", "that books without matrices give", "h = 1.0e-16"]
    last_words += ["η = 100, overshoots", "a weighted sum over examples", "That is what convex means"]
    for i, text in enumerate(last_words):
        move(page, panels(page).nth(i), "End")
        panels(page).nth(i).get_by_text(text).wait_for(timeout=5000)
    assert panels(page).count() == len(last_words)
    panels(page).nth(5).locator(".widget-play button").nth(1).click()  # stop also rewinds
    panels(page).nth(5).get_by_text("η = 0.01, still on its way").wait_for(timeout=5000)
    panels(page).nth(5).locator(".widget-play button").first.click()
    panels(page).nth(5).get_by_text("η = 100, overshoots").wait_for(timeout=20000)
