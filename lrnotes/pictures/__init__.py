"""What each topic looks like, one Picture an idea. Notebook 04 has five rooms: l1, kink, descent, obituary and bias."""

from . import bias, descent, forward_pass, gradients, kink, l1, loss, obituary

__all__ = ["bias", "descent", "forward_pass", "gradients", "kink", "l1", "loss", "obituary"]
