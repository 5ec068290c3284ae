"""Fixtures that need a browser: skipped without one, and a failure in CI."""

import os

import pytest
from browser import chromium_page, find_chromium, jupyter


@pytest.fixture(scope="session")
def lab():
    """The function that gives a notebook's address on a running JupyterLab."""
    if not find_chromium():
        reason = "no Chromium on the PATH: install your system's chromium package"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with jupyter() as address:
        yield address


@pytest.fixture
def page():
    with chromium_page() as page:
        yield page
