"""What the reader writes and answers in notebook 05."""

from ...panels.exercise import report_on
from .fold import standardise_fold
from .questions import border, c_of_lambda, false_survivors, threshold, what_to_say
from .rule import one_standard_error
from .sets import changes, overlap

tasks = [standardise_fold, one_standard_error, false_survivors, border, threshold, what_to_say, changes, overlap, c_of_lambda]

__all__ = [
    "border",
    "c_of_lambda",
    "changes",
    "false_survivors",
    "one_standard_error",
    "overlap",
    "report",
    "standardise_fold",
    "tasks",
    "threshold",
    "what_to_say",
]


def report():
    """Card of which of these are done."""
    return report_on("05 evidence", tasks)
