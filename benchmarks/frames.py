"""What the frames of flip-books cost: python benchmarks/frames.py [notebook ...]

Of the headline flip-book: how long its frames take to make (processor seconds), how large they are, from key press to painted frame and
how many of 60 presses are painted in JupyterLab in headless Chromium, and the private memory of the page's process before and after one
pass of the slider. With notebooks: all but the memory, of each flip-book in them.
"""

import contextlib
import gzip
import io
import json
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

import nbformat
import psutil

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import NOTEBOOKS, SLIDER, chromium_page, jupyter, run_all
from painting import measure

from lrnotes import data, fit
from lrnotes.l1.pictures import weights_die
from lrnotes.panels import flipbook, flipbooks

CELL = """from lrnotes import data, fit
from lrnotes.l1.pictures import weights_die
from lrnotes.panels import flipbook
biopsies = data.breast_cancer()
flipbook(weights_die(fit.path(biopsies.X, biopsies.y), biopsies))"""
MEGABYTE = 2**20


def made():
    """Processor seconds to make the flip-book, and what it sends: bytes, and bytes when they are packed."""
    biopsies = data.breast_cancer()
    path = fit.path(biopsies.X, biopsies.y)
    picture = weights_die(path, biopsies)
    start = time.process_time()
    panel = flipbook(picture)
    seconds = time.process_time() - start
    sent = json.dumps(panel.scenes).encode()
    return seconds, len(sent), len(gzip.compress(sent, 6))


def memory():
    """Private megabytes of the largest page of the browser."""
    below = psutil.Process().children(recursive=True)
    return max(process.memory_full_info().uss for process in below if "--type=renderer" in process.cmdline()) / MEGABYTE


def each(notebook):
    """The flip-books of a notebook as they are made in this process: name, processor seconds and bytes, in order."""
    made, make = [], flipbooks.flipbook

    def timed(picture):
        start = time.process_time()
        panel = make(picture)
        whole = json.dumps(panel.scene("page", panel.at))  # what the page asks for when the panel comes near
        made.append((picture.name, time.process_time() - start, len(whole.encode())))
        return panel

    with mock.patch("lrnotes.panels.flipbook", timed), contextlib.chdir(notebook.parent), contextlib.redirect_stdout(io.StringIO()):
        names = {}
        for cell in nbformat.read(notebook, as_version=4).cells:
            if cell.cell_type == "code":
                exec(cell.source, names)
    return made


def all_of(notebook):
    made = each(notebook)
    with jupyter() as address, chromium_page() as page:
        run_all(page, address(notebook.name))
        cells = page.locator(".jp-CodeCell").filter(has=page.locator(".lr-one"))
        assert cells.count() == len(made)
        for i, (name, seconds, size) in enumerate(made):
            single, frames = measure(page, cells.nth(i), singles=8)
            print(f"{notebook.stem:20}{name:24}{seconds:6.2f} s{size:12,} bytes{single:8.1f} ms{frames:4} of 60", flush=True)


def headline():
    seconds, raw, packed = made()
    print(f"made in {seconds:.2f} s of processor; {raw:,} bytes, {packed:,} packed", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)], metadata=kernel), Path(folder, "frames.ipynb"))
        with jupyter(folder=folder) as address, chromium_page() as page:
            run_all(page, address("frames.ipynb"))
            slider = page.locator(SLIDER).first
            slider.focus()
            page.wait_for_timeout(3000)
            before = memory()
            for _ in range(100):
                page.keyboard.press("ArrowRight")
                page.wait_for_timeout(50)
            page.wait_for_timeout(2000)
            after = memory()
            print(f"memory of the page: {before:.0f} MB, after one pass of the slider {after:.0f} MB", flush=True)
            single, frames = measure(page, page.locator(".jp-CodeCell").first)
    print(f"key press to frame: {single:.1f} ms; {frames} of 60 presses painted")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        all_of(NOTEBOOKS[0].parent / name)
    if not sys.argv[1:]:
        headline()
