"""What all tasks of the reader have in common, and the report of which are done."""

from ..card import Card, Result


class Task:
    """Something to do: `check` an answer, ask for a `hint` or for the `solution`. The kernel remembers what was done.

    A task that is checked with ... or None has no answer yet: that is no try, and the card says what is asked.
    """

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

    def _pending(self, *more):
        """The card of a task with no answer yet."""
        do = "Put your answer where the ... is, and run the cell again."
        return Result(f"○ No answer yet: {self.name}", (self.text, *more, do), pending=True)

    def _note(self, result):
        self.tries += 1
        self.passed = self.passed or result.passed
        return result


def empty(answer):
    """Whether nothing was answered yet."""
    return answer is None or answer is Ellipsis


def report_on(topic, tasks):
    """Card of which tasks are done in this kernel, as text for whoever collects it. Nothing is stored or sent."""
    done = sum(task.passed for task in tasks)
    lines = [
        f"{'✓' if task.passed else '○'} {task.name}: {task.tries} {'try' if task.tries == 1 else 'tries'}, "
        f"{task.hints_given} of {len(task.hints)} hints"
        for task in tasks
    ]
    return Card(f"{topic}: {done} of {len(tasks)} done", ("\n".join(lines),))
