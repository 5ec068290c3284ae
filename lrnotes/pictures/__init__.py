"""What each topic looks like: one module a notebook, one Picture an idea."""

from . import bias_variance, decision, evidence, forward_pass, gradients, l1, loss, tibshirani, validation

__all__ = ["bias_variance", "decision", "evidence", "forward_pass", "gradients", "l1", "loss", "tibshirani", "validation"]
