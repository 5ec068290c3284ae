"""Fitting w to examples: step by step, or exactly."""

from .descent import History, clipped_descent, gradient_descent, newton_descent, proximal_gradient, subgradient_descent
from .many import paths
from .regularisation_path import Path, lambdas, newton, path

__all__ = [
    "clipped_descent",
    "gradient_descent",
    "History",
    "lambdas",
    "newton",
    "newton_descent",
    "Path",
    "path",
    "paths",
    "proximal_gradient",
    "subgradient_descent",
]
