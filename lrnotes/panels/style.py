"""How all pictures look: colours, type sizes, and a figure to draw on, as large as where it is seen."""

import functools
from contextvars import ContextVar

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import AutoLocator, NullLocator

from .fonts import lend_fonts

# Okabe and Ito, "Color Universal Design" (2008): told apart by readers with any kind of colour vision. Text is INK or GREY; the others are
# for lines and areas, and ORANGE is too pale on white for a line that stands alone.
BLUE, VERMILLION, GREEN, ORANGE, PURPLE = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7"
INK, GREY, FAINT = "#222222", "#767676", "#D4D4D4"  # GREY is the lightest that small text may have on white (4.5 to 1)
CLASSES = ((BLUE, "o"), (VERMILLION, "^"))  # colour and marker of y = 0 and y = 1
WHITE, BLACK = "#FFFFFF", "#000000"
DARK = {  # what stands for each on a dark page, and the paper first
    WHITE: "#111111",
    BLACK: "#E6E6E6",
    INK: "#E6E6E6",
    GREY: "#A0A0A0",
    FAINT: "#4A4A4A",
    BLUE: "#56B4E9",
    VERMILLION: "#FF8A4C",
    GREEN: "#2DBE91",
    ORANGE: "#E69F00",
    PURPLE: "#DB93BD",
}
NAMES = ("paper", "black", "ink", "grey", "faint", "blue", "vermillion", "green", "orange", "purple")
THEMED = {colour.lower(): f"var(--lr-{name})" for colour, name in zip(DARK, NAMES, strict=True)}  # what pictures on a page say instead

ROW = 0.172  # inches that a row with a feature's name takes

POINTS_PER_INCH, PIXELS_PER_INCH = 72, 150  # of the SVG, and of the PNG
SMALL = 9.5  # the smallest type, in points: 12 pixels where a notebook is 920 wide, 25 in a hall
SIZES = ("page", "hall", "phone")  # a notebook or a site; a screen full of one picture, seen from the last row; 390 pixels of width
STANDING = ("page", "phone")  # of a picture that does not move, and fills no screen
_LOOK = {
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "legend.frameon": False,
    "legend.fontsize": SMALL,
}
_SIZE = ContextVar("the size that is drawn for", default="page")


def house_style(draw=None, *, sizes=("page",)):
    """A decorator for functions that draw a picture: what they return can be drawn again, by `picture.at(size)`.

    `sizes` are those of SIZES for which the function has a layout; in the others the picture of the page is shown. Which one is asked
    for `drawing_for` tells inside; `new_figure` and `columns` look it up by themselves.
    """
    if draw is None:
        return functools.partial(house_style, sizes=sizes)

    @functools.wraps(draw)
    def drawn(*args, **options):
        def at(size):
            before = _SIZE.set(size)
            try:
                with rc_context(_LOOK):
                    picture = draw(*args, **options)
                    for ax in picture.fig.axes:
                        _lighten(ax.xaxis)
                        _lighten(ax.yaxis)
                    lend_fonts(picture.fig)
                    return picture
            finally:
                _SIZE.reset(before)

        picture = at(_SIZE.get())
        if hasattr(picture, "drawn_by"):
            picture.drawn_by(at, draw.__name__.replace("_", "-"), sizes)
        return picture

    return drawn


def _lighten(axis):
    """Few numbers where an axis counts in equal steps, no ticks without a number, and no search for the place of a name it does not have:
    of the time that a picture took all this was a third."""
    axis.set_minor_locator(NullLocator())
    if isinstance(axis.get_major_locator(), AutoLocator) and not drawing_for("phone"):  # there Matplotlib sees to what fits
        axis.get_major_locator().set_params(nbins=min(6, max(2, axis.get_tick_space())), steps=[1, 2, 5, 10])
    if not axis.label.get_text():
        axis.set_label_coords(0, 0)


def drawing_for(size):
    """Whether the picture that is being drawn is for this size."""
    return _SIZE.get() == size


def between():
    """What is between two parts of a label: a space, on a phone the end of the line."""
    return "\n" if drawing_for("phone") else " "


def new_figure(width, height, **others):
    """A figure of width x height inches that belongs to no window: nothing to close, nothing to leak.

    `others` are widths and heights at other sizes: phone=(3.6, 6), hall=(10, 4.6). A phone shows 3.6 inches, a hall 10 by 4.6: there a
    point is 2.7 pixels, on the page and on a phone 1.4.
    """
    fig = Figure(figsize=others.get(_SIZE.get(), (width, height)), dpi=PIXELS_PER_INCH, layout="constrained")
    FigureCanvasAgg(fig)
    return fig


def columns(fig, widths, heights):
    """Axes beside each other, of these relative widths; on a phone below each other, of these relative heights."""
    if drawing_for("phone"):
        return fig.subplots(len(heights), 1, height_ratios=heights, squeeze=False)[:, 0]
    return fig.subplots(1, len(widths), width_ratios=widths, squeeze=False)[0]


def theme():
    """The colours as CSS: light, and dark where the page is."""
    light, dark = (_variables(colours) for colours in (DARK, DARK.values()))
    shown = ":is(.lr-panel,.lr-drawing)"
    return f"{shown}{{{light}}}{on_dark(shown)}{{{dark}}}"


def on_dark(selector):
    """The CSS selector of what `selector` finds on dark pages: JupyterLab and the static pages, Colab, VS Code."""
    return ",".join(f"{page} {selector}" for page in ('[data-jp-theme-light="false"]', 'html[theme="dark"]', ".vscode-dark"))


def _variables(colours):
    return "".join(f"--lr-{name}:{colour};" for name, colour in zip(NAMES, colours, strict=True))
