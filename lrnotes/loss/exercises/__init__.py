"""What the reader writes, answers and finds in notebook 02."""

from ...panels.exercise import report_on
from .functions import cross_entropy
from .lines import find_the_slip
from .questions import cost_when_benign, first_zero
from .work import run

__all__ = ["cost_when_benign", "cross_entropy", "find_the_slip", "first_zero", "report", "run", "tasks"]

tasks = [cost_when_benign, find_the_slip, cross_entropy, first_zero]


def report():
    """Card of which of these are done."""
    return report_on("02 loss", tasks)
