"""From key press to painted frame, in JupyterLab in headless Chromium: python benchmarks/slider.py

The picture of notebook 04 three ways in one run: as a flip-book, as a live panel that asks the kernel for the moving parts,
and redrawn whole under ipywidgets' `interact`, which is what most courses do. That of notebook 01 ("01") the last two ways.
Then the flip-book once more on a static page, where there is no kernel; this one needs npm.
Two measurements each: single presses (median time until the new frame is on screen), and 60 presses at 30 a second (how many
different frames were painted).
"""

import sys
import tempfile
from pathlib import Path

import nbformat

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import chromium_page, cut_off, jupyter, open_page, run_all, served
from painting import measure

from lrnotes.publish import site

SET_UP = """%matplotlib inline
import ipywidgets
from lrnotes import data, fit
from lrnotes.forward_pass.pictures import two_features
from lrnotes.l1.pictures import weights_die
from lrnotes.panels import flipbook, live
biopsies = data.breast_cancer()
path = fit.path(biopsies.X, biopsies.y)
def picture(): return weights_die(path, biopsies)
def line(): return two_features(biopsies, "mean radius", "mean texture")"""
PANELS = {
    "flip-book": "flipbook(picture())",
    "live": "live(picture(), i=ipywidgets.IntSlider(max=99))",
    "interact": """whole = picture()
def redraw(i):
    whole.show(i)
    display(whole.fig)
ipywidgets.interact(redraw, i=ipywidgets.IntSlider(max=99));""",
    "01 live": """weights = {f"w{j}": ipywidgets.FloatSlider(at, min=-6, max=6) for j, at in enumerate((0, 3, 1))}
live(line(), **weights)""",
    "01 interact": """whole_line = line()
def redraw_line(w0):
    whole_line.show(w0, 3.0, 1.0)
    display(whole_line.fig)
ipywidgets.interact(redraw_line, w0=ipywidgets.FloatSlider(0, min=-6, max=6));""",
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        cells = [nbformat.v4.new_markdown_cell("# Sliders\n\nOne picture, several ways.")]
        cells += [nbformat.v4.new_code_cell(source) for source in [SET_UP, *PANELS.values()]]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), Path(folder, "sliders.ipynb"))
        with jupyter(folder=folder) as address, chromium_page() as page:
            run_all(page, address("sliders.ipynb"))
            found = {name: measure(page, page.locator(".jp-CodeCell").nth(i + 1)) for i, name in enumerate(PANELS)}
        site.build([Path(folder, "sliders.ipynb")], Path(folder, "site"), offline=True)
        with served(Path(folder, "site")) as address, chromium_page() as page:
            cut_off(page, address)
            open_page(page, f"{address}/sliders.html")
            found["static page"] = measure(page, page.locator(".jp-CodeCell").nth(1))
    print(f"{'technique':12} {'one press, median':>16} {'of interact':>12} {'60 presses at 30/s: frames':>27}")
    for name, (milliseconds, frames) in found.items():
        redrawn = found["01 interact" if name.startswith("01") else "interact"][0]
        print(f"{name:12} {milliseconds:13.1f} ms {redrawn / milliseconds:10.1f} x {frames:27}")


if __name__ == "__main__":
    main()
