"""Notebook 04, what L1 does to weights: Eqs. (11) and (30) to (39).

`obituary.py` is not gathered here: it needs `fit`, which needs the penalty.
"""

from .optimality import kkt_violation, lambda_max
from .penalty import c_from_lambda, lambda_from_c, penalty, soft_threshold, subgradient

__all__ = ["c_from_lambda", "kkt_violation", "lambda_from_c", "lambda_max", "penalty", "soft_threshold", "subgradient"]
