"""Every panel as a small picture with one sentence and its own address: python -m lrnotes.publish.gallery

puts the table into README.md, and its pictures into docs/gallery/, from the notebooks as they are stored. `publish.site` makes a
page of it.
"""

import base64
import io
import re
from html import escape
from pathlib import Path
from typing import NamedTuple

import nbformat
from PIL import Image

ROOT = Path(__file__).parents[2]
WIDTH = 480  # pixels of a small picture
ACROSS = 3  # panels in a row of the table
MARKS = "<!-- gallery: written by python -m lrnotes.publish.gallery -->", "<!-- end of gallery -->"
SENTENCES = {  # by address, in the place of the caption
    "01_forward_pass.html#two-features": "Three weights move the line between benign and malignant.",
    "01_forward_pass.html#saturation": "Far out, one more unit of score changes hardly anything.",
    "02_loss.html#two-losses": "Squared error has almost no slope where it is most wrong; cross-entropy has one.",
    "02_loss.html#slip-downstream": "A slip in the loss, and what the descent makes of it.",
    "02_loss.html#three-levels-of-care": "One loss, three formulas, and how far each of them carries.",
    "03_gradients.html#gradient-check": "A smaller h is better only up to a point.",
    "03_gradients.html#step-sizes": "A step size that is too small, right, and too large.",
    "03_gradients.html#two-units": "Raw units make a ravine of the valley; Newton takes no notice.",
    "03_gradients.html#walkers": "Set out from where you like, with the step that you like.",
    "04_l1.html#weights-die": "λ grows, and one weight after the other becomes exactly zero.",
    "04_l1.html#fan": "All the slopes that |w| has at its corner.",
    "04_l1.html#one-weight": "The corner holds one weight at exactly zero; the squared price cannot.",
    "04_l1.html#diamond-and-circle": "A limit instead of a price: the diamond has corners, the circle has none.",
    "04_l1.html#tug-of-war": "Living weights lean on a wall, dead ones hang between the walls.",
    "04_l1.html#ways-down": "Three rules: one makes no zeros, one the wrong ones, one the right ones.",
    "04_l1.html#kinks": "Proximal steps land on the axis; subgradient steps saw across it.",
    "04_l1.html#shifted": "A penalised bias makes predictions depend on where a feature has its zero.",
    "04_l1.html#weights-die-2": "The same on a table of your own, here of espresso.",
    "04_l1.html#curves": "Cross-validation on that table, or on yours.",
    "04_l1.html#tug-of-war-2": "The pulls in that table, or in yours.",
    "05_evidence.html#curves": "Training loss and held-out loss, and where each held-out biopsy lands.",
    "05_evidence.html#planted": "Columns of noise, among the real ones, live too.",
    "05_evidence.html#survival": "Which features live in how many resamples, and how often noise does.",
    "05_evidence.html#recovery": "Beyond a border no number of examples makes the choice sure: it stays a matter of luck.",
    "05_evidence.html#bias-and-variance": "A little λ lowers bias and variance; more of it trades one for the other.",
    "05_evidence.html#thresholds": "What a missed tumour costs decides from where on to raise the alarm.",
    "05_evidence.html#curves-2": "What cross-validation promised, beside 143 biopsies that it never saw.",
    "05_evidence.html#overruled": "One pathologist overruled: which weights come to life, and which die.",
    "05_evidence.html#fewer": "Take biopsies away, and see whether the choice settles.",
}


class Panel(NamedTuple):
    """A panel of a notebook, and how it looks where nothing moves."""

    page: str  # the notebook's name
    name: str  # of the function that draws it, with dashes; a second one of the same function ends in -2
    png: bytes
    caption: str

    @property
    def address(self):
        return f"{self.page}.html#{self.name}"

    @property
    def sentence(self):
        return SENTENCES.get(self.address, self.caption)

    @property
    def file(self):
        return f"{self.page}-{self.name}.webp"


