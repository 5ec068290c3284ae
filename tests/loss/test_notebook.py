"""Notebook 02: what a reader does in a browser."""

from browser import answer, move, open_turn, panels


def test_a_line_with_a_slip_is_chosen_in_the_browser_first_wrong_and_then_right(ran):
    page = ran("02_loss.ipynb")
    cell = open_turn(page, "in which line?")
    cell.locator("mjx-container").nth(6).wait_for(timeout=10000)  # seven lines, typeset
    for given, said in ((7, "✗ Line (7) equals the line above."), (9, "✓ Line (9) departs from the line above.")):
        answer(page, cell, f"exercises.find_the_slip.check({given})")
        cell.get_by_text(said).wait_for(timeout=10000)
    answer(page, cell, "exercises.find_the_slip.again()")
    cell.locator("mjx-container").nth(6).wait_for(timeout=10000)


def test_steppers_and_flipbooks_work_with_the_kernel_shut_down(ran):
    page = ran("02_loss.ipynb")
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Shut Down Kernel", exact=True).click()
    page.get_by_text("No Kernel").first.wait_for()
    ends = [
        ("z = -10.00", "z = 10.00"),
        ("all of them together have the product", "a sum of products, entry by entry"),
        ("minus the log of the probability", "log 1 is 0, and two minus signs cancel"),
        ("Step 0: the loss with the slip", "Step 50: the loss with the slip"),
        ("z = 0. (3)", "logaddexp: 1000 for y = 0"),
    ]
    assert panels(page).count() == len(ends)
    for i, (left, right) in enumerate(ends):
        for key, text in (("End", right), ("Home", left)):
            move(page, panels(page).nth(i), key)
            panels(page).nth(i).get_by_text(text).wait_for(timeout=5000)
