"""What each topic looks like: one module a notebook, one Picture an idea."""

from . import forward_pass, gradients, l1, loss

__all__ = ["forward_pass", "gradients", "l1", "loss"]
