"""Notebook 05, does it help, and how would one know? Sections 5 and 10 of the notes."""

from . import linear, tibshirani
from .decision import Calibration, calibrate, errors_at, wilson
from .estimation import Errors, errors_of, repeated_fits
from .selection import error_on_noise, plant_noise, survivals, twins
from .validation import (
    Choice,
    Scores,
    best,
    choose,
    cross_validate,
    l1_path,
    l2_path,
    lambdas,
    mean_and_error,
    mean_losses,
    no_penalty,
    train,
)

__all__ = [
    "linear",
    "tibshirani",
    "best",
    "calibrate",
    "Calibration",
    "Choice",
    "choose",
    "cross_validate",
    "error_on_noise",
    "Errors",
    "errors_at",
    "errors_of",
    "l1_path",
    "l2_path",
    "lambdas",
    "mean_and_error",
    "mean_losses",
    "no_penalty",
    "plant_noise",
    "repeated_fits",
    "Scores",
    "survivals",
    "train",
    "twins",
    "wilson",
]
