"""The notebooks as JupyterLite: JupyterLab and Python in the reader's browser, on any web server. `python -m lrnotes.publish.site --lite`

Pyodide, which is that Python, and what it was built with (NumPy, Matplotlib, pandas, Pillow, scikit-learn) come from its CDN when a reader
opens a notebook; lrnotes and the widgets stand beside the pages. Tools that no reader needs do the work, in an environment of their own.
"""

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import nbformat

from .course import look

PYODIDE = "314.0.6"  # what the kernel below asks the CDN for
TOOLS = ["jupyterlite-core==0.8.6", "jupyterlite-pyodide-kernel==0.8.6", "jupyter-server>=2.21"]
WIDGETS = ["anywidget", "comm", "ipywidgets", "jupyterlab-widgets", "psygnal"]  # pure Python that Pyodide does not have
BRING = "%pip install -q lrnotes  # the wheel that stands beside this page"


def build(notebooks, folder, root):
    """Write JupyterLite into the folder, with the notebooks, the files in `data` beside them and a wheel of lrnotes from `root`.

    Needs PyPI, through pip.
    """
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        venv.create(home / "tools", with_pip=True)
        python = home / "tools" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        _run(python, "-m", "pip", "install", "--quiet", "--no-compile", *TOOLS, "anywidget", "jupyterlab-widgets")
        pure = ["--platform=any", "--implementation=py", "--abi=none", "--python-version=3.14", "--only-binary=:all:"]
        _run(python, "-m", "pip", "download", "--quiet", "--no-deps", *pure, "--dest", home / "wheels", *WIDGETS)
        _run(python, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", home / "wheels", source(root, home / "source"))
        gather(notebooks, home / "contents")
        wheels = [part for wheel in sorted((home / "wheels").glob("*.whl")) for part in ("--piplite-wheels", wheel)]
        output = ["--contents", home / "contents", "--output-dir", folder.resolve(), "--no-sourcemaps", "--apps", "lab"]
        _run(python, "-m", "jupyterlite_core", "build", *output, *wheels, cwd=home)


def source(root, folder):
    """What a wheel is made of, copied, because building leaves files behind."""
    shutil.copytree(root / "lrnotes", folder / "lrnotes", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("LICENSE", "README.md", "pyproject.toml"):
        shutil.copy(root / name, folder)
    return folder


def gather(notebooks, folder):
    """The notebooks and the files beside them, in that folder. What looks for lrnotes brings it there."""
    folder.mkdir(parents=True)
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.source == look():
                cell.source = BRING
        nbformat.write(notebook, folder / path.name)
    if notebooks and (notebooks[0].parent / "data").is_dir():
        shutil.copytree(notebooks[0].parent / "data", folder / "data")


def _run(*command, cwd=None):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command[1:5]))} failed: {(done.stdout + done.stderr)[-2000:]}")
