"""What a panel's cell leaves behind when it runs again: python benchmarks/reruns.py [notebook ...]

Each notebook, or those that are named, runs in a kernel from the first cell to the last; then each of its cells that shows widgets runs
20 times more. Printed are the widgets alive after the first and the last of these runs, and how much more memory Python and NumPy hold
after run 20 than after run 5. (Some 10 KB a run are IPython's: it keeps each run's code and result. Once in a session, Python's table of
names doubles: 3.7 MB.)
"""

import argparse

from nbformat.v4 import new_code_cell

from lrnotes.publish.execute import FOLDER, named, new_client

RUNS, FROM = 20, 5
VIEW = "application/vnd.jupyter.widget-view+json"
SIZES = """import gc, tracemalloc
from ipywidgets.widgets.widget import _instances
tracemalloc.start()
gc.collect()
print(len(_instances), tracemalloc.get_traced_memory()[0])"""


def sizes(client):
    """How many widgets are alive, and the bytes allocated since this was first asked for."""
    client.nb.cells.append(new_code_cell(SIZES))
    cell = client.execute_cell(client.nb.cells[-1], len(client.nb.cells) - 1)
    client.nb.cells.pop()
    return [int(number) for number in cell.outputs[0].text.split()]


def report(client, i):
    """One line on cell i."""
    sizes(client)
    found = {}
    for run in range(1, RUNS + 1):
        client.execute_cell(client.nb.cells[i], i)
        if run in (1, FROM, RUNS):
            found[run] = sizes(client)
    (first, _), (_, before), (last, after) = found.values()
    grown, line = (after - before) / 2**20, client.nb.cells[i].source.splitlines()[-1]
    print(f"cell {i:3}: {first} widgets, then {last}; {grown:+.2f} MB: {line[:80]}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*")
    for path in [named(name) for name in parser.parse_args().notebooks] or sorted(FOLDER.glob("*.ipynb")):
        print(path.name)
        client = new_client(path)
        with client.setup_kernel():
            client.execute(cleanup_kc=False)
            for i, cell in enumerate(client.nb.cells):
                if any(VIEW in output.get("data", {}) for output in cell.get("outputs", [])):
                    report(client, i)


if __name__ == "__main__":
    main()
