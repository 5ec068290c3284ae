"""What the frames of the headline flip-book cost: python benchmarks/frames.py

How long they take to make (processor seconds), how large they are, from key press to painted frame and how many of 60 presses are painted
in JupyterLab in headless Chromium, and the private memory of the page's process before and after one pass of the slider.
"""

import gzip
import json
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import psutil

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import SLIDER, chromium_page, jupyter, run_all
from painting import measure

from lrnotes import data, fit
from lrnotes.l1.pictures import weights_die
from lrnotes.panels import flipbook

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


def main():
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
    main()
