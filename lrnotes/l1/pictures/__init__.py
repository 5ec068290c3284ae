"""What notebook 04 shows, a file for each part of it."""

from .corner import fan, one_weight, thresholding
from .descent import exact_zeros, ways_down
from .intercept import base_rates, shifted
from .lives import lifelines, units_matter
from .weights import tug_of_war, weights_die

__all__ = [
    "base_rates",
    "exact_zeros",
    "fan",
    "lifelines",
    "one_weight",
    "shifted",
    "thresholding",
    "tug_of_war",
    "units_matter",
    "ways_down",
    "weights_die",
]
