"""Fixtures that need a browser: skipped without one, and a failure in CI."""

import contextlib
import os
import shutil
from unittest import mock

import nbformat
import pytest
from browser import NOTEBOOKS, chromium_page, find_chromium, jupyter, served


def need(found, what):
    if not found:
        reason = f"no {what} on the PATH: install your system's {what.lower()} package"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


def pytest_collection_modifyitems(items):
    for item in items:
        if {"lab", "page", "site"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def lab():
    """The function that gives a notebook's address on a running JupyterLab."""
    need(find_chromium(), "Chromium")
    with jupyter() as address:
        yield address


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the static pages, with all that they load beside them."""
    from lrnotes.publish.site import build

    need(shutil.which("npm"), "npm")
    folder = tmp_path_factory.mktemp("site")
    build(NOTEBOOKS, folder, offline=True)
    return folder


@pytest.fixture(scope="session")
def web(site):
    """The address of the static pages, served on the loopback."""
    need(find_chromium(), "Chromium")
    with served(site) as address:
        yield address


@pytest.fixture
def page():
    need(find_chromium(), "Chromium")
    with chromium_page() as page:
        yield page


@pytest.fixture(scope="session", params=NOTEBOOKS, ids=lambda path: path.stem)
def pictures_of(request):
    """All pictures that a notebook draws, in order."""
    from lrnotes.panels.picture import Picture

    drawn, make = [], Picture.__init__

    def record(self, *args, **options):
        make(self, *args, **options)
        drawn.append(self)

    names = {}
    with mock.patch.object(Picture, "__init__", record), contextlib.chdir(request.param.parent):
        for cell in nbformat.read(request.param, as_version=4).cells:
            if cell.cell_type == "code":
                exec(cell.source, names)
    return drawn
