"""What the reader writes, answers and tries in notebook 03."""

from ...panels.exercise import report_on
from .one_step import step
from .questions import slope_in_z, smaller_unit, which_product
from .slopes import gradient
from .trials import fewest_steps, own_slope
from .work import run, run_step

__all__ = [
    "fewest_steps",
    "gradient",
    "own_slope",
    "report",
    "run",
    "run_step",
    "slope_in_z",
    "smaller_unit",
    "step",
    "tasks",
    "which_product",
]

tasks = [slope_in_z, which_product, gradient, own_slope, step, fewest_steps, smaller_unit]


def report():
    """Card of which of these are done."""
    return report_on("03 gradients", tasks)
