"""What notebook 05 shows, a file for each part of it."""

from .contest import contest, peeking
from .decision import calibration, thresholds
from .estimation import bias_and_variance
from .feature_selection import planted, twins
from .fewer import fewer
from .influence import influence
from .judging import judge
from .overrule import overruled
from .recovery import recovery
from .survival import survival
from .tibshirani import four_examples
from .validation import curves

__all__ = [
    "bias_and_variance",
    "calibration",
    "contest",
    "curves",
    "fewer",
    "four_examples",
    "influence",
    "judge",
    "overruled",
    "peeking",
    "planted",
    "recovery",
    "survival",
    "thresholds",
    "twins",
]
