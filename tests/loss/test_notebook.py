"""Notebook 02: what a reader does in a browser."""

import math

import pytest
from browser import answer, answer_all, give, move, open_turn, panels
from playwright.sync_api import expect

from lrnotes.loss import predictions


def test_a_line_with_a_slip_is_chosen_in_the_browser_first_wrong_and_then_right(ran):
    page = ran("02_loss.ipynb")
    cell = open_turn(page, "in which line?")
    cell.locator("mjx-container").nth(6).wait_for(timeout=10000)  # seven lines, typeset
    for given, said in ((7, "✗ Line (7) equals the line above."), (9, "✓ Line (9) departs from the line above.")):
        answer(page, cell, f"exercises.find_the_slip.check({given})")
        cell.get_by_text(said).wait_for(timeout=10000)
    answer(page, cell, "exercises.find_the_slip.again()")
    cell.locator("mjx-container").nth(6).wait_for(timeout=10000)


def test_the_reader_is_charged_in_jupyterlab(ran):
    page = ran("02_loss.ipynb")
    panel = page.locator(".jp-OutputArea-output").filter(has=page.locator(".asked"))
    sliders = panel.get_by_role("slider")
    expect(sliders).to_have_count(8)
    for slider in sliders.all():
        label = slider.locator("xpath=ancestor::*[contains(@class, 'widget-slider')]/label")
        expect(slider).to_have_accessible_name(label.text_content())
        assert label.evaluate("label => label.scrollWidth <= label.clientWidth && label.scrollHeight <= label.clientHeight + 1")
    expect(panel.get_by_role("table")).to_have_count(0)
    give(page, panel, ["End", "Home"] * 4)  # claims 1, 4, 6 and 7 wrong or right: FFTFTTFT against TFTFTFTF
    wrong = sum(true == (i % 2 == 1) for i, true in enumerate([0, 0, 1, 0, 1, 1, 0, 1]))
    paid = -(wrong * math.log(0.05) + (8 - wrong) * math.log(0.95)) / 8
    expect(panel.get_by_role("alert")).to_contain_text(f"You pay {paid:.2f} a claim by Eq. (3)")
    expect(panel.get_by_role("row")).to_have_count(10)
    sliders.first.press("Home")
    expect(sliders.first).to_have_attribute("aria-valuetext", "95%")  # what was said stays said


@pytest.mark.slow
def test_steppers_flipbooks_and_predictions_work_with_the_kernel_shut_down(ran):
    page = ran("02_loss.ipynb")
    page.wait_for_timeout(10_000)  # the kernel draws the steps of what is far away, too
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Shut Down Kernel", exact=True).click()
    page.get_by_text("No Kernel").first.wait_for()
    ends = [
        ("z = 10.00", "z = -10.00"),
        ("all of them together have the product", "a sum of products, entry by entry"),
        ("minus the log of the probability", "log 1 is 0, and two minus signs cancel"),
        ("Step 0: the loss with the slip", "Step 50: the loss with the slip"),
        ("z = 0. (3)", "logaddexp: 1000 for y = 0"),
    ]
    expect(panels(page)).to_have_count(len(ends))
    for i, (left, right) in enumerate(ends):
        for key, text in (("End", right), ("Home", left)):
            move(page, panels(page).nth(i), key)
            panels(page).nth(i).get_by_text(text).wait_for(timeout=5000)
    asked = [value for value in vars(predictions).values() if isinstance(value, tuple)]
    assert answer_all(page, asked) == 23
