"""One numerical thread where matrices are small: on a busy machine more would mostly wait for each other.

For all that NumPy computes in a function. Its library is looked up here, once: that takes a millisecond, each limit millionths of a second.
"""

from threadpoolctl import ThreadpoolController

one_thread = ThreadpoolController().wrap(limits=1, user_api="blas")
