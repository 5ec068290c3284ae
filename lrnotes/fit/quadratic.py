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
    u, signs, pays = u.copy(), np.sign(u), prices > 0
    alive = (u != 0) | ~pays
    for _ in range(10 * len(u) + 100):
        A = alive.nonzero()[0]
        now, signs_A = u[A], signs[A]
        target = np.linalg.solve(H[A[:, None], A], c[A] - prices[A] * signs_A)
        crossing = ((target * signs_A <= 0) & pays[A]).nonzero()[0]
        if crossing.size:
            fractions = now[crossing] / (now[crossing] - target[crossing])
            first = fractions.argmin()
            u[A] = now + fractions[first] * (target - now)
            j = A[crossing[first]]
            u[j], signs[j], alive[j] = 0, 0, False
            continue
        u[A] = target
        if len(A) == len(u):
            break
        pulls = c - H @ u
        beyond = np.where(alive, -np.inf, np.abs(pulls) - prices)
        j = beyond.argmax()
        if beyond[j] <= slack:
            break
        signs[j], alive[j] = np.sign(pulls[j]), True
    return u


def many_quadratic_l1(H, c, prices, u, slack):
    """`quadratic_l1` of M problems at once: H (M, k, k), c, prices and u (M, k), slack (M,)."""
    u, signs = u.copy(), np.sign(u)
    alive, todo, rows = (u != 0) | (prices == 0), np.arange(len(u)), np.arange(len(u))
    for _ in range(10 * u.shape[1] + 100):
        now, sign, lives, price, matrix, aim = (values[todo] for values in (u, signs, alive, prices, H, c))
        inside = np.where(lives[:, :, None] & lives[:, None], matrix, np.eye(u.shape[1]))
        target = np.linalg.solve(inside, np.where(lives, aim - price * sign, 0)[..., None])[..., 0]
        crossing = lives & (price > 0) & (target * sign <= 0)
        with np.errstate(invalid="ignore"):
            fractions = np.where(crossing, now / (now - target), 1)
        stops, rows = crossing.any(axis=1), rows[: len(todo)]
        first = fractions.argmin(axis=1)
        now = now + fractions[rows, first][:, None] * (target - now)
        pulls = aim - (matrix @ now[..., None])[..., 0]
        beyond = np.where(lives, -np.inf, np.abs(pulls) - price)
        hardest = beyond.argmax(axis=1)
        wakes = ~stops & (beyond[rows, hardest] > slack[todo])
        now[rows[stops], first[stops]] = sign[rows[stops], first[stops]] = 0
        lives[rows[stops], first[stops]] = False
        sign[rows[wakes], hardest[wakes]] = np.sign(pulls[rows[wakes], hardest[wakes]])
        lives[rows[wakes], hardest[wakes]] = True
        u[todo], signs[todo], alive[todo] = now, sign, lives
        todo = todo[stops | wakes]
        if not len(todo):
            break
    return u
