"""What each topic looks like, one Picture an idea.

Notebook 04 has five rooms: l1, kink, descent, obituary and bias. So has notebook 05:
validation, evidence, bias_variance, tibshirani and decision.
"""

from . import bias, bias_variance, decision, descent, evidence, forward_pass, gradients, kink, l1, loss, obituary, tibshirani, validation

__all__ = [
    "bias",
    "bias_variance",
    "decision",
    "descent",
    "evidence",
    "forward_pass",
    "gradients",
    "kink",
    "l1",
    "loss",
    "obituary",
    "tibshirani",
    "validation",
]
