"""What an exercise answers: one card, as text and as HTML that takes the colours of the page."""

from dataclasses import dataclass
from html import escape

from .style import GREEN, VERMILLION


@dataclass(frozen=True)
class Card:
    """A title and short paragraphs, with code below if there is any."""

    title: str
    text: tuple = ()
    code: str = ""

    colour = "currentColor"  # of the line at the side; text and background are the page's own, light or dark

    def __repr__(self):
        return "\n".join([self.title, *self.text, *([self.code] if self.code else [])])

    def _repr_html_(self):
        text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.text).replace("\n", "<br>")
        code = f"<pre>{escape(self.code)}</pre>" if self.code else ""
        return (
            f'<div style="border-left: 4px solid {self.colour}; padding-left: 1em">'
            f"<p><strong>{escape(self.title)}</strong></p>{text}{code}</div>"
        )


@dataclass(frozen=True, repr=False)
class Result(Card):
    """The card of an answer: whether it `passed`, and the names of the `slips` in it (empty where none is known).

    `pending` says that there was no answer yet.

    `sets` are the smallest sets of slips that give the same values: more than one if no input tells them apart.
    """

    passed: bool = False
    sets: tuple = ()
    pending: bool = False

    @property
    def slips(self):
        """Names of all slips that may be meant, each once."""
        return list(dict.fromkeys(name for names in self.sets for name in names))

    @property
    def colour(self):
        """Green or vermillion, or the text's own where nothing was answered; the title says the same."""
        return "currentColor" if self.pending else GREEN if self.passed else VERMILLION
