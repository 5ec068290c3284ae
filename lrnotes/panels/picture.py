"""A picture that moves: built once, then only what moves is drawn again."""

import inspect
import os

from PIL import Image

from .stills import NO_KERNEL, STORED, Drawing, Still, png_bytes
from .style import PIXELS_PER_INCH, POINTS_PER_INCH
from .svg import drawn, lay_out

CSS_PIXELS_PER_INCH = 100
ABOVE = 1000  # in Matplotlib's order of drawing, over all that does not move


class Picture:
    """A figure, the artists in it that move, and `show`, which moves them and returns the sentence that says what is seen.

    One Picture serves the still figure (`still`), the flip-book (`panels.flipbook`) and the live panel (`panels.live`).
    A picture with one slider has `labels`, one a frame, and `show` takes the number of the frame; `control` names the slider,
    and `telling` is the frame that says most where nothing can be moved: what is shown if no frame is asked for, with all curves whole.
    A flip-book opens at the frame `opens`: the first, where no other is what the text beside it speaks of.
    A picture with several sliders may have a `law`, by which a page with no kernel draws its frames: a function that gives a JavaScript
    function, what that takes, and what its frames refer to. Called with it, the JavaScript gives the function from places to a frame.

    What moves lies above all that does not, and in its own order: so a frame is what Matplotlib would draw, in a fifth of the time or less.
    """

    def __init__(self, fig, moving, show, labels=(), control="", telling=0, opens=0, law=None):
        self.fig, self.show, self.labels, self.control = fig, show, list(labels), control
        self.telling, self.opens, self.law = telling, opens, law
        self.name, self.sizes, self._at = "picture", ("page",), None
        self.moving = sorted(moving, key=lambda artist: artist.get_zorder())
        for artist in self.moving:
            artist.set_zorder(ABOVE + artist.get_zorder())
        self._prepared = False

    @property
    def css_width(self):
        """Width at which the picture is meant to be seen, in CSS pixels."""
        return round(self.fig.get_figwidth() * CSS_PIXELS_PER_INCH)

    def drawn_by(self, at, name, sizes):
        """Say what draws this picture: `at(size)`, the name of the function, and the sizes it knows. `panels.style.house_style` does."""
        self._at, self.name, self.sizes = at, name, sizes

    def at(self, size):
        """This picture as it is drawn for a size of `panels.style.SIZES`, or None where that is no other than on the page."""
        return self._at(size) if size in self.sizes and size != "page" else None

    def frame(self, *args, **values):
        """The frame show(*args, **values) as an RGB image (PIL)."""
        self._move(args, values)
        return self._painted()

    def _painted(self):
        """The figure as it is now as an RGB image."""
        self.fig.dpi = PIXELS_PER_INCH
        canvas = self.fig.canvas
        canvas.draw()
        for artist in self.moving:
            artist.draw(canvas.get_renderer())
        return Image.frombytes("RGB", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBX")

    def still(self, *args, **values):
        """The frame show(*args, **values) as something that a notebook displays."""
        if not os.environ.get(STORED):
            return self.drawing(*args, **values)
        svg = self.drawing(*args, **values).svg if os.environ.get(NO_KERNEL) else None
        return Still(*self.png(*args, **values), self.css_width, svg)

    def drawing(self, *args, **values):
        """The frame show(*args, **values) as SVG in the colours of the page; on the site, where there is a layout, for a phone too."""
        phone = self.at("phone") if os.environ.get(NO_KERNEL) else None
        return Drawing(*(picture._as_scene(args, values) for picture in (self, phone) if picture))

    def _as_scene(self, args, values):
        """The frame show(*args, **values) as a `scene` that is nothing but what it tells."""
        (background, defined), (layer, more, caption) = self.background(*args, **values), self.layer(*args, **values)
        defs = "".join((defined | more).values())
        return {"box": self.box, "width": self.css_width, "defs": defs, "background": background, "telling": [layer, caption]}

    def png(self, *args, **values):
        """The frame show(*args, **values) as PNG bytes, and its caption."""
        caption = self._move(args, values)
        return png_bytes(self._painted()), caption

    def background(self, *args, **values):
        """What never moves, as SVG, and what it refers to: see `svg.drawn`. If no frame was drawn yet, show(*args, **values) is."""
        if not self._prepared:
            self._move(args, values)
        return drawn(self.fig, [self.fig])

    def layer(self, *args, **values):
        """What the frame show(*args, **values) draws on the background, as SVG, what it refers to, and its caption."""
        caption = self._move(args, values)
        return *drawn(self.fig, self.moving), caption

    @property
    def box(self):
        """Width and height of the SVG, in points."""
        return [round(float(inches) * POINTS_PER_INCH, 1) for inches in self.fig.get_size_inches()]

    def whole(self):
        """What lets `show` draw its curves to their end, if it has some that grow with the slider (`panels.growing`)."""
        return {"until": len(self.labels) - 1} if "until" in inspect.signature(self.show).parameters else {}

    def _move(self, args, values):
        if self.labels and not (args or values):
            args, values = (self.telling,), self.whole()
        self._check(args, values)
        caption = self.show(*args, **values)
        if not self._prepared:
            lay_out(self.fig)  # with everything, so that the layout leaves room for what moves
            for artist in self.moving:
                artist.set_animated(True)
            self._prepared = True
        return caption

    def _check(self, args, values):
        """Raises ValueError if `show` does not take these."""
        takes = inspect.signature(self.show)
        try:
            takes.bind(*args, **values)
        except TypeError as error:
            given = ", ".join([*map(repr, args), *(f"{name}={value!r}" for name, value in values.items())]) or "nothing"
            names = ", ".join(takes.parameters) or "nothing"
            raise ValueError(f"show of this picture takes {names}, but got {given}: give a value for each of them") from error
