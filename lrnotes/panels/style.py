"""How all pictures look: colours, type sizes, and a figure to draw on."""

import functools

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullLocator

from .fonts import lend_fonts

# Okabe and Ito, "Color Universal Design" (2008): told apart by readers with any kind of colour vision. Text is INK or GREY; the others are
# for lines and areas, and ORANGE is too pale on white for a line that stands alone.
BLUE, VERMILLION, GREEN, ORANGE, PURPLE = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7"
INK, GREY, FAINT = "#222222", "#767676", "#D4D4D4"  # GREY is the lightest that small text may have on white (4.5 to 1)
CLASSES = ((BLUE, "o"), (VERMILLION, "^"))  # colour and marker of y = 0 and y = 1

ROW = 0.172  # inches that a row with a feature's name takes

LOOK = {
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
}


def house_style(draw):
    """A decorator, @house_style above every function that draws a Picture: our look, and fonts for the letters that are in it."""

    @functools.wraps(draw)
    def drawn(*args, **values):
        with rc_context(LOOK):
            picture = draw(*args, **values)
            lend_fonts(picture.fig)
        return picture

    return drawn

PIXELS_PER_INCH = 150


def log_ticks(axis):
    """Ticks at 1, 2 and 5 of each power of ten, as plain numbers, on an axis with a logarithmic scale, or finer where it holds none."""
    axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axis.set_major_formatter("{x:g}")
    axis.set_minor_locator(NullLocator())


def new_figure(width, height):
    """A figure of width x height inches that belongs to no window: nothing to close, nothing to leak."""
    fig = Figure(figsize=(width, height), dpi=PIXELS_PER_INCH, layout="constrained")
    FigureCanvasAgg(fig)
    return fig
