"""Notebook 01: what a reader does in a browser."""

from browser import move, panels


def test_three_weights_move_the_decision_line_in_the_browser(ran):
    page = ran("01_forward_pass.ipynb")
    panel = panels(page).nth(2)
    for slider, ends in enumerate([("-6.0 +3.0", "+6.0 +3.0"), ("+6.0 -6.0", "+6.0 +6.0"), ("radius -6.0", "radius +6.0")]):
        for key, text in zip(("Home", "End"), ends, strict=True):
            move(page, panel, key, slider)
            panel.locator("figcaption").get_by_text(text).wait_for(timeout=5000)
    move(page, panels(page).nth(3), "Home")
    panels(page).nth(3).get_by_text("z = -10.00").wait_for(timeout=5000)
    move(page, panels(page).nth(3), "End")
    panels(page).nth(3).get_by_text("z = 10.00").wait_for(timeout=5000)
