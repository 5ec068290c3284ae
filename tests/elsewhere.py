"""Notebooks run by the Python of another environment."""

import os
import sys
import venv

from nbclient import NotebookClient


def python_of(folder):
    """Make an environment in the folder, and give its Python."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def run(notebook, folder, python):
    """The notebook as it is after a run, in a folder of its own and by that Python, whatever came of it."""
    kernel = "jupyter_client.manager.AsyncKernelManager"
    client = NotebookClient(
        notebook, timeout=300, allow_errors=True, kernel_manager_class=kernel, resources={"metadata": {"path": folder}}, record_timing=False
    )
    client.create_kernel_manager()
    client.km.kernel_spec.argv[0] = str(python)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return client.execute(env=environment)


def outputs(notebook, kind):
    return [output for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == kind]
