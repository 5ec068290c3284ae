"""Notebook 05, does it help, and how would one know? Sections 5 and 10 of the notes."""

from . import linear, tibshirani
from .decision import Calibration, Costs, Mistakes, calibrate, costs, mistakes, wilson
from .estimation import EstimationErrors, estimation_errors, repeated_fits
from .feature_selection import errors_on_noise, plant_noise, twins
from .l2 import l2_path
from .resamples import Survivals, survivals
from .validation import (
    Choice,
    Scores,
    choose,
    cross_validate,
    l1_path,
    lambdas,
    losses_at_minimum,
    mean_and_error,
    mean_losses,
    no_penalty,
    train,
)

__all__ = [
    "linear",
    "tibshirani",
    "calibrate",
    "Calibration",
    "Choice",
    "choose",
    "Costs",
    "costs",
    "cross_validate",
    "errors_on_noise",
    "estimation_errors",
    "EstimationErrors",
    "l1_path",
    "l2_path",
    "lambdas",
    "losses_at_minimum",
    "mean_and_error",
    "mean_losses",
    "Mistakes",
    "mistakes",
    "no_penalty",
    "plant_noise",
    "repeated_fits",
    "Scores",
    "Survivals",
    "survivals",
    "train",
    "twins",
    "wilson",
]
