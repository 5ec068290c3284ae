"""A prediction that is committed: `predict` shows what an answer is right for once it has been chosen, and not before."""

from html import escape

import ipywidgets

from .panel import Panel
from .style import BLUE

# The radio buttons of ipywidgets have one height, whatever they say, and stand in a narrow column.
# Colours are the page's own, light or dark.
_STYLE = (
    f"<style>.lr-predict {{ border-left: 4px solid {BLUE}; padding: 2px 0 2px 1em; margin: 0.5em 0 }}"
    + """
.lr-predict, .lr-predict .widget-html-content, .lr-predict .widget-radio-box label {
    color: var(--jp-content-font-color1, inherit); font-size: var(--jp-content-font-size1, 14px); line-height: 1.5; white-space: normal }
.lr-predict .widget-html-content { max-width: 46rem }
.lr-predict .widget-radio, .lr-predict .widget-radio-box { width: auto; height: auto; max-width: 46rem; overflow: visible }
.lr-predict .widget-radio-box label { display: flex; align-items: baseline; height: auto; padding: 3px 0; margin: 0; cursor: pointer }
.lr-predict .widget-radio-box input { order: -1; float: none; flex: none; width: auto; height: auto; margin: 0 0.6em 0 0; transform: none }
.lr-predict .lr-feedback { min-height: 3.2em; height: auto; overflow: visible }
.lr-predict p { margin: 0 }
</style>"""
)


def prediction(question, answers):
    """What `predict` takes, from a question and its answers, which map each option to its feedback."""
    return question, list(answers), list(answers.values())


def predict(question, options, feedback):
    """The question with its options; one that is chosen brings its feedback. All three are plain text.

    Needs no kernel: the choice is linked to the feedback in the browser. Where no widget runs the feedback is folded away.
    Raises ValueError for fewer than two options, for the same twice, and unless each has one feedback.
    """
    options, feedback = list(options), list(feedback)
    _check(question, options, feedback)
    asked = ipywidgets.HTML(f'{_STYLE}<p class="lr-question"><b>Predict.</b> {escape(question)}</p>')
    choice = ipywidgets.RadioButtons(options=options, index=None)
    answers = ipywidgets.Stack([ipywidgets.HTML(f"<p>{escape(text)}</p>") for text in feedback], selected_index=None)
    answers.add_class("lr-feedback")
    panel = Panel(
        [asked, choice, answers], Folded(question, options, feedback), [ipywidgets.jslink((choice, "index"), (answers, "selected_index"))]
    )
    return panel.add_class("lr-predict")


class Folded:
    """A question, with the answers behind a click: what readers see where no widget runs. As plain text the question alone."""

    def __init__(self, question, options, feedback):
        self.question, self.options, self.feedback = question, options, feedback

    def _repr_mimebundle_(self, include=None, exclude=None):
        asked = [
            f"**Predict.** {escape(self.question, quote=False)}",
            "\n".join(f"- {escape(option, quote=False)}" for option in self.options),
        ]
        pairs = zip(self.options, self.feedback, strict=True)
        answers = "\n".join(f"<li><b>{escape(option, quote=False)}</b>: {escape(text, quote=False)}</li>" for option, text in pairs)
        folded = f"<details>\n<summary>Your answer first, then unfold</summary>\n<ul>\n{answers}\n</ul>\n</details>"
        plain = "\n".join([f"Predict. {self.question}", *(f"- {option}" for option in self.options)])
        return {"text/plain": plain, "text/markdown": "\n\n".join([*asked, folded])}, {}


def _check(question, options, feedback):
    for what, texts in (("question", [question]), ("option", options), ("feedback", feedback)):
        for text in texts:
            if not (isinstance(text, str) and text.strip()):
                raise ValueError(f"every {what} of a prediction must be a text, got {text!r}")
    if len(options) < 2:
        raise ValueError(f"a prediction needs at least two options, got {len(options)}: {', '.join(options) or 'none'}")
    if len(options) != len(feedback):
        raise ValueError(f"each option needs its feedback, got {len(options)} options and {len(feedback)} feedbacks")
    if len(set(options)) < len(options):
        raise ValueError(f"the options of a prediction must differ, got {', '.join(options)}")
