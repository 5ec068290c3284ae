"""The simplest task: a question with one right answer."""

import numpy as np

from ..card import Result
from .task import Task, empty


class Question(Task):
    """A question with one right answer, a number or one of several words, and feedback for each `wrong` answer that is known.

    `right` and the values of `wrong` say why; `check` takes a number within one part in a thousand.
    """

    def __init__(self, name, text, answer, right, wrong, hints=()):
        super().__init__(name, text, hints, repr(answer))
        self.answer, self.right, self.wrong = answer, right, wrong

    @property
    def options(self):
        """All answers that have feedback, in a fixed order that does not give the right one away."""
        return sorted([self.answer, *self.wrong])

    def check(self, answer):
        """Result for an answer: passed, or the feedback for just this one."""
        if empty(answer):
            return self._pending()
        if _equal(answer, self.answer):
            return self._note(Result("✓ Right.", (self.right,), passed=True))
        for known, feedback in self.wrong.items():
            if _equal(answer, known):
                return self._note(Result(f"✗ {answer}", (feedback,)))
        return self._note(Result("✗ Not that, and not a slip I know.", (f"Your answer was {answer!r}.", self.text)))


def _equal(answer, known):
    if isinstance(known, str):
        return isinstance(answer, str) and answer.strip().lower() == known.lower()
    try:
        value = float(answer)
    except (TypeError, ValueError):
        return False
    return bool(np.isclose(value, known, rtol=1e-3, atol=1e-9))
