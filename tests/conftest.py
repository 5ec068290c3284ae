"""What several tests need and what takes long to make, made once a session. Without a browser its tests are skipped, and fail in CI."""

import contextlib
import copy
import functools
import os
import shutil
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import nbformat
import pytest
from browser import NOTEBOOKS, chromium, cut_off, find_chromium, jupyter, new_page, open_page, run_all, served
from nbclient import NotebookClient


def need(found, what):
    if not found:
        reason = f"no {what} on the PATH: install your system's {what.lower()} package"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(items):
    for item in items:
        if {"browser", "site", "registry"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")


class Session(NamedTuple):
    path: Path
    notebook: nbformat.NotebookNode  # as it is after a run from the first cell to the last
    client: NotebookClient  # with a copy of it, and with the kernel


@pytest.fixture(scope="session")
def executed():
    """What came of each notebook that has run, by path: for others to use up."""
    return {}


@pytest.fixture(scope="session", params=NOTEBOOKS, ids=lambda path: path.stem)
def session(request, executed):
    """A notebook that has run, in a kernel that is still there."""
    from lrnotes.panels.stills import NO_KERNEL, STORED
    from lrnotes.publish.execute import environment, new_client

    client = new_client(request.param)
    pages = any("site" in getattr(item, "fixturenames", ()) for item in request.session.items)  # they are made of it
    with client.setup_kernel(env=environment(*([STORED, NO_KERNEL] if pages else []))):
        notebook = copy.deepcopy(client.execute(cleanup_kc=False))
        executed[request.param] = copy.deepcopy(notebook)
        yield Session(request.param, notebook, client)


@pytest.fixture(scope="session")
def registry():
    """Files of packages of the npm registry can be had."""
    need(shutil.which("npm"), "npm")


@pytest.fixture(scope="session")
def site(tmp_path_factory, executed, registry):
    """The folder of the static pages, with all that they load beside them."""
    from lrnotes.publish.site import build, run

    folder = tmp_path_factory.mktemp("site")
    build(NOTEBOOKS, folder, offline=True, run=lambda path: executed.pop(path, None) or run(path))
    return folder


@pytest.fixture(scope="session")
def web(site):
    """The address of the static pages, served on the loopback."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    need(find_chromium(), "Chromium")
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser):
    """A page of one's own."""
    with contextlib.closing(new_page(browser)) as page:
        yield page


@pytest.fixture(scope="session")
def static(web, browser):
    """Gives a static page, opened once with the rest of the world cut off, and the list of what it asked for all the same."""

    @functools.cache
    def opened(name):
        page = new_page(browser)
        failures = cut_off(page, web)
        open_page(page, f"{web}/{name}.html")
        return page, failures

    return opened


@pytest.fixture(scope="session")
def lab(browser):
    """The function that gives a notebook's address on a running JupyterLab."""
    with jupyter() as address:
        yield address


@pytest.fixture(scope="session")
def ran(lab, browser):
    """Gives a page of JupyterLab in which a notebook was opened and run, once."""

    @functools.cache
    def page_of(name):
        page = new_page(browser)
        run_all(page, lab(name))
        return page

    return page_of


SHORT, LONG = NOTEBOOKS[:3], NOTEBOOKS[3:]  # seconds of mathematics, and ten and more


@pytest.fixture(
    scope="session", params=[*SHORT, *(pytest.param(path, marks=pytest.mark.slow) for path in LONG)], ids=lambda path: path.stem
)
def pictures_of(request):
    """All pictures that a notebook makes, in order. None of their frames is drawn yet, which takes most of a notebook's time."""
    from lrnotes.panels.picture import Picture

    made, make = [], Picture.__init__

    def record(self, *args, **options):
        make(self, *args, **options)
        made.append(self)

    def undrawn(self, *args, **values):
        return "", {}, self.show(*args, **values)

    names = {}
    instead = {"__init__": record, "layer": undrawn, "background": lambda self, *args, **values: ("", {})}
    with mock.patch.multiple(Picture, **instead), contextlib.chdir(request.param.parent):
        for cell in nbformat.read(request.param, as_version=4).cells:
            if cell.cell_type == "code":
                exec(cell.source, names)
    return made
