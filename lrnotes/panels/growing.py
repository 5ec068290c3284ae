"""Curves that are drawn as far as the slider has come, so that a picture answers nothing before it is moved."""


def growing(*lines):
    """The function that draws these lines of Matplotlib from their first point to where x is `at`. Axes keep the limits of the whole.

    `show` of a picture with such lines takes `until`: the number of the frame up to which they are drawn, if not up to the one shown.
    """
    for ax in {line.axes for line in lines}:
        ax.set(xlim=ax.get_xlim(), ylim=ax.get_ylim())
    whole = [line.get_data() for line in lines]

    def up_to(at):
        for line, (x, y) in zip(lines, whole, strict=True):
            passed = x <= at if x[-1] > x[0] else x >= at
            line.set_data(x[passed], y[passed])

    return up_to


def last_of(i, until):
    """The frame up to which curves are drawn."""
    return i if until is None else until
