"""Tasks of the reader, what they have in common, and the simplest: a question with one right answer."""

import numpy as np

from .card import Card, Result


class Task:
    """Something to do: `check` an answer, ask for a `hint` or for the `solution`. The kernel remembers what was done."""

    def __init__(self, name, text, hints, code):
        self.name, self.text, self.hints, self.code = name, text, tuple(hints), code
        self.tries, self.hints_given, self.passed = 0, 0, False

    def __repr__(self):
        return f"{self.name}: {self.text}"

    def hint(self):
        """A Card with one hint more each time."""
        self.hints_given = min(self.hints_given + 1, len(self.hints))
        shown = [f"{i}. {hint}" for i, hint in enumerate(self.hints[: self.hints_given], 1)]
        last = self.hints_given == len(self.hints)
        return Card("Hint", (*shown, "There is no further hint; solution() shows one way.") if last else (*shown,))

    def solution(self):
        """A Card with an answer that passes."""
        return Card("One way", code=self.code)

    def _note(self, result):
        self.tries += 1
        self.passed = self.passed or result.passed
        return result


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


def report(topic, tasks):
    """Card of which tasks are done in this kernel, as text for whoever collects it. Nothing is stored or sent."""
    done = sum(task.passed for task in tasks)
    lines = [
        f"{'✓' if task.passed else '·'} {task.name}: {task.tries} {'try' if task.tries == 1 else 'tries'}, "
        f"{task.hints_given} of {len(task.hints)} hints"
        for task in tasks
    ]
    return Card(f"{topic}: {done} of {len(tasks)} done", ("\n".join(lines),))
