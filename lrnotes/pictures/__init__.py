"""What each topic looks like: one module a notebook, one Picture an idea."""

from . import bias, descent, forward_pass, gradients, kink, l1, loss, obituary

__all__ = ["bias", "descent", "forward_pass", "gradients", "kink", "l1", "loss", "obituary"]
