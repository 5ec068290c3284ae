"""Matplotlib's artists as fragments of SVG: short, with text as text, and in colours that the page chooses."""

import functools
import io
import zlib

import numpy as np
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from .lines import is_straight, relative, short
from .style import PIXELS_PER_INCH, POINTS_PER_INCH
from .svg_text import definitions, rounded, short_number, shortened, themed

MANY = 3  # from so many on, markers of one look are the points of one path: elements of their own keep a browser busy
_LOOKS = {}  # what stands for a graphics context: the style


class Renderer(RendererSVG):
    """Matplotlib's own, which writes text, images and what is clipped; paths, markers and collections are `pieces` here: (look, parts),
    neighbours of one look together. `defined` is what they refer to, {id: element}. Without groups: their names would meet those of other
    pictures on the page. The figure has points for pixels from then on."""

    def __init__(self, fig):
        self.written, self.pieces, self.defined = io.StringIO(), [], {}
        if fig.dpi != POINTS_PER_INCH:  # to set it makes all of the figure be worked out anew
            fig.dpi = POINTS_PER_INCH
        super().__init__(*fig.bbox.size, self.written, image_dpi=PIXELS_PER_INCH)
        self._written()  # Matplotlib's style sheet

    def open_group(self, s, gid=None):
        pass

    def close_group(self, s):
        pass

    def draw_path(self, gc, path, transform, rgbFace=None):
        clip = (0, 0, self.width, self.height) if rgbFace is None and gc.get_hatch_path() is None else None
        if is_straight(path):
            d = short(path, transform, self.height, clip)
        else:
            d = rounded(self._convert_path(path, self._make_flip_transform(transform), clip=clip, simplify=False))
        if d:
            self._add("path", gc, rgbFace, None, d)

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        shape = self._shape(marker_path, marker_trans)
        points = path.cleaned(trans, remove_nans=True, simplify=False).vertices[:-1]  # without the end of the path
        self._add("use", gc, rgbFace, shape, *zip(points[:, 0].tolist(), (self.height - points[:, 1]).tolist(), strict=True))

    def draw_path_collection(self, gc, master_transform, paths, all_transforms, offsets, offset_trans, *looks, **more):
        if len(paths) != 1 or len(all_transforms) > 1 or len(offsets) < 2:  # each of its own shape, or the only one
            return super(RendererSVG, self).draw_path_collection(
                gc, master_transform, paths, all_transforms, offsets, offset_trans, *looks, **more
            )
        ((path, transform),) = self._iter_collection_raw_paths(master_transform, paths, all_transforms)
        for x, y, shape, gc0, face in self._iter_collection(gc, [self._shape(path, transform)], offsets, offset_trans, *looks, **more):
            self._add("use", gc0, face, shape, (x, self.height - y))

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        self._draw_text_as_text(gc, x, y, s, prop, angle, ismath, mtext)  # whatever rcParams say
        text, clip = shortened(self._written()), self._get_clip_attrs(gc).get("clip-path")
        self.pieces.append((None, [f'<g clip-path="{clip}">{text}</g>' if clip else text]))

    def get_text_width_height_descent(self, s, prop, ismath):
        return _extent(s, prop.copy(), ismath)

    def draw_image(self, *args, **kwargs):
        super().draw_image(*args, **kwargs)
        self.pieces.append((None, [shortened(self._written())]))

    def fragment(self):
        """All that was drawn."""
        drawn = "".join(self._element(look, parts) for look, parts in self.pieces)
        self.finalize()
        self.defined |= definitions(self._written())
        return drawn

    def _make_id(self, type, content):
        """A name made of what it names, so that it is the same in every run."""
        return f"{type}{zlib.crc32(str(content).encode()):x}"

    def _written(self):
        """What Matplotlib's own renderer has written since the last time."""
        text = self.written.getvalue()
        self.written.seek(0)
        self.written.truncate()
        return text

    def _shape(self, path, transform):
        """The name of a shape that is used at many places, drawn around (0, 0)."""
        d = rounded(self._convert_path(path, transform + Affine2D().scale(1, -1), simplify=False))
        name = self._make_id("m", d)
        self.defined[name] = f'<path id="{name}" d="{d}"/>'
        return name

    def _add(self, kind, gc, face, shape, *parts):
        look = kind, self._get_clip_attrs(gc).get("clip-path"), self._look(gc, face), shape
        together = kind == "use" or ("fill:none" in look[2] and "opacity" not in look[2])  # what lies on each other would shine through
        if together and self.pieces and self.pieces[-1][0] == look:
            self.pieces[-1][1].extend(parts)
        else:
            self.pieces.append((look, list(parts)))

    def _look(self, gc, face):
        """The style of what is drawn with this graphics context."""
        if gc.get_hatch() is not None:
            return themed(self._get_style(gc, face))
        dashes = gc.get_dashes()
        known = None if face is None else tuple(face), tuple(gc.get_rgb()), gc.get_linewidth(), gc.get_alpha(), gc.get_forced_alpha()
        known += gc.get_joinstyle(), gc.get_capstyle(), dashes[0], None if dashes[1] is None else tuple(dashes[1])
        if known not in _LOOKS:
            _LOOKS[known] = themed(self._get_style(gc, face))
        return _LOOKS[known]

    def _element(self, look, parts):
        if look is None:
            return parts[0]
        kind, clip, style, shape = look
        attributes = "".join(f' {name}="{value}"' for name, value in (("clip-path", clip), ("style", style)) if value)
        if kind == "path":
            return f'<path{attributes} d="{"".join(parts)}"/>'
        if len(parts) >= MANY:
            name = self._make_id(f"{shape}-", style)
            used = f'<use href="#{shape}" style="{style}"/>'
            self.defined[name] = f'<marker id="{name}" overflow="visible" markerUnits="userSpaceOnUse">{used}</marker>'
            clip = f' clip-path="{clip}"' if clip else ""
            tenths = np.rint(10 * np.array(parts)).astype(int).tolist()
            d = relative(tenths, [Path.MOVETO] + [Path.LINETO] * (len(parts) - 1))
            return f'<path{clip} style="fill:none;marker:url(#{name})" d="{d}"/>'
        uses = "".join(f'<use href="#{shape}" x="{short_number(x)}" y="{short_number(y)}"/>' for x, y in parts)
        return f"<g{attributes}>{uses}</g>"


@functools.lru_cache(10_000)
def _extent(text, font, is_math):
    """Width, height and descent of a text in points: most words and numbers stand in several pictures, or in every frame of one."""
    return text_to_path.get_text_width_height_descent(text, font, is_math)


def drawn(fig, artists):
    """What these artists of `fig` draw, as a fragment of SVG in points, and the elements that it refers to: {id: element}."""
    renderer = Renderer(fig)
    for artist in artists:
        artist.draw(renderer)
    return renderer.fragment(), renderer.defined


def lay_out(fig):
    """Let the figure's layout engine place the axes, once and for all, with texts as large as they are drawn here."""
    renderer = Renderer(fig)
    fig.canvas.get_renderer = lambda: renderer
    fig.get_layout_engine().execute(fig)
    del fig.canvas.get_renderer
    fig.set_layout_engine("none")
