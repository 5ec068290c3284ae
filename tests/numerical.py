"""How many threads the library behind NumPy has, for the tests of what limits them."""

from threadpoolctl import threadpool_info


def threads():
    """Of NumPy's alone, as SciPy brings a library of its own; an empty set where it is Apple's, which is not listed."""
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas" and "numpy" in pool["filepath"]}
