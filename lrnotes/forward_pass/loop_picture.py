"""The recipe of section 2 of the notes: forward pass, error, backward pass, rinse and repeat."""

from matplotlib.patches import FancyBboxPatch

from ..panels.picture import Picture
from ..panels.style import BLUE, GREEN, GREY, INK, SMALL, VERMILLION, house_style, new_figure

STATIONS = [  # where, colour, name, what it does, the notebook that explains it
    (
        (0.16, 0.74),
        BLUE,
        "1  forward pass",
        "from features to a probability\n$\\mathbf{z} = \\mathbf{Xw}$,  $\\hat{\\mathbf{y}} = \\sigma(\\mathbf{z})$",
        "notebook 01",
    ),
    ((0.84, 0.74), VERMILLION, "2  error", "how wrong is it?\nthe loss, Eq. (10)", "notebook 02"),
    (
        (0.84, 0.16),
        GREEN,
        "3  backward pass",
        "which way is down?\n$\\nabla = \\mathbf{X}^T(\\hat{\\mathbf{y}} - \\mathbf{y}) / N$",
        "notebook 03",
    ),
    (
        (0.16, 0.16),
        INK,
        "4  rinse and repeat",
        "a step down, and round again\n$\\mathbf{w} \\leftarrow \\mathbf{w} - \\eta \\nabla$",
        "notebooks 03 and 04",
    ),
]
WIDE, HIGH = 0.27, 0.36


@house_style
def training_loop():
    """The four stations in a ring, each with its formula and the notebook that explains it; in the middle what goes round."""
    fig = new_figure(10, 4.2)
    ax = fig.subplots()
    ax.set(xlim=(0, 1), ylim=(-0.05, 1))
    ax.axis("off")
    for (x, y), color, name, what, where in STATIONS:
        corner = (x - WIDE / 2, y - HIGH / 2)
        ax.add_patch(FancyBboxPatch(corner, WIDE, HIGH, boxstyle="round,pad=0,rounding_size=0.02", fc="white", ec=color, lw=2))
        ax.text(x, y + 0.115, name, ha="center", va="center", fontsize=12, fontweight="bold", color=INK)
        ax.text(x, y - 0.01, what, ha="center", va="center", fontsize=10.5, color=INK, linespacing=1.5)
        ax.text(x, y - 0.14, where, ha="center", va="center", fontsize=SMALL, color=GREY)
    arrow = {"arrowstyle": "-|>", "color": GREY, "lw": 2, "mutation_scale": 18}
    for (start, end), text, at in zip(
        _gaps(), ("probabilities", "one number", "a slope for each weight", "new weights"), _beside(), strict=True
    ):
        ax.annotate("", end, start, arrowprops=arrow)
        ax.text(*at, text, ha="center", va="center", fontsize=SMALL, color=INK, bbox={"fc": "white", "ec": "none", "pad": 2})
    ax.text(0.5, 0.45, "until the loss hardly falls", ha="center", va="center", fontsize=10.5, color=INK)
    caption = (
        "A ring of four: the forward pass (notebook 01) makes probabilities, the error (02) makes one number of them (the loss), the "
        "backward pass (03) finds how fast it changes with each weight, and a step down (03, 04) makes new weights. Rinse and repeat, "
        "until the loss hardly falls."
    )
    return Picture(fig, [], lambda: caption)


def _gaps():
    """From where to where each of the four arrows goes."""
    left, right, top, low = 0.16, 0.84, 0.74, 0.16
    across, up = WIDE / 2 + 0.012, HIGH / 2 + 0.012
    return [
        ((left + across, top), (right - across, top)),
        ((right, top - up), (right, low + up)),
        ((right - across, low), (left + across, low)),
        ((left, low + up), (left, top - up)),
    ]


def _beside():
    """The middle of each arrow, where it says what goes along it."""
    return [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in _gaps()]
