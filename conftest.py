"""One numerical thread, set before NumPy is there, and which tests stay together when two processes share the work."""

import gc
import os
import re

import pytest

for library in ("BLIS", "MKL", "NUMEXPR", "OMP", "OPENBLAS", "VECLIB_MAXIMUM"):
    os.environ[f"{library}_NUM_THREADS"] = "1"  # kernels and other programs inherit it

gc.set_threshold(100_000, 50, 1000)  # Matplotlib makes and drops so much that the usual search for cycles takes a tenth of the time

GROUPS = {  # the longest first; the tests of a group share what takes long to make, so one process runs them
    "runs and pages": r"test_session\.py|test_site\.py|test_around\.py|test_accessibility\.py(?!.*in_the_pictures)",
    "JupyterLab": r"test_notebook7?\.py|in_jupyterlab",
    "pictures": r"test_picture\.py|in_the_pictures|in_a_notebook",
    "Binder": r"test_binder\.py",
    "Tibshirani": r"test_tibshirani\.py",
}


def pytest_configure(config):
    if config.getoption("nbval", False):  # compares with what is stored
        os.environ["LRNOTES_STORED"] = "1"


def group(nodeid):
    """The first group whose pattern is found; without one, the file."""
    return next((name for name, pattern in GROUPS.items() if re.search(pattern, nodeid)), nodeid.partition("::")[0])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    place = {name: i for i, name in enumerate(GROUPS)}
    runs_first = "test_session.py"  # the pages are made of what came of its runs
    items.sort(key=lambda item: (place.get(group(item.nodeid), len(place)), runs_first not in item.nodeid))


def pytest_xdist_make_scheduler(config, log):
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):  # as loadgroup, which pytest-xdist 3.8 cannot do with pytest 9.2
        def _split_scope(self, nodeid):
            return group(nodeid)

    return Together(config, log)
