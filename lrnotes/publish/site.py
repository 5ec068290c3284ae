"""The notebooks as web pages on which flip-books, steppers and predictions work with no kernel: python -m lrnotes.publish.site [--offline].

Runs every notebook and writes the folder site/, for any web server. What the pages load, the widget manager and MathJax, comes
from a CDN; with --offline npm fetches both once, and they stand beside the pages. With --lite JupyterLite (see lite.py) does too.
"""

import argparse
import base64
import json
import re
import shutil
from html import escape
from pathlib import Path

from nbformat.v4 import new_markdown_cell, new_notebook, new_output

from ..panels.stills import NO_KERNEL
from . import address, around, course, execute, gallery, lite
from .hydrated import VIEW, embed, resources
from .npm import fetch
from .page import page_exporter, set_pictures_aside

ROOT = Path(__file__).parents[2]
CDN, BESIDE = "https://cdn.jsdelivr.net/npm/", "js/"  # laid out alike
WIDGETS, MATHJAX = "@jupyter-widgets/html-manager@1.0.15", "mathjax@2.7.9"  # ipywidgets 8 asks for MathJax 2
NEEDED = {  # the 4 MB of 81 that a page may ask for
    WIDGETS: r"dist/(embed\.js|[^.]+\.woff2)",
    MATHJAX: r"MathJax\.js|config/(TeX-AMS_CHTML-full|Safe)\.js|extensions/[^/]+\.js|extensions/TeX/.+|fonts/HTML-CSS/TeX/woff/.+"
    r"|jax/(element|input/TeX|output/CommonHTML)/.+",
}
STATE = "application/vnd.jupyter.widget-state+json"
NEEDS_PYTHON = "This panel needs Python: open this notebook {} to use it."
INDEX = """# Logistic regression, from the forward pass to L1

Notebooks in which every equation is run and checked. The sliders move on these pages too, with nothing to install: drag them, or press
the arrow keys, Home and End."""
MAP = f"## The recipe\n\n{course.recipe('.html')}"
GALLERY = "[The gallery](gallery.html) shows every picture that a slider moves at a glance."


def run(path):
    """What came of a notebook's run, with every frame of every picture in every size."""
    return execute.run(path, NO_KERNEL)


def build(notebooks, folder, offline=False, repository=None, run=run, with_lite=False):
    """Write one page a notebook and an index.

    `repository` is OWNER/REPO on GitHub, if it is there; `run` turns a path into what came of the notebook's run; `with_lite` says
    whether JupyterLite will stand beside the pages.
    """
    base = BESIDE if offline else CDN
    exporter = page_exporter(f"{base}{WIDGETS}/dist/embed.js", f"{base}{MATHJAX}/MathJax.js?config=TeX-AMS_CHTML-full,Safe")
    folder.mkdir(parents=True, exist_ok=True)

    def write(name, notebook, title):
        notebook.metadata.title = title
        needs = resources() | {"widgets": states(notebook)}
        html = set_pictures_aside(exporter.from_notebook_node(notebook, needs)[0], folder, name)
        (folder / f"{name}.html").write_text(html, encoding="utf-8")

    entries, shown = [INDEX, *([MAP] if notebooks and notebooks[0].stem in course.NAMES else []), GALLERY], []
    for path in notebooks:
        print(path.name, flush=True)
        notebook = run(path)
        title, entry = introduction(notebook, path.stem, folder)
        entries.append(entry)
        shown += gallery.panels(notebook, path.stem)
        around.arrange(notebook, path.stem, repository, with_lite)
        shutil.copy(path, folder)
        link_to_pages(notebook, notebooks)
        where = f"[on Binder]({address.binder(path.name, repository)})" if repository else "in JupyterLab"
        embed(notebook, states(notebook), folder, path.stem, f"*{NEEDS_PYTHON.format(where)}*")
        keep_what_works_alone(notebook, where)
        write(path.stem, notebook, title)
    gallery.thumbnails(shown, folder / "gallery")
    all_panels = new_markdown_cell(f"# Gallery\n\n{gallery.grid(shown, 'gallery')}")
    write("gallery", new_notebook(cells=[all_panels]), "Gallery")
    write("index", new_notebook(cells=[new_markdown_cell("\n\n".join(entries))], metadata={"home": True}), "lrnotes")
    if offline:
        for package, wanted in NEEDED.items():
            fetch(package, wanted, folder / BESIDE / package)


