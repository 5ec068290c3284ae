"""Statements that the reader gives probabilities to before anything is told: `ask`."""

from html import escape

import ipywidgets
import numpy as np

from .panel import Panel

CHOICES = [(f"{percent}%", percent / 100) for percent in range(5, 100, 5)]  # neither 0 nor 1: those can cost infinitely much
NOT_KNOWING = 0.5

# Without it a long name is cut off. It stands beside its slider, or above it where the page is narrow.
_STYLE = """<style>
.asked.widget-slider { height: auto; flex-wrap: wrap; margin-bottom: 4px }
.asked .widget-label { flex: 1 1 24em; width: auto; max-width: 38em; height: auto; white-space: normal; text-align: left; line-height: 1.4 }
.asked .slider-container { flex: 0 1 14em; min-width: 8em }
.asked-bill .widget-html-content { min-width: 0; overflow-x: auto }
</style>"""


class Asking(Panel):
    """Sliders from 5 to 95%, one a statement, and the button that commits what they say; see `ask`.

    `given` (N,) is what the reader has said, `charged` whether the button was pressed: from then on nothing moves any more.
    """

    def __init__(self, statements, truths, bill, button):
        numbered = [f"{i}. {statement}" for i, statement in enumerate(statements, 1)]
        self.sliders = [
            ipywidgets.SelectionSlider(options=CHOICES, value=NOT_KNOWING, description=name, layout={"width": "100%"}) for name in numbered
        ]
        for slider in self.sliders:
            slider.add_class("asked")
        self.bill, self.charged = bill, False
        self.button, self.told = ipywidgets.Button(description=button), ipywidgets.HTML(_STYLE)
        self.told.add_class("asked-bill")
        self.button.on_click(self._charge)
        super().__init__([*self.sliders, self.button, self.told], Statements(numbered, truths))

    @property
    def given(self):
        """The probability given to each statement (N,)."""
        return np.array([slider.value for slider in self.sliders])

    def retire(self, but=()):
        super().retire(but)
        self.sliders, self.bill, self.button, self.told = [], None, None, None

    def _charge(self, _):
        if self.charged:
            return
        self.charged = True
        for control in (*self.sliders, self.button):
            control.disabled = True
        sentence, details = self.bill(self.given)
        self.told.value = f'{_STYLE}<p role="alert" style="line-height: 1.4; max-width: 50em">{escape(sentence)}</p>{details}'


class Statements:
    """The statements, and the truth folded below: what readers see where no widget runs."""

    def __init__(self, numbered, truths):
        self.numbered, self.truths = numbered, truths

    def _repr_mimebundle_(self, include=None, exclude=None):
        summary = "Where no slider moves (they need Python), write your probabilities down; then open this for the truth"
        truths = "\n".join(f"{i}. {escape(truth)}" for i, truth in enumerate(self.truths, 1))
        asked = "\n".join(self.numbered)
        folded = f"{escape(asked)}\n\n<details><summary>{summary}</summary>\n\n{truths}\n\n</details>"
        return {"text/plain": asked, "text/markdown": folded}, {}


def ask(statements, truths, bill, button="Charge me"):
    """A slider for the probability of each statement, 50% at first, and a button that commits them. Nothing is told before.

    `bill(given)` takes the probabilities (N,) and returns a sentence, which is read out, and the HTML that follows it. `truths` are the
    answers in words, for readers without widgets. Raises ValueError unless there is one for each statement.
    """
    if len(statements) != len(truths) or not len(statements):
        raise ValueError(f"every statement needs its truth, and there must be one, but got {len(statements)} and {len(truths)}")
    return Asking(statements, truths, bill, button)
