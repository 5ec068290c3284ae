"""Notebook 02, how wrong is a probability? Eqs. (3) to (10), as means over examples."""

from .by_score import cross_entropy_by_score, squared_error_by_score
from .losses import cross_entropy, cross_entropy_naive, per_example, squared_error
from .three_formulas import three_formulas

__all__ = [
    "cross_entropy",
    "cross_entropy_by_score",
    "cross_entropy_naive",
    "per_example",
    "squared_error",
    "squared_error_by_score",
    "three_formulas",
]
