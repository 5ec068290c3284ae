"""What every notebook uses to show and ask: `flipbook` and `live` for pictures, `stepper` for derivations, `predict` for what the reader
expects, `claim` for sentences."""

from .claim import claim
from .flipbooks import flipbook
from .live_panel import live
from .predicting import predict, prediction
from .stepping import stepper

__all__ = ["claim", "flipbook", "live", "predict", "prediction", "stepper"]
