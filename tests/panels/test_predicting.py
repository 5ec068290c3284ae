"""Predictions: the panel, what stands in its place where no widget runs, and the form of those that the notebooks ask."""

import importlib
import re

import nbformat
import pytest
from browser import NOTEBOOKS

from lrnotes.panels import predict, prediction

ASKED = {
    path: {
        name: value
        for name, value in vars(importlib.import_module(f"lrnotes.{path.stem[3:]}.predictions")).items()
        if isinstance(value, tuple)
    }
    for path in NOTEBOOKS
}
EACH = [pytest.param(value, id=f"{path.stem}-{name}") for path, asked in ASKED.items() for name, value in asked.items()]
EXAMPLE = prediction("Is 1 < 2 & 2 < 3?", {"yes & no": "Right for <b>.", "yes": "Yes: both are."})


def test_it_is_one_widget_in_which_nothing_is_chosen_at_first():
    shown = predict(*EXAMPLE)
    assert shown.value.count('<input type="radio"') == 2 and " checked" not in shown.value and not hasattr(shown, "children")
    assert "Is 1 &lt; 2 &amp; 2 &lt; 3?" in shown.value and "<span>yes &amp; no</span>" in shown.value
    assert "<p>Right for &lt;b&gt;.</p><p>Yes: both are.</p>" in shown.value


def test_what_is_stored_shows_the_question_and_folds_the_answers():
    data, _ = predict(*EXAMPLE)._repr_mimebundle_()
    assert data["text/plain"] == "Predict. Is 1 < 2 & 2 < 3?\n- yes & no\n- yes"
    question, folded = data["text/markdown"].split("<details>")
    assert question == "**Predict.** Is 1 &lt; 2 &amp; 2 &lt; 3?\n\n- yes &amp; no\n- yes\n\n"
    assert "<li><b>yes &amp; no</b>: Right for &lt;b&gt;.</li>" in folded and "<li><b>yes</b>: Yes: both are.</li>" in folded
    assert folded.rstrip().endswith("</details>")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Which?", ["a", "b", "c"], ["x", "y"]), "got 3 options and 2 feedbacks"),
        (("Which?", ["a"], ["x"]), "at least two options, got 1: a"),
        (("Which?", [], []), "at least two options, got 0: none"),
        (("Which?", ["a", "a"], ["x", "y"]), "must differ, got a, a"),
        (("", ["a", "b"], ["x", "y"]), "every question of a prediction must be a text, got ''"),
        (("Which?", ["a", 2], ["x", "y"]), "every option of a prediction must be a text, got 2"),
        (("Which?", ["a", "b"], ["x", None]), "every feedback of a prediction must be a text, got None"),
    ],
)
def test_bad_input(arguments, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        predict(*arguments)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_is_asked_once_in_its_notebook_before_what_answers_it(path):
    cells = nbformat.read(path, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    found = [re.fullmatch(r"predict\(\*predictions\.(\w+)\)", cell.source) for cell in code]
    assert [match[1] for match in found if match] == list(ASKED[path])
    assert not found[-1]
    for cell, match in zip(code, found, strict=True):
        if match:
            (output,) = cell.outputs
            question, options, feedback = ASKED[path][match[1]]
            assert output.data["text/plain"].startswith(f"Predict. {question}\n- {options[0]}")
            assert not any(text in output.data["text/plain"] for text in feedback)
            assert output.data["text/markdown"].count("<li>") == len(options)
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert not re.search(r"\bPredict\b", prose)  # or else a question stands there that takes no answer


@pytest.mark.parametrize("asked", EACH)
def test_one_answer_is_right_and_all_say_why(asked):
    question, options, feedback = asked
    assert 2 <= len(options) <= 4 and question.endswith("?")
    assert sum(text.startswith("Yes") for text in feedback) == 1
    for text in (question, *options, *feedback):
        assert not re.search(r"[*_`$#]", text)  # it is shown as Markdown too
    for text in feedback:
        assert text.endswith(".") and len(text) > 30 and len(re.findall(r"[.?!](?= |$)", text)) <= 3


def test_there_are_enough():
    assert len(EACH) >= 27 and len({value[0] for asked in ASKED.values() for value in asked.values()}) == len(EACH)
