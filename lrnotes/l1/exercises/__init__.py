"""What the reader writes and answers in notebook 04."""

from ...panels.exercise import report_on
from .largest import lambda_max
from .proximal import proximal_step
from .questions import across_zero, dead_or_alive, largest_pull, next_to_die
from .threshold import soft_threshold
from .work import run

__all__ = [
    "across_zero",
    "dead_or_alive",
    "lambda_max",
    "largest_pull",
    "next_to_die",
    "proximal_step",
    "report",
    "run",
    "soft_threshold",
    "tasks",
]

tasks = [dead_or_alive, next_to_die, largest_pull, lambda_max, across_zero, soft_threshold, proximal_step]


def report():
    """Card of which of these are done."""
    return report_on("04 L1", tasks)
