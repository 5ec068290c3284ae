"""What an example costs if y = 1, and if y = 0: exactly, and by way of the probability."""

import numpy as np

from ...forward_pass import sigmoid


def logs(z):
    """Both costs of scores z (N,), Eq. (10), by logaddexp: right at any z."""
    return np.logaddexp(0, -z), np.logaddexp(0, z)


def from_probability(z, least=0):
    """The same by way of the probability, Eq. (3), which is kept that far away from 0 and 1."""
    y_hat = np.clip(sigmoid(z), least, 1 - least)
    return -np.log(y_hat), -np.log(1 - y_hat)


def below_zero(value):
    """What is to be said of a loss that is negative somewhere; "" if it is not."""
    return "Yours is below 0, and a cost is never negative." * bool(np.any(value < 0))
