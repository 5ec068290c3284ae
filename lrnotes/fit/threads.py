"""One numerical thread where matrices are small: on a busy machine more would mostly wait for each other. And for a tenth of a second after
a product that two threads shared the second keeps its core busy, waiting for the next, where a reader's browser needs it.

For all that NumPy computes in a function. Its library is looked up here, once: that takes a millisecond, each limit millionths of a second.
"""

from threadpoolctl import ThreadpoolController

one_thread = ThreadpoolController().wrap(limits=1, user_api="blas")
