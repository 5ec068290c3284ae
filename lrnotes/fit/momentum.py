"""Momentum: how far ahead of the weights a step of descent begins."""


def share_of_last_step(i):
    """After i steps the next one begins ahead of the weights by this share of the last one: 0 after the first, near 1 in the end.

    Beck and Teboulle, "A Fast Iterative Shrinkage-Thresholding Algorithm", SIAM J. Imaging Sci. 2(1), 2009, nearly in this form.
    """
    return (i - 1) / (i + 2)
