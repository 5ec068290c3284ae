"""One numerical thread, set before NumPy is there, and which tests stay together when two processes share the work."""

import os

import pytest

for library in ("BLIS", "MKL", "NUMEXPR", "OMP", "OPENBLAS", "VECLIB_MAXIMUM"):
    os.environ[f"{library}_NUM_THREADS"] = "1"  # kernels and other programs inherit it

# Tests that share what takes long to make stay together, the longest first: fixture -> group
GROUPS = {"site": "notebooks", "session": "notebooks", "own_lab": "own lab", "lab": "lab", "install": "binder"}


def group(item):
    """A group runs in one process: what shares a fixture of GROUPS, or one notebook's pictures, or the file."""
    names = getattr(item, "fixturenames", ())
    shared = next((GROUPS[name] for name in GROUPS if name in names), None)
    if "pictures_of" in names:
        shared = f"pictures of {item.callspec.id}"
    return shared or item.nodeid.partition("::")[0]


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    first = list(dict.fromkeys(GROUPS.values()))
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group(item)))
    items.sort(key=lambda item: first.index(group(item)) if group(item) in first else len(first))
