"""Logistic regression and L1, one topic a folder, with the equation numbers of Sia Sha's notes.

Notation, the notes' own, used in every file and notebook:

====== ========== ============= =================================================================
code   notes      shape         meaning
====== ========== ============= =================================================================
X      X          (N, D + 1)    examples in rows; column 0 is ones (``add_bias``)
w      w          (D + 1,)      weights; ``w[0]`` is the bias
z      z = Xw     (N,)          logits
y_hat  y-hat      (N,)          probability that y = 1, never a hard label
y      y          (N,)          labels, 0 or 1
lam    lambda     float         penalty on every weight but the bias; on the bias too, as (11) is
                                written, where ``penalise_bias=True`` asks for it
eta    -          float         step size
====== ========== ============= =================================================================

Losses and gradients are means over examples. 1-D arrays stand for the notes' column vectors.
"""
