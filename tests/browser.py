"""A real browser on a real JupyterLab: what a reader has. Used by the browser tests and by benchmarks/slider.py."""

import contextlib
import functools
import http.server
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
# The notebook with most on it always, the others with -m slow.
EACH = [pytest.param(path.stem, marks=() if path.stem == "04_l1" else pytest.mark.slow) for path in NOTEBOOKS]
SLIDER = ".noUi-handle, .lr-slider input"  # of ipywidgets, and ours
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


def find_chromium():
    """Path of the browser, or None. Playwright's own download is not needed where the system has one."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextlib.contextmanager
def chromium():
    """Headless Chromium. Playwright allows one at a time in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS.split())
        yield browser
        browser.close()


def new_page(browser):
    """A page with no memory of the others."""
    return browser.new_page(viewport={"width": 1280, "height": 1000})


@contextlib.contextmanager
def chromium_page():
    """A page of a browser of its own."""
    with chromium() as browser:
        yield new_page(browser)


@contextlib.contextmanager
def jupyter(folder=FOLDER):
    """A JupyterLab server on a copy of the folder; gives the function that turns a file name into its address."""
    with tempfile.TemporaryDirectory() as temporary:
        work = shutil.copytree(folder, Path(temporary, "notebooks"), ignore=shutil.ignore_patterns(".*", "__pycache__"))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        token = secrets.token_hex(8)
        own = {f"JUPYTER{name}_DIR": str(Path(temporary, name)) for name in ("_CONFIG", "_RUNTIME", "LAB_SETTINGS")}
        no_news = Path(own["JUPYTERLAB_SETTINGS_DIR"], "@jupyterlab/apputils-extension/notification.jupyterlab-settings")
        no_news.parent.mkdir(parents=True)
        no_news.write_text('{"fetchNews": "false"}')  # or else a pop-up asks, and covers the page
        options = [f"--ServerApp.port={port}", f"--IdentityProvider.token={token}", "--ServerApp.open_browser=False"]
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", "--allow-root", "--ip=127.0.0.1", *options],
            cwd=work,
            env=os.environ | own | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            base = f"http://127.0.0.1:{port}"
            wait_for(f"{base}/api/status?token={token}", server)
            yield lambda name: f"{base}/lab/tree/{name}?reset&token={token}"  # reset: no tabs of an earlier visit
        finally:
            server.terminate()
            server.wait()


def wait_for(address, server, seconds=60):
    end = time.monotonic() + seconds
    while True:
        try:
            return urllib.request.urlopen(address, timeout=5)
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.2)


def run_all(page, address, seconds=300):
    """Open a notebook, choose Run > Run All Cells in the menu as a reader would, and wait until the kernel has done."""
    from playwright.sync_api import expect

    page.goto(address)
    if "/lab/" in address:
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=seconds * 1000)
    else:  # Notebook 7 has no status bar, and shows idle before there is a kernel, too
        page.locator(".jp-Toolbar-kernelName").get_by_text("Python 3 (ipykernel)").wait_for(timeout=seconds * 1000)
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=seconds * 1000)
    drawn_whole(page)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    last = page.locator(".jp-Notebook .jp-CodeCell").last.locator(".jp-InputPrompt")
    expect(last).to_have_text("[*]:", timeout=seconds * 1000)  # an older number goes away first
    expect(last).to_have_text(re.compile(r"\[\d+\]"), timeout=seconds * 1000)


def drawn_whole(page, seconds=60):
    """Wait until the page shows all cells of its notebook: it draws them one after the other, and until then its last is not the last."""
    from playwright.sync_api import expect

    path = re.search(r"(?:lab/tree|notebooks)/([^?]*)", page.url)[1]
    notebook = page.evaluate("async (path) => (await fetch(`/api/contents/${path}`)).json()", path)["content"]
    cells = sum(cell["cell_type"] == "code" for cell in notebook["cells"])
    expect(page.locator(".jp-Notebook .jp-CodeCell")).to_have_count(cells, timeout=seconds * 1000)


