"""A derivation line by line: `stepper`."""

import math
import re
from html import escape

import ipywidgets

from ..derivation import departure
from .panel import Panel, pages_with_slider
from .style import DARK, VERMILLION, on_dark

CHANGED = "#B34E00"  # vermillion, so dark that small text may have it on white; TeX takes no variable of CSS, so dark pages replace it
_FOUND = ':is([style*="179, 78, 0"], [style*="b34e00" i], [color="#B34E00" i], [mathcolor="#B34E00" i])'  # as MathJax 2, 3 and 4 write it

# On a phone a stepper is as narrow as its page: what is wider, formulas and code, scrolls inside.
_STYLE = (
    f"<style>{on_dark(f'.lr-stepper {_FOUND}')} {{ color: {DARK[VERMILLION]} !important }}"
    + """
.lr-stepper, .lr-stepper > *, .lr-stepper .widget-htmlmath, .lr-stepper .widget-htmlmath-content { max-width: 100%; min-width: 0 }
.lr-stepper .widget-htmlmath, .lr-stepper .widget-htmlmath-content { width: 100%; height: auto }
.lr-step { width: min(52em, 88vw); max-width: 100%; line-height: 1.4; min-height: var(--lr-wide) }
@media (max-width: 600px) { .lr-step { min-height: var(--lr-narrow) } .lr-stepper .widget-hbox { flex-wrap: wrap }
    .lr-stepper .widget-hslider { width: 100% !important } }
.lr-formula, .lr-step pre { contain: inline-size; overflow-x: auto; overflow-y: hidden }
.lr-stepper .widget-readout { white-space: nowrap; flex: none; width: auto; min-width: 7em }
.lr-step .lr-above { opacity: 0.7 }
</style>"""
)


def stepper(derivation):
    """A slider over the lines of a derivation, each with the line above, the reason, the NumPy and how well the two agree.

    Needs no kernel. Where no widget runs, all lines are shown below each other.
    """
    report = derivation.check()
    pairs = zip([None, *derivation.lines], derivation.lines, [None, *report.differences], strict=False)
    room = "; ".join(f"--lr-{name}: {_room(derivation.lines, letters):.1f}em" for name, letters in (("wide", 90), ("narrow", 32)))
    pages = [ipywidgets.HTMLMath(_step(*pair, room)) for pair in pairs]
    labels = [f"step {i}" if line.number is None else line.name for i, line in enumerate(derivation.lines, 1)]
    stage, controls, links = pages_with_slider(pages, labels, "line", interval=2500)
    return Panel([controls, stage, ipywidgets.HTML(_STYLE)], Listing(derivation, report), links).add_class("lr-stepper")


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


def _room(lines, letters):
    """Height of the tallest page in em, so that no page moves what stands below it; `letters` is how many go into a line of text."""
    formulas = [4.2 + 1.5 * line.latex.count(r"\\") + 1.5 * bool(re.search(r"\\d?frac|\\sum|\\prod", line.latex)) for line in lines]
    said = [math.ceil(len(f"Why: {line.because}.") / letters) + len(line.source.splitlines()) + math.ceil(60 / letters) for line in lines]
    return max(above + below + 1.4 * text for above, below, text in zip([0, *formulas], formulas, said, strict=False)) + 7.2


def _step(above, line, difference, room):
    """One page of a stepper, as HTML with LaTeX."""
    before = _formula("lr-formula lr-above", _latex(above, plain=True)) if above else ""
    agreement = "Here it starts."
    if above:
        agreement = f"On random input it {escape(_agreement(difference))}."
    return (
        f'<div class="lr-step" style="{room}">{before}{_formula("lr-formula", _latex(line))}<p><b>Why:</b> {escape(line.because)}.</p>'
        f'<pre tabindex="0">{escape(line.source)}</pre><p>{agreement}</p></div>'
    )


def _formula(names, latex):
    """A formula that scrolls where it is too wide, with a finger or with the arrow keys."""
    return f'<div class="{names}" tabindex="0">$${escape(latex)}$$</div>'


def _agreement(difference):
    if departure(difference):
        return f"departs from the line above{departure(difference)}"
    return f"equals the line above, but for {difference:.0e}" if difference else "equals the line above, to the last digit"


def _latex(line, plain=False):
    """The LaTeX of a line with its number. What changed is coloured and underlined, unless `plain`."""
    mark = "" if plain else rf"\color{{{CHANGED}}}"
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
