"""A picture as a page takes it: what never moves once, and each frame as what it draws on that."""

import zlib


def scene(picture, only=None, **values):
    """The picture and all its frames, or the one of the number `only`, or the one at these values, for `moving.js`.

    `frames` are pairs of a fragment of SVG and the sentence that it shows, `defs` are what fragments refer to, `telling` is the frame for
    print, `box` the size of all in points, and `width` the width at which it is meant to be seen in CSS pixels. `longest` is the sentence
    that takes most room, of those of all frames: so the page has it before it knows them.
    """
    background, defined = picture.background(**values)
    numbers = range(len(picture.labels)) if only is None else [only]
    layers = [picture.layer(**values)] if values else [picture.layer(i) for i in numbers]
    telling = picture.layer(picture.telling, **picture.whole()) if not values else layers[0]
    for _, more, _ in [*layers, telling]:
        defined |= more
    sentences = [caption for *_, caption in layers] if only is None else map(picture.show, range(len(picture.labels)))
    return ({} if only is None else {"only": only}) | {
        "box": picture.box,
        "width": picture.css_width,
        "defs": "".join(defined.values()),
        "background": background,
        "frames": [[drawn, caption] for drawn, _, caption in layers],
        "telling": [telling[0], telling[2]],
        "longest": max(sentences, key=len),
    }


def frame(picture, **values):
    """One frame of a picture whose sliders move in the kernel: what it draws, with all that it refers to, and its sentence."""
    drawn, defined, caption = picture.layer(**values)
    return [f"<defs>{''.join(defined.values())}</defs>{drawn}" if defined else drawn, caption]


def svg(scene, more=""):
    """The frame that tells most, whole; `more` are attributes of the element.

    What it refers to by name begins with a number made of all that is drawn: other pictures of the page have the same axes and markers, and
    of two elements of one name a browser takes the first, also where that is not shown.
    """
    width, height = scene["box"]
    drawn = f"<defs>{scene['defs']}</defs>{scene['background']}{scene['telling'][0]}"
    own = f"s{zlib.crc32(drawn.encode()):x}-"
    for before in (' id="', 'href="#', "url(#"):
        drawn = drawn.replace(before, before + own)
    return f'<svg viewBox="0 0 {width} {height}" width="{scene["width"]}"{more}>{drawn}</svg>'
