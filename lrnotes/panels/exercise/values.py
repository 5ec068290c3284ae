"""When two values are the same, and what else can be said of values."""

import numpy as np

AGREE = 1e-6  # largest difference of equal values, relative to the largest number among them: room for float32 and finite differences


def same(a, b):
    """Whether two values are equal and of one shape, both were not computed, or are not finite in the same places."""
    if a is None or b is None:
        return a is b
    if a.shape != b.shape:
        return False
    both = np.isfinite(a)
    if not np.array_equal(both, np.isfinite(b)):
        return False
    a, b = a[both], b[both]
    scale = np.max(np.abs(a), initial=AGREE)  # not 0: what is left of a sum that cancels is no difference
    return bool(np.all(np.abs(a - b) <= AGREE * scale))


def finite(value):
    """Whether every number is."""
    return bool(np.isfinite(value).all())


def constant(values):
    """Whether the values on all draws are one and the same number, or none of them finite."""
    numbers = np.concatenate([np.ravel(value) for value in values]) if values else np.zeros(1)
    return bool(np.all(numbers == numbers[:1]) or not np.isfinite(numbers).any())
