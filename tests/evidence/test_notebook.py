"""Notebook 05: what a reader does in a browser, that the test set stays sealed, and that the long run can be run."""

import re

import ipywidgets
import nbformat
import numpy as np
import pytest
from browser import FOLDER, give, move, panels
from playwright.sync_api import expect

from lrnotes.evidence import tibshirani

NOTEBOOK = FOLDER / "05_evidence.ipynb"


@pytest.fixture
def cells():
    return nbformat.read(NOTEBOOK, as_version=4).cells


def test_the_test_set_is_touched_in_the_last_section_only(cells):
    """Before "Open the test set" only the training rows of the data are used: the sealed ones are named once, and counted."""
    opened = next(i for i, cell in enumerate(cells) if cell.source.startswith("## Open the test set"))
    before = "\n".join(cell.source for cell in cells[:opened] if cell.cell_type == "code")
    assert re.findall(r".*\bsealed\b.*", before) == [
        "training, sealed = train_test_split(np.arange(569), test_size=0.25, stratify=biopsies.y, random_state=0)",
        'print(f"training: {raw.shape[0]} biopsies, {y.sum():.0f} of them malignant; sealed: {len(sealed)}")',
    ]
    assert set(re.findall(r"biopsies\.(?:X|y|raw)\b(?:\[\w+\])?", before)) == {
        "biopsies.y",
        "biopsies.raw[training]",
        "biopsies.y[training]",
    }
    assert len(re.findall(r"biopsies\.y\b(?!\[)", before)) == 1  # to stratify
    code = [cell.source for cell in cells[opened:] if cell.cell_type == "code"]
    assert code[0] == "predict(*predictions.test_set)" and "sealed" in code[1]  # what is expected is asked before


def test_the_flag_recomputes_both_tables_with_a_progress_bar(cells, tmp_path, monkeypatch):
    """The cell as it stands with RECOMPUTE = True, on two data sets in place of 200 and 2,000."""
    source = next(cell.source for cell in cells if cell.source.startswith("RECOMPUTE = False"))
    simulate, shown = tibshirani.simulate, []
    monkeypatch.setattr(tibshirani, "simulate", lambda n_sets, *args, **options: simulate(2, *args, **options))
    monkeypatch.chdir(tmp_path)
    namespace = {"tibshirani": tibshirani, "ipywidgets": ipywidgets, "display": shown.append}
    exec(source.replace("RECOMPUTE = False", "RECOMPUTE = True"), namespace)
    (bar,) = shown
    assert bar.value == bar.max == 120
    assert tibshirani.load("data/tibshirani.csv").errors.shape == (4, 2, 4)
    assert np.array_equal(tibshirani.load("data/tibshirani_example_1.csv").errors.shape, (1, 2, 4))


@pytest.mark.slow
def test_the_reader_judges_biopsies_in_jupyterlab(ran):
    page = ran(NOTEBOOK.name)
    panel = page.locator(".jp-OutputArea-output").filter(has=page.locator(".asked"))
    sliders = panel.get_by_role("slider")
    expect(sliders).to_have_count(12)
    for i, slider in enumerate(sliders.all(), 1):
        expect(slider).to_have_accessible_name(re.compile(rf"^{i}\. radius [\d.]+, texture [\d.]+, concave points 0\.\d+$"))
    expect(panel).not_to_contain_text("malignant")
    give(page, panel, ["Home"] * 12)  # 5% for all
    expect(panel.locator("figcaption")).to_contain_text("you: 3 of 12 at a mean of 5.0%.")
    expect(panel.get_by_role("alert")).to_contain_text("With 12 answers your interval is 44 percentage points wide.")


@pytest.mark.slow
def test_every_panel_moves_in_the_browser(ran):
    page = ran(NOTEBOOK.name)
    ends = [
        ("λ = 0.000386: training loss 0.030", "159 of 426 held-out biopsies on the wrong side"),
        ("48 of 100 planted weights alive", "0 of 100 planted weights alive"),
        ("the luckiest planted column in 192", "the luckiest planted column in 0"),
        ("Correlation 0: stand-in 0.00, below 1", "Correlation 0.95: stand-in 1.65, not below 1"),
        ("λ = 0.0003: bias squared", "λ = 0.3: bias squared"),
        ("costs as much as 1 false alarm.", "costs as much as 100 false alarms"),
        ("test loss 0.114; 7 of 143 test biopsies", "test loss 0.659; 53 of 143 test biopsies"),
        ("No. 9, malignant; probability of malignant 99.9%", "No. 263, malignant; probability of malignant 38.1%"),
        ("N = 40: loss 0.195 ± 0.010", "N = 426: loss 0.085 ± 0.000"),
    ]
    expect(panels(page)).to_have_count(len(ends))
    for i, (left, right) in enumerate(ends):
        for key, text in (("End", right), ("Home", left)):
            move(page, panels(page).nth(i), key)
            panels(page).nth(i).locator(".lr-caption").get_by_text(text).wait_for(timeout=5000)
