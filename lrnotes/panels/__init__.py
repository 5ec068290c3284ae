"""What every notebook uses to show and ask: `flipbook` and `live` for pictures, `stepper` for derivations."""

from .moving import flipbook, live
from .stepping import stepper

__all__ = ["flipbook", "live", "stepper"]
