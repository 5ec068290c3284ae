"""The step of the proximal Newton method: a quadratic model with an L1 penalty, minimised exactly by guessing the signs of the weights and
mending the guess (Lee, Battle, Raina and Ng, "Efficient sparse coding algorithms", NIPS 2006)."""

import numpy as np


def quadratic_l1(H, c, prices, u, slack):
    """argmin over u of u'Hu / 2 - c'u + sum(prices abs(u)), up to `slack` in its KKT conditions, started from u.

    H (k, k) is positive definite, prices (k,) are 0 or more. Solve for the living weights with their signs as they are. If one
    would cross zero on the way, stop there and let it sleep. If a sleeping one is pulled harder than its price, wake the one that
    is pulled hardest. Every move lowers the model, so leaving early (after many moves, in degenerate problems) still gives a
    downhill step.
    """
    u, signs = u.copy(), np.sign(u)
    alive = (u != 0) | (prices == 0)
    for _ in range(10 * len(u) + 100):
        A = np.flatnonzero(alive)
        now, target = u[A], np.linalg.solve(H[A[:, None], A], c[A] - prices[A] * signs[A])
        crossing = np.flatnonzero((target * signs[A] <= 0) & (prices[A] > 0))
        if crossing.size:
            fractions = now[crossing] / (now[crossing] - target[crossing])
            first = fractions.argmin()
            u[A] = now + fractions[first] * (target - now)
            j = A[crossing[first]]
            u[j], signs[j], alive[j] = 0, 0, False
            continue
        u[A] = target
        pulls = c - H @ u
        beyond = np.where(alive, -np.inf, np.abs(pulls) - prices)
        j = beyond.argmax()
        if beyond[j] <= slack:
            break
        signs[j], alive[j] = np.sign(pulls[j]), True
    return u
