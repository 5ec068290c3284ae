"""A prediction that is committed: `predict` shows what an answer is right for once it has been chosen, and not before."""

import zlib
from html import escape

import ipywidgets

from .panel import Replaced
from .style import BLUE

# Colours are the page's own, light or dark.
_STYLE = """
.lr-predict { border-left: 4px solid BLUE; padding: 2px 0 2px 1em; margin: 0.5em 0 }
.lr-predict, .lr-predict p { color: var(--jp-content-font-color1, inherit); font-family: var(--jp-content-font-family);
    font-size: var(--jp-content-font-size1, 14px); line-height: 1.5; margin: 0; white-space: normal; max-width: 46rem }
.lr-predict label { display: flex; align-items: baseline; padding: 3px 0; cursor: pointer }
.lr-predict input { flex: none; margin: 0 0.6em 0 0 }
.lr-feedback { min-height: 3.2em }
.lr-feedback p { display: none }
""".replace("BLUE", BLUE)


def prediction(question, answers):
    """What `predict` takes, from a question and its answers, which map each option to its feedback."""
    return question, list(answers), list(answers.values())


def predict(question, options, feedback):
    """The question with its options; one that is chosen brings its feedback. All three are plain text.

    Needs no kernel: the page shows the feedback. Where no widget runs it is folded away.
    Raises ValueError for fewer than two options, for the same twice, and unless each has one feedback.
    """
    options, feedback = list(options), list(feedback)
    _check(question, options, feedback)
    return Prediction(question, options, feedback)


class Prediction(Replaced, ipywidgets.HTML):
    """A question, a radio button for each option, and the feedback of the one that is chosen, which CSS alone shows: one widget, where
    ipywidgets' own parts would be 25, and 300 for the predictions of a notebook."""

    def __init__(self, question, options, feedback):
        super().__init__(_asked(question, options, feedback))
        self._show_instead(Folded(question, options, feedback))


def _asked(question, options, feedback):
    """The prediction as HTML, which works on any page."""
    name = f"lr-{zlib.crc32(question.encode()):x}"
    radio = f'<input type="radio" name="{name}" data-lm-suppress-shortcuts="true">'  # or JupyterLab takes the arrow keys
    choices = "".join(f"<label>{radio}<span>{escape(option)}</span></label>" for option in options)
    places = [f":nth-of-type({k})" for k, _ in enumerate(options, 1)]
    chosen = ",".join(f".lr-predict label{k}:has(:checked) ~ .lr-feedback p{k}" for k in places)
    told = "".join(f"<p>{escape(text)}</p>" for text in feedback)
    return (
        f"<style>{_STYLE}{chosen} {{ display: block }}</style>"
        f'<div class="lr-predict" role="radiogroup" aria-label="{escape(f"Predict. {question}")}">'
        f'<p><b>Predict.</b> {escape(question)}</p>{choices}<div class="lr-feedback" aria-live="polite">{told}</div></div>'
    )


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
