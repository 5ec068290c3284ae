"""Names of any kind: drawn in full or cut, told apart, in letters that a font has, and never as a formula."""

import warnings

import numpy as np
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from matplotlib import font_manager

from lrnotes.panels.names import all_drawn, drawn, most_rows, without_row
from lrnotes.panels.picture import Picture
from lrnotes.panels.style import house_style, new_figure

LONG = "compactness of the cell nucleus, {} of {} measurements in this image"
ODD = ["$a_$", "a|b", "*a*", "_a_", r"\alpha", "$", "$$", "a_$", "x\ny", "<b>", "^2", "年龄", "हिन्दी", "🫠", "", " "]


@house_style
def row_of(names):
    fig = new_figure(10, 4)
    ax = fig.subplots()
    ax.set_yticks(range(len(names)), all_drawn(names))
    ax.set_title("; ".join(all_drawn(names)[:3]))
    lines = [ax.plot([0, 1], [j, j], label=name)[0] for j, name in enumerate(all_drawn(names))]
    ax.legend()
    return Picture(fig, lines, lambda: "")


@pytest.mark.parametrize(
    "names",
    [
        [LONG.format(j, 30) for j in range(30)],
        [LONG.format(12, 30), LONG.format(13, 30), LONG.format(12, 31)],
        ["x" * 60 + end for end in "abc"] + ["x" * 59 + "a", "x" * 30 + "a" + "x" * 30, "x" * 30 + "b" + "x" * 30],
        ["measurement of height", "measurement of height"],
        ["年" * 30, "年" * 31],
        ["a" * 40 + "b" * 40 + "c" * 40, "a" * 40 + "B" * 40 + "c" * 40],
    ],
    ids=["numbers inside", "ends", "twice", "the same", "wide", "middle"],
)
@pytest.mark.parametrize("most", [15, 23, 40])
def test_names_that_are_cut_stay_apart(names, most):
    short = all_drawn(names, most)
    assert len(set(short)) == len(names) and max(map(len, short)) <= most
    assert drawn(names[0], most)[:3] == short[0][:3]


def test_names_that_fit_stay_as_they_are():
    names = ["mean radius", "worst fractal dimension", "naïve Größe"]
    assert all_drawn(names) == names and drawn("worst fractal dimension") == "worst fractal dimension"


@pytest.mark.filterwarnings("error")
def test_odd_names_are_drawn_without_a_warning_and_not_as_formulas():
    picture = row_of(ODD)
    picture.png()
    ax = picture.fig.axes[0]
    said = [label.get_text() for label in ax.get_yticklabels()]
    assert len(set(said)) == len(ODD) and said[:6] == [r"\$a_\$", "a|b", "*a*", "\u200b_a_", r"\alpha", r"\$"]
    assert said[11:] == ["U+5E74 9F84", "U+0939 093F…D 0926 0940", "U+1FAE0", "(blank)…#15", "(blank)…#16"]
    assert len(ax.get_legend().get_texts()) == len(ODD)  # none is left out for its underscore


@pytest.fixture
def font_with(tmp_path):
    """Installs, for one test, a font that draws these letters as boxes."""
    before = list(font_manager.fontManager.ttflist)

    def install(family, letters):
        pen = TTGlyphPen(None)
        for method, point in zip((pen.moveTo, *[pen.lineTo] * 3), ((0, 0), (0, 700), (700, 700), (700, 0)), strict=True):
            method(point)
        pen.closePath()
        font, names = FontBuilder(1000, isTTF=True), [".notdef", *(f"u{ord(letter):X}" for letter in letters)]
        font.setupGlyphOrder(names)
        font.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names[1:], strict=True)})
        font.setupGlyf(dict.fromkeys(names, pen.glyph()))
        font.setupHorizontalMetrics(dict.fromkeys(names, (800, 0)))
        font.setupHorizontalHeader(ascent=800, descent=-200)
        font.setupNameTable({"familyName": family, "styleName": "Regular"})
        font.setupOS2()
        font.setupPost()
        font.save(tmp_path / f"{family}.ttf")
        font_manager.fontManager.addfont(tmp_path / f"{family}.ttf")

    yield install
    font_manager.fontManager.ttflist[:] = before
    font_manager.fontManager._findfont_cached.cache_clear()


def test_letters_come_from_an_installed_font_that_has_them(font_with):
    font_with("Few", "年")
    font_with("More", "年龄岁")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = row_of(["年龄", "age", "年年", "🫠年"])
        picture.png()
    labels = picture.fig.axes[0].get_yticklabels()
    assert [label.get_text() for label in labels] == ["年龄", "age", "年年", "U+1FAE0 年"]
    families = [label.get_fontfamily() for label in labels]
    assert [family[-1] for family in families] == ["More", "sans-serif", "More", "More"]


def test_what_has_no_row_is_counted():
    assert most_rows() == 30
    assert without_row(30, "why") == "" and without_row(7129, "they die first") == " 7,099 of 7,129 weights have no row: they die first."


def test_a_thousand_names_are_cut_in_no_time():
    names = [f"probe {j}, a gene of unknown function on the chip" for j in range(7000)]
    short = all_drawn(names)
    assert len(set(short)) == 7000 and np.max([len(name) for name in short]) <= 23
