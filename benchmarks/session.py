"""Memory of one reader's session: python benchmarks/session.py

Each notebook is opened in JupyterLab in headless Chromium and run, so that all its panels are there. The server and the kernel are
what a hub pays for one reader; the browser's memory is the reader's own.
"""

import sys
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import NOTEBOOKS, SLIDER, chromium_page, jupyter, run_all

MEGABYTE = 2**20


def main():
    print(f"{'notebook':20} {'kernel':>10} {'server':>10} {'together':>10}   (resident, MB)")
    for path in NOTEBOOKS:
        with jupyter() as address, chromium_page() as page:
            run_all(page, address(path.name))
            page.locator(SLIDER).first.wait_for(state="attached")
            below = psutil.Process().children(recursive=True)
            (kernel,) = [process for process in below if "ipykernel_launcher" in process.cmdline()]
            sizes = [process.memory_info().rss / MEGABYTE for process in (kernel, kernel.parent())]
        print(f"{path.stem:20} {sizes[0]:10.0f} {sizes[1]:10.0f} {sum(sizes):10.0f}", flush=True)


if __name__ == "__main__":
    main()
