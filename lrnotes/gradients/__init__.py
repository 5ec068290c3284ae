"""Notebook 03, which way is down? The gradients of the mean cross-entropy, Eqs. (12) to (29)."""

from .gradient import dloss_dw, dloss_dz, dz_dw
from .hessian import hessian
from .numerical import complex_step, largest_errors, one_sided, two_sided

__all__ = ["complex_step", "dloss_dw", "dloss_dz", "dz_dw", "hessian", "largest_errors", "one_sided", "two_sided"]