@contextlib.contextmanager
def served(folder):
    """The address of a folder served on the loopback."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def cut_off(page, own):
    """Let a page reach nothing but addresses that start with `own`; gives the list of what it tried, and of what went wrong."""
    failures = []

    def decide(route):
        if route.request.url.startswith((own, "data:")):
            return route.continue_()
        failures.append(f"asked for {route.request.url}")
        return route.abort()

    page.route("**/*", decide)
    page.on("console", lambda message: message.type == "error" and failures.append(message.text))
    page.on("pageerror", lambda error: failures.append(str(error)))
    return failures


def open_page(page, address):
    """Open a static page and wait until its widgets are there and MathJax has done."""
    page.goto(address)
    panels, shown = ("document.querySelectorAll('script[type*=widget-view]').length", "document.querySelectorAll('.widget-subarea').length")
    page.wait_for_function(f"{panels} === {shown}")
    typeset(page)


def typeset(page):
    """Wait until MathJax has done."""
    page.wait_for_function("window.MathJax?.isReady && !MathJax.Hub.queue.pending && !MathJax.Hub.queue.running")


def press(page, handle, *keys):
    handle.scroll_into_view_if_needed()
    handle.focus()
    for key in keys:
        page.keyboard.press(key)


def smallest_text(panel):
    """The smallest type in a panel, in pixels of the screen."""
    return panel.evaluate("""panel => Math.min(...[...panel.querySelectorAll('text, tspan, span, label, output')]
        .filter(e => [...e.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
        .map(e => parseFloat(getComputedStyle(e).fontSize) * (e.getScreenCTM ? Math.hypot(e.getScreenCTM().a, e.getScreenCTM().b) : 1)))""")


def panels(page):
    """The outputs with a slider that moves what is shown, in order."""
    outputs = page.locator(".jp-OutputArea-output").filter(has=page.locator(SLIDER))
    return outputs.filter(has_not=page.locator(".asked"))


def give(page, panel, keys):
    """Give each statement of a panel that asks for probabilities its keys, and press the button."""
    for i, key in enumerate(keys):
        move(page, panel, key, slider=i)
        page.wait_for_timeout(100)
    panel.get_by_role("button").click()


def answer_all(page, predictions):
    """Choose each option of each prediction (question, options, feedback), which the page has in this order; nothing is shown before.

    Gives the number of options chosen, the first of each prediction with the mouse and the others with the keyboard.
    """
    from playwright.sync_api import expect

    asked, chosen = page.locator(".lr-predict"), 0
    expect(asked).to_have_count(len(predictions))
    for i, (question, options, feedback) in enumerate(predictions):
        group, shown = asked.nth(i), asked.nth(i).locator(".lr-feedback")
        group.scroll_into_view_if_needed()
        expect(group).to_have_role("radiogroup")
        expect(group).to_have_accessible_name(f"Predict. {question}")
        expect(shown).to_have_attribute("aria-live", "polite")
        expect(shown).to_have_text("", use_inner_text=True)
        assert [radio.is_checked() for radio in group.get_by_role("radio").all()] == [False] * len(options)
        for k, (option, text) in enumerate(zip(options, feedback, strict=True)):
            radio = group.get_by_role("radio", name=option, exact=True)
            page.keyboard.press("ArrowDown") if k else radio.click()
            expect(shown).to_have_text(text, use_inner_text=True)
            expect(radio).to_be_focused()  # the next Tab goes on from here
            chosen += 1
            assert [radio.is_checked() for radio in group.get_by_role("radio").all()] == [k == j for j in range(len(options))]
    return chosen


def move(page, panel, key, slider=0):
    handle = panel.locator(SLIDER).nth(slider)
    handle.scroll_into_view_if_needed()
    handle.focus()
    page.keyboard.press(key)


def open_turn(page, title):
    """Open the exercise of that title, which is folded, and give its first code cell.

    JupyterLab lays a cell out when it comes into view, and until then `inner_text` of it is "": ask with `expect`, which waits.
    """
    heading = page.locator(".jp-MarkdownCell").filter(has=page.get_by_role("heading", name=f"Your turn: {title}"))
    heading.scroll_into_view_if_needed()
    heading.locator(".jp-showHiddenCellsButton").click()
    return heading.locator("xpath=following-sibling::*[contains(@class, 'jp-CodeCell')][1]")


def answer(page, cell, source):
    """Write the source into a cell, in the place of what is there, and run it as a reader would."""
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)
    page.keyboard.press("Control+Enter")
