"""The gallery: every panel is in it, with a sentence of its own, and its table leads to them."""

import base64
import io
import re

import nbformat
import pytest
from browser import NOTEBOOKS
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

from lrnotes.publish import gallery


def png(width=1500, height=600):
    data = io.BytesIO()
    Image.new("RGB", (width, height), "#0072B2").save(data, "PNG")
    return data.getvalue()


def shown(source, caption="A caption."):
    picture = {"image/png": base64.b64encode(png()).decode(), "text/plain": caption}
    return new_code_cell(source, outputs=[new_output("display_data", picture)])


def test_panels_are_found_by_what_draws_them():
    cells = [
        new_markdown_cell("flipbook(pictures.no_code())"),
        shown("flipbook(pictures.one_idea(data))", "One."),
        new_code_cell("other = pictures.two_ideas(3)\nother_one = 4"),
        shown("flipbook(other)"),
        shown("other.still(50)"),  # no panel
        shown("x = 1\nflipbook(pictures.one_idea(data, 2))"),
        shown("picture = drawn.with_sliders(1)\nlive(picture, **sliders)"),
        shown("flipbook(alone(1))"),
        new_code_cell("flipbook(pictures.not_run())"),
    ]
    found = gallery.panels(new_notebook(cells=cells), "01_page")
    names = ["one-idea", "two-ideas", "one-idea-2", "with-sliders", "alone"]
    assert [panel.address for panel in found] == [f"01_page.html#{name}" for name in names]
    assert found[0].sentence == "One." and found[0].png == png()
    with pytest.raises(ValueError, match="01_page shows nothing, but no cell"):
        gallery.panels(new_notebook(cells=[shown("flipbook(nothing)")]), "01_page")


def test_a_table_has_every_panel_once_and_full_rows(tmp_path):
    found = [gallery.Panel("p", f"n{i}", png(), 'a | b "c" <d>') for i in range(4)]
    table = gallery.table(found, "small")
    lines = table.split("\n")
    assert {line.count("|") for line in lines} == {gallery.ACROSS + 1} and len(lines) == 4
    assert re.findall(r'href="(.*?)"', table) == ["notebooks/p.ipynb"] * 4
    assert 'alt="a &#124; b &quot;c&quot; &lt;d&gt;"' in table and "`p.html#n3`" in table
    gallery.thumbnails(found, tmp_path / "small")
    for source in re.findall(r'src="small/(.*?)"', table):
        assert Image.open(tmp_path / "small" / source).size == (480, 192)
    page = gallery.grid(found, "small")
    assert re.findall(r'<a href="(.*?)"><img src="small/(.*?)"', page) == [(f"p.html#n{i}", f"p-n{i}.webp") for i in range(4)]
    assert page.count('a | b "c" &lt;d&gt;<br>') == 4


def test_the_table_goes_between_its_marks():
    start, end = gallery.MARKS
    filled = gallery.with_table(f"before\n{start}\nold\n{end}\nafter\n", [gallery.Panel("p", "n", png(), "c")])
    assert filled.startswith(f"before\n{start}\n\n| ") and filled.endswith(f" |\n\n{end}\nafter\n") and "old" not in filled
    assert gallery.with_table(filled, [gallery.Panel("p", "n", png(), "c")]) == filled
    with pytest.raises(ValueError, match="once each"):
        gallery.with_table("before", [])


def test_every_panel_has_its_sentence_and_every_sentence_its_panel():
    found = gallery.stored()
    addresses = [panel.address for panel in found]
    assert len(addresses) == len(set(addresses))
    assert sorted(addresses) == sorted(gallery.SENTENCES), "say in SENTENCES of publish/gallery.py what the panel shows, or strike it"
    calls = sum(bool(re.search(r"\b(flipbook|live)\(", cell.source)) for path in NOTEBOOKS for cell in code_cells(path))
    assert calls == len(found)


def code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_the_readme_has_the_gallery_of_the_notebooks():
    readme, found = (gallery.ROOT / "README.md").read_text(encoding="utf-8"), gallery.stored()
    assert gallery.with_table(readme, found) == readme, "run python -m lrnotes.publish.gallery"
    files = sorted(path.name for path in (gallery.ROOT / "docs" / "gallery").glob("*"))
    assert files == sorted(panel.file for panel in found), "run python -m lrnotes.publish.gallery"
