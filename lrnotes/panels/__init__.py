"""What every notebook uses to show and ask: `flipbook` and `live` for pictures, `stepper` for derivations, `claim` for sentences."""

from .claim import claim
from .moving import flipbook, live
from .stepping import stepper

__all__ = ["claim", "flipbook", "live", "stepper"]
