"""What notebook 05 shows, a file for each part of it."""

from .contest import contest, peeking
from .decision import calibration, thresholds
from .estimation import bias_and_variance
from .feature_selection import planted, twins
from .judging import judge
from .survival import survival
from .tibshirani import four_examples
from .validation import curves

__all__ = [
    "bias_and_variance",
    "calibration",
    "contest",
    "curves",
    "four_examples",
    "judge",
    "peeking",
    "planted",
    "survival",
    "thresholds",
    "twins",
]
