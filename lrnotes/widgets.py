"""Ways to make things move: `flipbook` and `stepper`, whose pages are made beforehand, and `live`, which asks the kernel."""

import base64
from html import escape

import ipywidgets

from .accessibility import spoken


class Panel(ipywidgets.VBox):
    """Controls over a picture. Where no widget runs, its still picture is shown, or its caption."""

    def __init__(self, children, still, links=()):
        super().__init__([*children, spoken()])
        self.still, self.links = still, links

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = self.still._repr_mimebundle_()
        return super()._repr_mimebundle_(**kwargs) | data, metadata


def flipbook(picture):
    """A slider and a play button over the frames of `picture`, all drawn now: each move takes a few milliseconds.

    The slider is linked to the frames in the browser, so it works with no kernel too. Raises ValueError if the picture
    has no labels, which would name the frames.
    """
    if not picture.labels:
        raise ValueError("a flip-book needs a picture with labels, one for each frame; for several sliders use live")
    frames = [ipywidgets.HTML(_figure(*picture.layer(i), picture.css_width)) for i in range(len(picture.labels))]
    stage, controls, links = _pages(frames, picture.labels, picture.control)
    return Panel([controls, _over_background(picture, stage)], picture.still(picture.telling), links)


def stepper(derivation):
    """A slider over the lines of a derivation, each with the line above, the reason, the NumPy and how well the two agree.

    Needs no kernel. Where no widget runs, all lines are shown below each other.
    """
    report = derivation.check()
    pairs = zip([None, *derivation.lines], derivation.lines, [None, *report.differences], strict=False)
    pages = [ipywidgets.HTMLMath(_step(*pair)) for pair in pairs]
    labels = ["start" if line.number is None else line.name for line in derivation.lines]
    stage, controls, links = _pages(pages, labels, "line", interval=2500)
    return Panel([controls, stage], Listing(derivation, report), links)


def _pages(pages, labels, description, interval=80):
    """The pages as a stack, the controls that turn them, and the links between the two, which the browser keeps."""
    stage = ipywidgets.Stack(pages, selected_index=0)
    slider = ipywidgets.SelectionSlider(options=labels, index=0, description=description, layout={"width": "60%"})
    play = ipywidgets.Play(max=len(pages) - 1, interval=interval, show_repeat=False)
    links = [
        ipywidgets.jslink((slider, "index"), (stage, "selected_index")),
        ipywidgets.jslink((play, "value"), (slider, "index")),
    ]
    return stage, ipywidgets.HBox([play, slider]), links


class Listing:
    """A derivation written out: what readers see where no widget runs."""

    def __init__(self, derivation, report):
        self.derivation, self.report = derivation, report

    def _repr_mimebundle_(self, include=None, exclude=None):
        parts = [
            f"{line.because[0].upper()}{line.because[1:]}:\n\n$${_latex(line, plain=True)}$$\n\n```python\n{line.source}\n```"
            for line in self.derivation.lines
        ]
        return {"text/plain": str(self.report), "text/markdown": "\n\n".join([*parts, str(self.report)])}, {}


def _step(above, line, difference):
    """One page of a stepper, as HTML with LaTeX."""
    before = f'<div style="opacity: 0.7">$${escape(_latex(above, plain=True))}$$</div>' if above else ""
    agreement = "Here it starts."
    if above:
        how = f"but for {difference:.0e}" if difference else "to the last digit"
        agreement = f"On random input it equals the line above, {how}."
    return (
        f'<div style="width: 52em; max-width: 100%; min-height: 17em; line-height: 1.4">{before}<div>$${escape(_latex(line))}$$</div>'
        f"<p><b>Why:</b> {escape(line.because)}.</p><pre>{escape(line.source)}</pre><p>{agreement}</p></div>"
    )


def _latex(line, plain=False):
    """The LaTeX of a line with its number. What changed is coloured and underlined, unless `plain`."""
    mark = "" if plain else r"\color{#B34E00}"  # vermillion, so dark that small text may have it
    latex = line.latex
    while r"\changed{" in latex:
        start = latex.index(r"\changed{")
        end, depth = start + len(r"\changed{"), 1
        while depth:
            depth += {"{": 1, "}": -1}.get(latex[end], 0)
            end += 1
        inside = latex[start + len(r"\changed{") : end - 1]
        latex = latex[:start] + (inside if plain else rf"\underline{{{mark}{{{inside}}}}}") + latex[end:]
    tag = "" if line.number is None else rf" \tag{{{line.name.strip('()').replace(') and (', ', ')}}}"
    return latex + tag


def live(picture, **sliders):
    """`picture` under one widget for each value that its `show` takes by name: live(picture, w0=FloatSlider(...), ...).

    Every move asks the kernel for the frame. Returns the panel, with the widgets as they were passed.
    """

    def values():
        return {name: slider.value for name, slider in sliders.items()}

    screen = ipywidgets.HTML()

    def redraw(_):
        layer, caption = picture.layer(compress_level=1, **values())  # here time counts, and not size
        screen.value = _figure(layer, caption, picture.css_width)

    redraw(None)
    for slider in sliders.values():
        slider.observe(redraw, "value")
    return Panel([*sliders.values(), _over_background(picture, screen)], picture.still(**values()))


def _over_background(picture, moving):
    """The widget that shows what moves, on top of the picture of what does not."""
    background = ipywidgets.HTML(_image(picture.background(), "", picture.css_width))
    for layer in (background, moving):
        layer.layout.grid_area = "1 / 1"  # one above the other
    return ipywidgets.GridBox([background, moving])


def _image(png, caption, css_width):
    data = base64.b64encode(png).decode()
    style = f"width: {css_width}px; max-width: 100%; height: auto; display: block"
    return f'<img alt="{escape(caption)}" style="{style}" decoding="sync" src="data:image/png;base64,{data}">'


def _figure(png, caption, css_width):
    text = f'<figcaption style="line-height: 1.4; min-height: 2.8em; margin-top: 4px">{escape(caption)}</figcaption>'
    return f'<figure style="margin: 0">{_image(png, caption, css_width)}{text}</figure>'