def introduction(notebook, name, folder):
    """The notebook's title, and what the index says of it: title, paragraph below it, and first picture, put into the folder."""
    heading, *below = notebook.cells[0].source.split("\n\n")
    title = heading.removeprefix("# ")
    parts = [f"## [{title}]({name}.html)", *below[:1]]
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", []) if "image/png" in output.get("data", {})]
    for output in outputs[:1]:
        (folder / f"{name}.png").write_bytes(base64.b64decode(output.data["image/png"]))
        alt = output.metadata.get("image/png", {}).get("alt", f"The first picture of {title}")
        parts.append(f'<a href="{name}.html"><img alt="{escape(alt)}" src="{name}.png"></a>')
    return title, "\n\n".join(parts)


def link_to_pages(notebook, notebooks):
    """Links to other notebooks lead to their pages."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for path in notebooks:
                cell.source = cell.source.replace(f"]({path.name})", f"]({path.stem}.html)")


def states(notebook):
    """The state of each widget of a notebook that has run, by the number of the widget."""
    return notebook.metadata.get("widgets", {}).get(STATE, {}).get("state", {})


def keep_what_works_alone(notebook, where):
    """Put a picture and a line in place of panels that need a kernel, and keep of the widgets' state only what the others need."""
    models = states(notebook)
    mentions = {id: set(re.findall(r"IPY_MODEL_(\w+)", json.dumps(model.state))) for id, model in models.items()}
    links = {id for id, model in models.items() if model.model_name == "LinkModel"}

    def within(id):
        return {id}.union(*map(within, mentions[id]))

    kept = set()
    say_where_to_answer(notebook, where)
    for cell in notebook.cells:
        for i, output in enumerate(cell.get("outputs", [])):
            if VIEW in output.get("data", {}):
                parts = within(output.data[VIEW]["model_id"])
                moving = {link for link in links if mentions[link] <= parts}
                if moving:
                    kept |= parts.union(moving, *map(within, moving))
                else:
                    del output.data[VIEW]
                    line = NEEDS_PYTHON.format(where)
                    caption = f"{output.data['text/plain']}\n\n" if "image/png" in output.data else ""  # a text stands there already
                    below = f"{caption}*{line}*"
                    cell.outputs.insert(i + 1, new_output("display_data", {"text/markdown": below}))
    for id in models.keys() - kept:
        del models[id]
    for model in models.values():
        if model.model_name.endswith(("LayoutModel", "StyleModel")):
            model.state = {name: value for name, value in model.state.items() if value is not None}  # null is their default


def say_where_to_answer(notebook, where):
    """Put a line below each exercise, which needs Python; leave out functions at work and the progress, as nothing is done on a page."""
    kept = []
    for cell in notebook.cells:
        if "exercise" in cell.metadata.get("tags", []):
            if ".check(" in cell.source:
                line = f"*To answer, open this notebook {where}.*"
                cell.outputs.append(new_output("display_data", {"text/markdown": line}))
            elif not cell.metadata.get("jp-MarkdownHeadingCollapsed"):
                continue
        kept.append(cell)
    notebook.cells = kept


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m lrnotes.publish.site", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "site", help="where to write (site)")
    parser.add_argument("--offline", action="store_true", help="put the libraries beside the pages; needs npm")
    parser.add_argument("--lite", action="store_true", help="put JupyterLite beside the pages; needs PyPI")
    parser.add_argument("--repository", default=address.REPOSITORY, help="where Binder and Colab find the notebooks: OWNER/REPO on GitHub")
    args = parser.parse_args()
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    if not notebooks:
        parser.error(f"there are no notebooks in {ROOT / 'notebooks'}: install lrnotes from its repository with pip install -e .")
    build(notebooks, args.folder, args.offline, around.known(args.repository), with_lite=args.lite)
    if args.lite:
        lite.build(notebooks, args.folder / "lite", ROOT)
    print(f"open {args.folder / 'index.html'}")
