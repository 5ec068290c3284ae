"""Run notebooks from a fresh kernel and store what they show: python notebooks/execute.py [04_l1.ipynb ...], all without a name.

Running an unchanged notebook changes no byte. Widget views are not stored: the picture that each panel carries is what
readers without a kernel see, and a view whose widget no longer runs would hide it.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def execute(path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, record_timing=False, store_widget_state=False, resources={"metadata": {"path": FOLDER}}).execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    notebook.metadata = nbformat.from_dict(METADATA)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for path in [FOLDER / name for name in sys.argv[1:]] or sorted(FOLDER.glob("*.ipynb")):
        print(path.name)
        execute(path)
