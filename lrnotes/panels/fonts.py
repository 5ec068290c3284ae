"""Fonts for letters that Matplotlib's own font lacks: Chinese, Hindi, emoji."""

import functools

import matplotlib
from matplotlib import font_manager
from matplotlib.text import Text


def lend_fonts(fig):
    """Give each text of a figure the installed fonts that have what its own lacks. `names.drawn` sees to what none has."""
    for text in fig.findobj(Text):
        families = _families_with(_lacking(text.get_text()))
        if families:
            text.set_fontfamily([*text.get_fontfamily(), *families])


def in_no_font(text):
    """The letters of `text` that neither the font of the pictures nor any installed one has."""
    lacking = _lacking(text)
    paths = dict(_installed())
    return {letter for letter in lacking if not any(_has(paths[family], letter) for family in _families_with(lacking))}


def _lacking(text):
    return {letter for letter in set(text) if letter != "\n" and not _has(_own(), letter)}


@functools.cache
def _own():
    """The file of the pictures' font: Matplotlib looks long for it."""
    return font_manager.findfont(font_manager.FontProperties())


def _families_with(letters):
    """Installed families that together have as many of these letters as there are, the one with most of them first."""
    families, fonts = [], _installed() if letters else []
    while fonts and letters:
        found, family = max((sum(_has(path, letter) for letter in letters), family) for family, path in fonts)
        if not found:
            break
        families.append(family)
        path = dict(fonts)[family]
        letters = {letter for letter in letters if not _has(path, letter)}
    return families


def _installed():
    """Families and files of upright fonts that are on this machine and not Matplotlib's, which has them for formulas."""
    ours, fonts = matplotlib.get_data_path(), font_manager.fontManager.ttflist
    upright = [font for font in fonts if font.style == "normal" and font.weight == 400 and not font.fname.startswith(ours)]
    return [(font.name, font.fname) for font in upright if "Color" not in font.name]  # of which Matplotlib draws no emoji


@functools.cache
def _has(path, letter):
    return font_manager.get_font(path).get_char_index(ord(letter)) != 0
