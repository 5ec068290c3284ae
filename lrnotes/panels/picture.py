"""A picture that moves: built once, then only what moves is drawn again."""

import base64
import inspect
import io

import numpy as np
from PIL import Image

CSS_PIXELS_PER_INCH = 100  # so a high-density screen has half as many pixels again to show


class Picture:
    """A figure, the artists in it that move, and `show`, which moves them and returns the sentence that says what is seen.

    One Picture serves the still figure (`still`), the flip-book (`panels.flipbook`) and the live panel (`panels.live`).
    A picture with one slider has `labels`, one a frame, and `show` takes the number of the frame; `control` names the slider,
    and `telling` is the frame that says most where nothing can be moved: what is shown if no frame is asked for, with all curves whole.

    What moves lies above all that does not, and in its own order: so a frame is what Matplotlib would draw, in a fifth of the time or less.
    """

    def __init__(self, fig, moving, show, labels=(), control="", telling=0):
        self.fig, self.show, self.labels, self.control = fig, show, list(labels), control
        self.telling = telling
        self._moving = sorted(moving, key=lambda artist: artist.get_zorder())
        top = max(artist.get_zorder() for artist in fig.findobj())
        for artist in self._moving:
            artist.set_zorder(top + 1 + artist.get_zorder())
        self._background = self._still_pixels = self._palette = None

    @property
    def css_width(self):
        """Width at which the picture is meant to be seen, in CSS pixels."""
        return round(self.fig.get_figwidth() * CSS_PIXELS_PER_INCH)

    def frame(self, *args, **values):
        """The frame show(*args, **values) as an RGB image (PIL)."""
        self._draw(*args, **values)
        return self._rgb()

    def still(self, *args, **values):
        """The frame show(*args, **values) as something that a notebook displays."""
        return Still(*self.png(*args, **values), self.css_width)

    def png(self, *args, **values):
        """The frame show(*args, **values) as PNG bytes, and its caption."""
        caption = self._draw(*args, **values)
        return _encode(self._quantised()), caption

    def background(self, *args, **values):
        """PNG bytes of what never moves: what `layer` leaves out. If no frame was drawn yet, show(*args, **values) is."""
        if self._background is None:
            self._draw(*args, **values)
        self._restore()
        return _encode(self._quantised())

    def layer(self, *args, compress_level=6, **values):
        """What the frame show(*args, **values) changes on the background, as PNG bytes, clear elsewhere; and its caption.

        `compress_level` is zlib's: 1 is fastest, 9 smallest.
        """
        caption = self._draw(*args, **values)
        image = self._quantised()
        image.putpalette((image.getpalette() + [0] * 768)[:768])  # the encoder makes an entry clear only if the palette has it
        image.paste(CLEAR, mask=Image.fromarray(self._pixels() == self._still_pixels))
        return _encode(image, transparency=CLEAR, compress_level=compress_level), caption

    def _draw(self, *args, **values):
        if self.labels and not (args or values):
            args, values = (self.telling,), self.whole()
        self._check(args, values)
        if self._background is None:
            self._prepare(*args, **values)
        caption = self.show(*args, **values)
        self._restore()
        for artist in self._moving:
            artist.draw(self.fig.canvas.get_renderer())
        return caption

    def whole(self):
        """What lets `show` draw its curves to their end, if it has some that grow with the slider (`panels.growing`)."""
        return {"until": len(self.labels) - 1} if "until" in inspect.signature(self.show).parameters else {}

    def _check(self, args, values):
        """Raises ValueError if `show` does not take these."""
        takes = inspect.signature(self.show)
        try:
            takes.bind(*args, **values)
        except TypeError as error:
            given = ", ".join([*map(repr, args), *(f"{name}={value!r}" for name, value in values.items())]) or "nothing"
            names = ", ".join(takes.parameters) or "nothing"
            raise ValueError(f"show of this picture takes {names}, but got {given}: give a value for each of them") from error

    def _prepare(self, *args, **values):
        """Fix the layout, keep what never moves, and choose the palette from frames that show all colours."""
        self.show(*args, **values)
        canvas = self.fig.canvas
        self.fig.draw_without_rendering()  # with everything, so that the layout leaves room for what moves
        self.fig.set_layout_engine("none")
        for artist in self._moving:
            artist.set_animated(True)
        canvas.draw()
        self._background = canvas.copy_from_bbox(self.fig.bbox)
        self._still_pixels = self._pixels().copy()
        frames = [self.frame(i) for i in (0, len(self.labels) // 2, len(self.labels) - 1)] if self.labels else [self.frame(*args, **values)]
        strip = Image.new("RGB", (frames[0].width, frames[0].height * len(frames)))
        for i, frame in enumerate(frames):
            strip.paste(frame, (0, i * frame.height))
        colours = np.array(strip.quantize(CLEAR, method=Image.Quantize.MAXCOVERAGE).getpalette()).reshape(-1, 3)
        colours[colours.min(axis=1) > 247] = 255  # what is nearly white is white, and white stays exactly white
        self._palette = Image.new("P", (1, 1))
        self._palette.putpalette(colours.ravel().tolist())

    def _restore(self):
        """The canvas as it is without the moving artists."""
        self.fig.canvas.restore_region(self._background)

    def _pixels(self):
        """The canvas as one integer a pixel, a view."""
        return np.asarray(self.fig.canvas.buffer_rgba()).view(np.uint32)[..., 0]

    def _rgb(self):
        canvas = self.fig.canvas
        return Image.frombytes("RGB", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBX")

    def _quantised(self):
        """The canvas in the colours of the palette: a quarter of the size."""
        return self._rgb().quantize(palette=self._palette, dither=Image.Dither.NONE)


CLEAR = 255  # palette entry of a layer's clear pixels


def _encode(image, **options):
    data = io.BytesIO()
    image.save(data, "PNG", **options)
    return data.getvalue()


class Still:
    """A PNG and its caption: shown as the picture, with the caption as alternative text and wherever no picture can be."""

    def __init__(self, png, caption, css_width):
        self.png, self.caption, self.css_width = png, caption, css_width

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": self.caption, "image/png": base64.b64encode(self.png).decode()}
        return data, {"image/png": {"alt": self.caption, "width": self.css_width}}
