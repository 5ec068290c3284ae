"""Where a function of one number changes its sign."""


def crossing(f, a, b, at_a, at_b, rtol):
    """Where f, continuous between a and b, changes its sign: a number no further from it than `rtol` times its own size.

    `at_a` and `at_b` are f(a) and f(b), one of them greater than 0 and the other not. The number is the last at which f is asked for. Each
    is where the straight line through the last two on one side of the change is 0, so that f may have a kink there. Where that line leads
    out of the interval it is halved, and the longer no step has halved it, the longer the next one is.
    """
    c, at_c, slow = a, at_a, 0
    while (far := abs(b - a)) > (near := rtol * max(abs(a), abs(b))):
        step = at_b * (b - c) / (at_b - at_c) * (1 if a < b else -1) if at_b != at_c else far  # from b towards a
        step = max(step, min(4.0**slow * near, far) / 2) if step < far else far / 2
        x = b + min(step, far - near / 4) * (1 if a > b else -1)
        at_x = f(x)
        if at_x == 0:
            return x
        same = (at_x > 0) == (at_b > 0)
        c, at_c, a, at_a = (b, at_b, a, at_a) if same else (a, at_a, b, at_b)
        b, at_b, slow = x, at_x, slow + 1 if abs(x - a) > far / 2 else 0
    return b
