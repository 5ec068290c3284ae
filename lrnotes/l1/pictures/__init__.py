"""What notebook 04 shows, a file for each part of it."""

from .budget import diamond_and_circle
from .corner import fan, one_weight
from .descent import ways_down
from .intercept import base_rates, shifted
from .kinks import kinks
from .lives import lifelines, units_matter
from .pulls import tug_of_war
from .threshold import thresholding
from .weights_die import weights_die
from .zeros import exact_zeros

__all__ = [
    "base_rates",
    "diamond_and_circle",
    "exact_zeros",
    "fan",
    "kinks",
    "lifelines",
    "one_weight",
    "shifted",
    "thresholding",
    "tug_of_war",
    "units_matter",
    "ways_down",
    "weights_die",
]
