"""One numerical thread while the solver works: its matrices are small, and on a busy machine threads would mostly wait for each other."""

import functools

from threadpoolctl import ThreadpoolController


@functools.cache
def _numpys():
    """The library behind NumPy's products, looked up once: that takes a millisecond, each limit on it some millionths of a second."""
    return ThreadpoolController().select(user_api="blas")


def one_thread(function):
    """The function, with one thread for all that it has NumPy compute."""

    @functools.wraps(function)
    def limited(*args, **options):
        with _numpys().limit(limits=1):
            return function(*args, **options)

    return limited
