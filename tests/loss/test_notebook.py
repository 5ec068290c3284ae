"""Notebook 02: what a reader does in a browser."""

from browser import answer_all, move, panels

from lrnotes.loss import predictions


def test_steppers_flipbooks_and_predictions_work_with_the_kernel_shut_down(ran):
    page = ran("02_loss.ipynb")
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
    assert panels(page).count() == len(ends)
    for i, (left, right) in enumerate(ends):
        for key, text in (("End", right), ("Home", left)):
            move(page, panels(page).nth(i), key)
            panels(page).nth(i).get_by_text(text).wait_for(timeout=5000)
    asked = [value for value in vars(predictions).values() if isinstance(value, tuple)]
    assert answer_all(page, asked) == 23
