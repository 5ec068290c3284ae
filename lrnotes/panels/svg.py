"""Matplotlib's artists as fragments of SVG: short, with text as text, and in colours that the page chooses."""

import io
import re
import zlib

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_svg import RendererSVG

from .lines import relative, short
from .style import THEMED

POINTS_PER_INCH = 72  # the unit of what is drawn here
MANY = 100  # markers of one look are the points of one path: so many elements would keep a browser busy
_SETTINGS = rc_context({"svg.fonttype": "none", "svg.hashsalt": "lrnotes"})  # names are made of what they name, so they stay the same
_DEFINED = re.compile(r'<(path|clipPath|pattern) id="([^"]+)"(?:[^>]*/>|.*?</\1>)')
_PATH = r'<path d="(?P<d>[^"]*)"(?: clip-path="(?P<c>[^"]*)")?(?: style="(?P<s>[^"]*)")?/>'
_MARKERS = r'<g(?: clip-path="(?P<mc>[^"]*)")?>(?P<uses>(?:<use [^>]*/>)+)</g>'
_DRAWN = re.compile(f"{_PATH}|{_MARKERS}")
_USE = re.compile(r'<use xlink:href="#([^"]+)" x="([^"]+)" y="([^"]+)"(?: style="([^"]*)")?/>')


class Renderer(RendererSVG):
    """Matplotlib's own, without groups: their names would meet those of other pictures on the page."""

    def open_group(self, s, gid=None):
        pass

    def close_group(self, s):
        pass


@_SETTINGS
def drawn(fig, artists):
    """What these artists of `fig` draw, as a fragment of SVG in points, and the elements that it refers to: {id: element}."""
    dpi, written = fig.dpi, io.StringIO()
    fig.dpi = POINTS_PER_INCH
    try:
        renderer = Renderer(*fig.bbox.size, written, image_dpi=dpi)
        for artist in artists:
            artist.draw(renderer)
        renderer.finalize()
    finally:
        fig.dpi = dpi
    return _short(written.getvalue().partition("</defs>")[2].rpartition("</svg>")[0])  # after Matplotlib's style sheet


def _short(text):
    text = re.sub(r">[ \n]+<", "><", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    text = re.sub(r"<[^/>][^>]*>", lambda tag: _short_tag(tag[0]), text.strip())
    defined = {}

    def keep(found):
        defined.update((element[2], element[0]) for element in _DEFINED.finditer(found[1]))
        return ""

    text = re.sub(r"<defs>(.*?)</defs>", keep, text)
    text = re.sub(r'<path(?: (?:clip-path|style)="[^"]*")*/>', "", text)  # of lines that have no points now
    text = re.sub(r"<text>(.*?)</text>", lambda found: f"<text>{_spans(found[1])}</text>", text)
    return _together(text, defined), defined


def _short_tag(tag):
    tag = re.sub(r' d="(M[ML\d\s.e-]*)(z?)\s*"', lambda path: f' d="{short(path[1])}{path[2]}"', tag)
    tag = re.sub(r"-?\d+\.\d+", _rounded, tag)
    tag = re.sub(r' d="[^"]*"', lambda path: re.sub(r" ?([MLQCz]) ?", r"\1", path[0].replace("\n", " ")).replace(' "', '"'), tag)
    return re.sub(r' style="([^"]*)"', lambda style: f' style="{_style(style[1])}"', tag).replace(' style=""', "")


def _rounded(number):
    short = f"{float(number[0]):.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def _style(css):
    css = re.sub(r"#[0-9a-f]{6}", lambda colour: THEMED.get(colour[0], colour[0]), css)
    css = re.sub(r"font-family:[^;]*;?|(?<=[:;]) ", "", css)
    return css.strip("; ")


def _spans(text):
    """Letters of a formula, which come one by one, as runs that have one height and look."""
    runs = []
    for x, y, style, letter in sorted(
        re.findall(r'<tspan x="([^"]*)" y="([^"]*)" style="([^"]*)">(.)</tspan>', text), key=lambda found: float(found[0])
    ):
        if runs and runs[-1][1:3] == [y, style]:
            runs[-1][3] += letter
        else:
            runs.append([x, y, style, letter])
    return "".join(f'<tspan x="{x}" y="{y}" style="{style}">{letters}</tspan>' for x, y, style, letters in runs)


def _together(text, defined):
    """Neighbours with one look as one element. What many markers need is added to `defined`."""
    pieces, last, end = [], None, 0
    for found in _DRAWN.finditer(text):
        if found.start() > end:
            pieces.append(text[end : found.start()])
            last = None
        end = found.end()
        if found["d"] is not None:
            look = "path", found["c"], found["s"]
            if look == last and "fill:none" in look[2] and "opacity" not in look[2]:
                pieces[-1][1].append(found["d"])
            else:
                pieces.append((look, [found["d"]]))
            last = look
        else:
            for name, x, y, style in _USE.findall(found["uses"]):
                look = "use", found["mc"], style, name
                if look != last:
                    pieces.append((look, []))
                pieces[-1][1].append((x, y))
                last = look
    pieces.append(text[end:])
    return "".join(piece if isinstance(piece, str) else _element(*piece, defined) for piece in pieces)


def _element(look, parts, defined):
    attributes = "".join(f' {name}="{value}"' for name, value in zip(("clip-path", "style"), look[1:3], strict=True) if value)
    if look[0] == "path":
        return f'<path{attributes} d="{"".join(parts)}"/>'
    if len(parts) >= MANY:
        name = f"{look[3]}-{zlib.crc32(f'{look[2]}'.encode()):x}"
        shape = f'<use href="#{look[3]}" style="{look[2] or ""}"/>'
        defined[name] = f'<marker id="{name}" overflow="visible" markerUnits="userSpaceOnUse">{shape}</marker>'
        clip = f' clip-path="{look[1]}"' if look[1] else ""
        d = relative(np.array(parts, dtype=float), [True] + [False] * (len(parts) - 1))
        return f'<path{clip} style="fill:none;marker:url(#{name})" d="{d}"/>'
    uses = "".join(f'<use href="#{look[3]}" x="{x}" y="{y}"/>' for x, y in parts)
    return f"<g{attributes}>{uses}</g>"
