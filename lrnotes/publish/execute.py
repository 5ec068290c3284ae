"""Run notebooks from a fresh kernel and store what they show: python -m lrnotes.publish.execute [04_l1.ipynb ...], all without a name.

Running an unchanged notebook changes no byte: a picture with the same pixels stays as it was stored. Widget views are not kept: the
picture that each panel carries is what readers without a kernel see, and a view whose widget no longer runs would hide it.
"""

import base64
import io
import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from PIL import Image, ImageChops

from ..panels.claim import FAILS
from ..panels.stills import STORED

FOLDER = Path(__file__).parents[2] / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def new_client(path):
    """What runs a notebook in a fresh kernel, in the notebook's folder."""
    options = {"record_timing": False, "coalesce_streams": True}  # how a print arrives varies from run to run
    options["extra_arguments"] = ["--log-level=ERROR"]  # or else it warns that others may listen, on the loopback
    notebook = nbformat.read(path, as_version=4)
    return NotebookClient(notebook, timeout=120, resources={"metadata": {"path": path.parent}}, **options)


def run(path, *flags):
    """The notebook as it is after a run from a fresh kernel, with the state of its widgets, and with each picture as PNG.

    `flags` are environment variables that are set for the kernel, too.
    """
    return new_client(path).execute(env=environment(STORED, *flags))


def environment(*flags):
    """That of this process, with these variables set."""
    return os.environ | dict.fromkeys(flags, "1")


def execute(path):
    before = nbformat.read(path, as_version=4).cells
    notebook = run(path)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            false = [line for line in output.get("text", "").splitlines() if line.startswith(FAILS)]
            if false:
                raise ValueError(f"{path.name} claims what does not hold, and is left as it was: {false[0]}")
    for cell, old_cell in zip(notebook.cells, before, strict=True):
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
        for output, old in zip(cell.get("outputs", []), old_cell.get("outputs", []), strict=False):
            new_png, old_png = (each.get("data", {}).get("image/png") for each in (output, old))
            if new_png and old_png and look_alike(new_png, old_png):
                output.data["image/png"] = old_png
    notebook.metadata = nbformat.from_dict(METADATA)
    nbformat.write(notebook, path)


def look_alike(*pngs):
    one, other = (Image.open(io.BytesIO(base64.b64decode(png))).convert("RGB") for png in pngs)
    return one.size == other.size and not ImageChops.difference(one, other).getbbox()


def named(name):
    """The file of that name: as a shell takes it or, if there is none, in notebooks/."""
    return Path(name).resolve() if Path(name).exists() else FOLDER / name


if __name__ == "__main__":
    for path in [named(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.ipynb")):
        print(path.name)
        execute(path)
