"""Notebook 01, from features to a probability: Eqs. (1) and (2)."""

from .probability import add_bias, logits, sigmoid, sigmoid_naive, sigmoid_slope

__all__ = ["add_bias", "logits", "sigmoid", "sigmoid_naive", "sigmoid_slope"]
