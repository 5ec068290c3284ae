"""What every function of the package asks of its input. Nothing is repaired: wrong input is a ValueError."""

from decimal import Decimal
from numbers import Real

import numpy as np

NUMBERS = (Real, Decimal, np.bool_)


def check_numbers(values, name, ndim):
    """`values` as a float array with `ndim` dimensions, none of them empty, all entries finite. A table or column of pandas will do.

    Raises ValueError with the first offending entry, so that the reader can find it in the data.
    """
    array = _array(values, name)
    if array.dtype == object and all(isinstance(entry, NUMBERS) for entry in array.flat):
        array = array.astype(float)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold numbers, but holds {_first_text(array)!r}: encode or convert it first")
    if array.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} dimension{'s'[: ndim - 1]}, got shape {array.shape}")
    if array.size == 0:
        raise ValueError(f"{name} is empty: its shape is {array.shape}, and at least one example and column is needed")
    array = array.astype(float, copy=False)
    if not np.isfinite(array).all():
        where = np.argwhere(~np.isfinite(array))[0]
        place = ", ".join(f"{axis} {i}" for axis, i in zip(("row", "column"), where, strict=False))
        raise ValueError(
            f"{name} must be finite, but is {array[tuple(where)]}{place and ' at ' + place}: mend or leave out what is missing"
        )
    return array


def _array(values, name):
    """`values` as an array, nan where pandas says that one is missing. Raises ValueError if one is masked."""
    if np.ma.is_masked(values):
        where = ", ".join(str(i) for i in np.argwhere(np.ma.getmaskarray(values))[0])
        raise ValueError(f"{name} must be whole, but is masked at {where}: mend or leave out what is missing")
    array = np.asarray(values)
    if array.dtype == object and hasattr(values, "isna"):
        return np.where(np.asarray(values.isna()), np.nan, array)
    return array


def _first_text(array):
    """The first entry that cannot even be read as a number or, if there is none, the first that is no number."""
    texts = [entry for entry in array.flat if not isinstance(entry, NUMBERS)]
    for entry in texts:
        try:
            float(str(entry))
        except ValueError:
            return entry
    return next(iter(texts), "nothing")


def check_labels(y):
    """`y` as a float array (N,) of zeros and ones."""
    y = check_numbers(y, "y", 1)
    wrong = y[(y != 0) & (y != 1)]
    if wrong.size:
        hint = "for labels -1 and 1 use (y + 1) / 2" if set(np.unique(y)) <= {-1, 1} else "encode the two classes as 0 and 1"
        raise ValueError(f"y must hold only 0 and 1, but holds {wrong[0]:g}: {hint}")
    return y


def check_probabilities(y_hat, y):
    """Probabilities and labels, as float arrays of one length."""
    y_hat, y = check_pair(y_hat, y, "y_hat")
    wrong = y_hat[(y_hat < 0) | (y_hat > 1)]
    if wrong.size:
        raise ValueError(f"y_hat must be probabilities from 0 to 1, but holds {wrong[0]:g}: put scores through sigmoid first")
    return y_hat, y


def check_pair(z, y, name="z"):
    """Logits and labels, as float arrays of one length."""
    z, y = check_numbers(z, name, 1), check_labels(y)
    if len(z) != len(y):
        raise ValueError(f"{name} and y must have one entry per example, got {len(z)} and {len(y)}")
    return z, y


def check_examples(X, y):
    """X with its bias column and y with both classes: what a fit needs."""
    X, y = check_numbers(X, "X", 2), check_labels(y)
    if len(X) != len(y):
        raise ValueError(f"X and y must have one row per example, got {len(X)} and {len(y)}")
    wrong = np.flatnonzero(X[:, 0] != 1)
    if wrong.size:
        raise ValueError(f"column 0 of X must be the ones of the bias, but X[{wrong[0]}, 0] is {X[wrong[0], 0]:g}: use add_bias(X)")
    if y.min() == y.max():
        raise ValueError(f"y holds only the class {y[0]:g}: a fit needs examples of both classes")
    return X, y


def check_amounts(values, name, ndim):
    """`values` as `check_numbers` returns them, none of them negative."""
    values = check_numbers(values, name, ndim)
    if (values < 0).any():
        raise ValueError(f"{name} must not be negative, got {values.min():g}")
    return values


def check_lam(lam):
    """The penalty as one number, not negative."""
    if np.ndim(lam):
        raise ValueError(
            f"lam must be one number, the price of every weight but the bias, got shape {np.shape(lam)}: "
            "give the number alone, and penalise_bias=True if the bias is to pay it too"
        )
    return float(check_amounts(lam, "lam", 0))


def check_weights(w, X):
    """`w` as a float array with one weight per column of X."""
    w = check_numbers(w, "w", 1)
    if X.shape[1] != len(w):
        raise ValueError(f"w needs one weight per column of X, got {len(w)} weights for {X.shape[1]} columns")
    return w


def check_count(n, name):
    """Nothing, if n is a whole number of 1 or more."""
    if not isinstance(n, int | np.integer) or n < 1:
        raise ValueError(f"{name} must be a whole number of 1 or more, got {n}")
