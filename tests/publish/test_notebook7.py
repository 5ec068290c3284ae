"""Notebook 7, the other page that Jupyter serves: the same widgets in a simpler frame."""

import pytest
from browser import press, run_all
from playwright.sync_api import expect


@pytest.mark.slow
def test_lambda_slider_in_notebook_7(lab, page):
    run_all(page, lab("04_l1.ipynb").replace("/lab/tree/", "/notebooks/"))
    assert "/notebooks/04_l1.ipynb" in page.url  # and not sent on to JupyterLab
    handle = page.get_by_role("slider", name="λ", exact=True).first
    panel = handle.locator("xpath=ancestor::*[contains(@class, 'lr-panel')]")
    for key, text in (("End", "0 of 30"), ("Home", "22 of 30")):
        press(page, handle, key)
        panel.locator(".lr-caption").get_by_text(text).wait_for(timeout=2000)
    said = panel.locator(".lr-caption").text_content()
    expect(handle).to_have_attribute("aria-valuetext", f"0.000384. {said}")
