"""A derivation line by line: `stepper`."""

from html import escape

import ipywidgets

from ..derivation import departure
from .panel import Panel, pages_with_slider


def stepper(derivation):
    """A slider over the lines of a derivation, each with the line above, the reason, the NumPy and how well the two agree.

    Needs no kernel. Where no widget runs, all lines are shown below each other.
    """
    report = derivation.check()
    pairs = zip([None, *derivation.lines], derivation.lines, [None, *report.differences], strict=False)
    pages = [ipywidgets.HTMLMath(_step(*pair)) for pair in pairs]
    labels = [f"step {i}" if line.number is None else line.name for i, line in enumerate(derivation.lines, 1)]
    stage, controls, links = pages_with_slider(pages, labels, "line", interval=2500)
    return Panel([controls, stage], Listing(derivation, report), links)


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
        agreement = f"On random input it {escape(_agreement(difference))}."
    return (
        f'<div style="width: 52em; max-width: 100%; min-height: 17em; line-height: 1.4">{before}<div>$${escape(_latex(line))}$$</div>'
        f'<p><b>Why:</b> {escape(line.because)}.</p><pre style="word-break: normal; overflow-wrap: anywhere">{escape(line.source)}</pre>'
        f"<p>{agreement}</p></div>"
    )


def _agreement(difference):
    if departure(difference):
        return f"departs from the line above{departure(difference)}"
    return f"equals the line above, but for {difference:.0e}" if difference else "equals the line above, to the last digit"


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
