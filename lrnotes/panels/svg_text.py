"""SVG as Matplotlib writes it, in fewer characters and in colours that the page chooses."""

import re
from functools import lru_cache

from .style import THEMED


@lru_cache(1000)
def definitions(text):
    """The elements of the definitions that Matplotlib has written, by their names."""
    text = shortened("".join(re.findall(r"<defs>(.*?)</defs>", text, flags=re.DOTALL)))
    return {element[2]: element[0] for element in re.finditer(r'<(clipPath|pattern) id="([^"]+)".*?</\1>', text)}


@lru_cache(1000)
def shortened(text):
    """Elements without comments and blanks, numbers in tenths."""
    text = re.sub(r">[ \n]+<", "><", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)).strip()
    text = re.sub(r"<[^/>][^>]*>", lambda tag: _short_tag(tag[0]), text)
    return re.sub(r"<text>(.*?)</text>", lambda found: f"<text>{_spans(found[1])}</text>", text)


def _short_tag(tag):
    tag = re.sub(r' d="([^"]*)"', lambda path: f' d="{rounded(path[1])}"', re.sub(r"-?\d+\.\d+", _tenth, tag))
    return re.sub(r' style="([^"]*)"', lambda style: f' style="{themed(style[1])}"', tag).replace(' style=""', "")


@lru_cache(1000)
def rounded(d):
    """The `d` of a path in tenths."""
    return re.sub(r" ?([MLQCz]) ?", r"\1", re.sub(r"-?\d+\.\d+", _tenth, d).replace("\n", " ")).strip()


def _tenth(number):
    return short_number(float(number[0]))


def short_number(number):
    """A number in tenths."""
    short = f"{number:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def themed(css):
    """A style with the colours of the page, and its font."""
    css = re.sub(r"#[0-9a-f]{6}", lambda colour: THEMED.get(colour[0], colour[0]), css)
    css = re.sub(r"font-family:[^;]*;?|(?<=[:;]) ", "", css)
    return re.sub(r"\d+\.\d+", _tenth, css.strip("; "))


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
