"""Notebook 02, how wrong is a probability? Eqs. (3) to (10), as means over examples."""

from .losses import cross_entropy, cross_entropy_naive, per_example, squared_error

__all__ = ["cross_entropy", "cross_entropy_naive", "per_example", "squared_error"]