def panels(notebook, page):
    """The panels of a notebook that has run, in order. Raises ValueError for a panel whose picture cannot be told from the code."""
    found, codes = [], []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        codes.append(cell.source)
        shown = re.search(r"\b(?:flipbook|live)\((?:\w+\.)*(\w+)(\()?", cell.source)
        outputs = [output for output in cell.outputs if "image/png" in output.get("data", {})]
        if shown and outputs:
            name = (shown[1] if shown[2] else _drawn_as(shown[1], codes, page)).replace("_", "-")
            before = sum(re.sub(r"-\d+$", "", other.name) == name for other in found)
            data = outputs[0].data
            name += f"-{before + 1}" * (before > 0)
            found.append(Panel(page, name, base64.b64decode(data["image/png"]), "".join(data["text/plain"])))
    return found


def _drawn_as(variable, codes, page):
    """The function that a picture kept under this name came from."""
    for code in reversed(codes):
        if made := re.search(rf"^{variable} = (?:\w+\.)*(\w+)\(", code, re.MULTILINE):
            return made[1]
    raise ValueError(f"{page} shows {variable}, but no cell up to there says {variable} = pictures.something(...)")


def thumbnails(found, folder):
    """Write the small pictures of panels into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for panel in found:
        image = Image.open(io.BytesIO(panel.png)).convert("RGB")
        image.thumbnail((WIDTH, WIDTH), Image.Resampling.LANCZOS)
        image.save(folder / panel.file, "WEBP", quality=80, method=6)


def grid(found, pictures):
    """The panels as HTML, as many beside each other as the page is wide. `pictures` is the folder of the small ones."""
    figures = [
        f'<figure style="margin: 0">{_picture(panel, panel.address, pictures, "100%")}<figcaption>{escape(panel.sentence, quote=False)}<br>'
        f'<a href="{panel.address}">{panel.address}</a></figcaption></figure>'
        for panel in found
    ]
    look = f"display: grid; grid-template-columns: repeat(auto-fill, minmax({WIDTH // 2}px, 1fr)); gap: 1.5em; overflow-wrap: anywhere"
    return "\n".join([f'<div style="{look}">', *figures, "</div>"])


def table(found, pictures):
    """The panels as a table in Markdown, `ACROSS` in a row, each leading to its notebook."""
    cells = [
        f"{_picture(panel, f'notebooks/{panel.page}.ipynb', pictures, WIDTH // 2)}<br>{escape(panel.sentence, quote=False)}<br>"
        f"`{panel.address}`"
        for panel in found
    ]
    cells = [cell.replace("|", "&#124;") for cell in cells] + [""] * (-len(cells) % ACROSS)
    rows = [cells[i : i + ACROSS] for i in range(0, len(cells), ACROSS)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [[" "] * ACROSS, ["---"] * ACROSS, *rows])


def _picture(panel, to, pictures, width):
    return f'<a href="{to}"><img src="{pictures}/{panel.file}" alt="{escape(panel.caption)}" width="{width}"></a>'


def stored():
    """The panels of all notebooks as they are stored."""
    return [panel for path in sorted((ROOT / "notebooks").glob("*.ipynb")) for panel in panels(nbformat.read(path, 4), path.stem)]


def with_table(readme, found):
    """The text of the README with the table of the panels between its two marks. Raises ValueError if it does not have both."""
    if [readme.count(mark) for mark in MARKS] != [1, 1]:
        raise ValueError(f"README.md must have {MARKS[0]} and {MARKS[1]} once each: the table goes between them")
    before, _, rest = readme.partition(MARKS[0])
    own = table(found, "docs/gallery")
    return f"{before}{MARKS[0]}\n\n{own}\n\n{MARKS[1]}{rest.partition(MARKS[1])[2]}"


if __name__ == "__main__":
    everything = stored()
    thumbnails(everything, ROOT / "docs" / "gallery")
    readme = ROOT / "README.md"
    readme.write_text(with_table(readme.read_text(encoding="utf-8"), everything), encoding="utf-8", newline="")
