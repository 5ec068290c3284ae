"""How all pictures look: colours, type sizes, and a figure to draw on."""

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

# Okabe and Ito, "Color Universal Design" (2008): told apart by readers with any kind of colour vision. Text is INK or GREY; the others are
# for lines and areas, and ORANGE is too pale on white for a line that stands alone.
BLUE, VERMILLION, GREEN, ORANGE, PURPLE = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7"
INK, GREY, FAINT = "#222222", "#767676", "#D4D4D4"  # GREY is the lightest that small text may have on white (4.5 to 1)
CLASSES = ((BLUE, "o"), (VERMILLION, "^"))  # colour and marker of y = 0 and y = 1

ROW = 0.172  # inches that a row with a feature's name takes

house_style = rc_context(  # a decorator: @house_style above every function that draws a picture
    {
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.titlelocation": "left",
        "axes.titlesize": 10,
        "legend.frameon": False,
        "legend.fontsize": 8.5,
    }
)

PIXELS_PER_INCH = 150


def new_figure(width, height):
    """A figure of width x height inches that belongs to no window: nothing to close, nothing to leak."""
    fig = Figure(figsize=(width, height), dpi=PIXELS_PER_INCH, layout="constrained")
    FigureCanvasAgg(fig)
    return fig
