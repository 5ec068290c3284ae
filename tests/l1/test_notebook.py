"""Notebook 04: what a reader does in a browser."""

import re

import pytest
from browser import SLIDER, move, panels
from playwright.sync_api import expect


def test_lambda_slider_in_the_browser(ran):
    page = ran("04_l1.ipynb")
    panel = panels(page).first
    panel.locator(SLIDER).scroll_into_view_if_needed()
    panel.get_by_text("22 of 30").wait_for(timeout=2000)  # at the start, before any key
    for key, text in [("End", "0 of 30"), ("Home", "22 of 30")]:
        move(page, panel, key)
        panel.get_by_text(text).wait_for(timeout=2000)
    for _ in range(99):
        page.keyboard.press("ArrowRight")
    panel.get_by_text("λ = 0.384: 0 of 30").wait_for(timeout=2000)
    said = panel.locator(".lr-caption").text_content()
    expect(panel.locator(SLIDER)).to_have_attribute("aria-valuetext", f"0.384. {said}")


ENDS = [  # what is read at the left end and at the right end of each slider
    ("22 of 30 weights alive", "0 of 30 weights alive"),
    ("How many times the odds they were", "one unit times its weight"),
    ("rise over run, from w to twice w", "what is left is the sign"),
    ("the second term of (11)", "by (34) to (37), weight by weight"),
    ("Slope -1.6: the line cuts", "Slope +1.6: the line cuts"),
    ("λ = 0.0000: pull and price balance", "λ = 0.3011: the pull at 0, 0.2007 in size, is too weak"),
    ("Budget 0.2.", "Budget 5.0."),
    ("22 weights lean on a wall", "0 weights lean on a wall, 30 are held"),
    ("0 is among its slopes", "the three cases in one"),
    ("Step 0. Weights exactly 0 of 30: subgradient 0", "Step 5,000. Weights exactly 0 of 30: subgradient 0"),
    ("λ = 0: the lowest point has mean radius 3.722", "λ = 0.375: the lowest point has mean radius exactly 0"),
    ("shifted by 0.00 standard deviations", "penalised, it is 0.194"),
    ("8 of 8 weights alive", "0 of 8 weights alive"),
    ("To the left of the minimum", "To the right of both choices"),
    ("8 weights lean on a wall", "0 weights lean on a wall, 8 are held"),
]


@pytest.mark.slow
def test_every_slider_and_button_of_notebook_04_in_the_browser(ran):
    page = ran("04_l1.ipynb")
    for i, (left, right) in enumerate(ENDS):
        panel = panels(page).nth(i)
        for key, text in (("End", right), ("Home", left)):
            move(page, panel, key)
            panel.get_by_text(text).wait_for(timeout=5000)
        said = panel.locator(".lr-caption, pre").first.text_content()
        panel.get_by_role("button", name=re.compile("^play")).click()
        expect(panel).not_to_contain_text(said, timeout=10000)  # it runs
        panel.get_by_role("button", name=re.compile("^(pause|stop)")).last.click()
    expect(panels(page)).to_have_count(len(ENDS))
