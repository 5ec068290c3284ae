"""The lists that a reader chooses from, and questions that come one after the other."""

import ipywidgets

from ...panels.panel import put_away
from .decisions import together

LONGEST = 80  # characters of a choice


class Choice(ipywidgets.Dropdown):
    """A list with nothing chosen at first; `chosen` is called when the reader chooses, and not when `offer` changes the list."""

    def __init__(self, name, chosen):
        wide = {"description_width": "initial"}
        super().__init__(options=[("choose …", None)], description=name, style=wide, layout={"width": "auto", "max_width": "50em"})
        self._offering, self._chosen = False, chosen
        self.observe(self._changed, "value")

    def offer(self, options, value=None):
        """Another list of (label, value), with a value or nothing chosen."""
        self._offering = True
        self.options = [("choose …", None), *((_cut(label), each) for label, each in options)]
        self.value = value
        self._offering = False

    def _changed(self, _):
        if not self._offering:
            self._chosen(self)


class Questions:
    """Choices, each of which came up when those before it had been made; `again` is called with every new answer."""

    def __init__(self, again):
        self.asked, self.again = [], again

    @property
    def options(self):
        """The answers as arguments of `data.from_csv`."""
        return together(self.decided)

    @property
    def decided(self):
        return [choice.value for choice in self.asked if choice.value is not None]

    @property
    def open(self):
        """Whether one of them has no answer yet."""
        return len(self.decided) < len(self.asked)

    def ask(self, name, found):
        """Offer the decisions that are not made yet. Nothing is asked if there are none."""
        made = [(each.argument, each.value) for each in self.decided]
        new = [each for each in found if (each.argument, each.value) not in made]
        open_one = self.asked.pop() if self.asked and self.asked[-1].value is None else None
        if new:
            open_one = open_one or Choice(name, self._answered)
            open_one.description = name
            open_one.offer([(each.said, each) for each in new])
            self.asked.append(open_one)
        elif open_one:
            put_away([open_one])

    @property
    def kept(self):
        """What `restore` takes to ask the same again, with the answers."""
        return [(choice.description, choice.options[1:], choice.value) for choice in self.asked]

    def restore(self, kept):
        """Questions and answers of an earlier panel."""
        self.forget()
        for name, options, value in kept:
            self.asked.append(Choice(name, self._answered))
            self.asked[-1].offer(options, value)

    def forget(self, keep=0):
        """Take away all questions but the first few."""
        put_away(self.asked[keep:])
        del self.asked[keep:]

    def _answered(self, choice):
        self.forget(self.asked.index(choice) + 1)
        self.again()


def _cut(text):
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
