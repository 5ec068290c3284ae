"""The panel that takes a reader's file: an upload button, two lists to choose from, and what comes of it below."""

from html import escape
from pathlib import Path

import ipywidgets

from ... import data
from ...data.reading import count
from ...panels.panel import Panel, put_away
from .analysis import best_weights
from .choices import Choice, Questions
from .code import loading, whole
from .decisions import decisions
from .results import STYLE, Results, Told
from .uploaded import Upload, in_words

_KEPT = {}  # the file that was chosen last: a notebook that is run again from the top still has it


class OwnFile(Panel):
    """See `own_file.choose`. `data` is the data set of the reader's file, or of the example; `code` makes the same without the panel."""

    def __init__(self, path, target, positive):
        self.example = Path(path).name
        self._of_example = data.from_csv(path, target, positive, quiet=True)
        self._code_of_example = whole(loading(str(path), target, positive, {}), self._of_example.y)
        self._mine = self._code = self.file = None
        self.upload = ipywidgets.FileUpload(description="Choose a CSV file", layout={"width": "auto"})
        self.back = ipywidgets.Button(description="Back to the example", layout={"width": "auto"})
        self.told = ipywidgets.HTML().add_class("own-told")
        self.target, self.positive = Choice("Target", self._target_chosen), Choice("Class of interest (y = 1)", self._load)
        self.reading, self.loading = Questions(self._look), Questions(self._load)  # what is asked before the target is, and after
        self.controls, self.shown = ipywidgets.VBox(), Results()
        buttons = ipywidgets.HBox([self.upload, self.back])
        super().__init__([ipywidgets.HTML(STYLE), buttons, self.controls, self.told, self.shown], Told(self))
        self.add_class("own-file")
        self.upload.observe(lambda _: self._uploaded(), "value")
        self.back.on_click(lambda _: self._back())
        self._start(_KEPT.get("file"), _KEPT.get("chosen"))

    @property
    def data(self):
        """The `data.DataSet` of the reader's file, or of the example as long as there is none."""
        return self._mine or self._of_example

    @property
    def code(self):
        """What the panel did, as code to copy; it looks for the file beside the notebook."""
        return self._code or self._code_of_example

    def retire(self, but=()):
        """Close all widgets, those of what is shown first, and let go of the data: the notebook's history keeps the panel."""
        self._clear()
        put_away([*self.reading.asked, self.target, self.positive, *self.loading.asked])
        super().retire(but)
        self.upload.value = ()  # closed, it tells no page
        self.upload = self.back = self.told = self.controls = self.shown = None
        self.target = self.positive = self.reading = self.loading = self.file = self._of_example = None

    def _uploaded(self):
        for file in self.upload.value:
            self._start(Upload(file["name"], bytes(file["content"])))

    def _back(self):
        self.upload.value = ()  # so that the same file may be chosen again
        self._start(None)

    def _start(self, file, chosen=None):
        """Begin anew with a file, or with none; what was `chosen` for it before is chosen again."""
        _KEPT.clear()
        _KEPT["file"] = self.file = file
        before, target, positive, after = chosen or ([], None, None, [])
        self.reading.restore(before)
        self.back.layout.display = None if file else "none"
        self._look()
        if chosen:
            self.target.value = target
            self.loading.restore(after)
            self.positive.value = positive

    def _look(self):
        """List the columns that may be the target."""
        self._target_chosen(None)
        if self.file is None:
            return self._say(f"No file is chosen yet: until then the data are those of the example, {self.example}.")
        try:
            found = data.candidates(self.file.opened(), **self.reading.options)
        except Exception as error:  # of whatever kind: there is no traceback for a reader who wrote no code
            return self._refuse(error, self.reading)
        self.target.offer([(f"{name} ({', '.join(values)})", (name, values)) for name, values in found.items()])
        self._arrange()
        if not found:
            return self._say(f"{self.file.name} has no column with two to ten different values, so none that tells classes apart.", "alert")
        self._say(f"{self.file.name} is here. Which column is to be predicted? Listed are those with two to ten different values.")

    def _target_chosen(self, choice):
        """List the classes of the target, or take both lists away if there is none yet."""
        if choice is None:
            self.target.offer([])
        self.loading.forget()
        _, values = self.target.value or (None, {})
        self.positive.offer([(f"{value} ({count(rows, 'row')})", value) for value, rows in values.items()])
        self._load()

    def _load(self, _=None):
        """Make a data set of the file and show what becomes of it, if all is chosen that is to be."""
        self._clear()
        self._arrange()
        if self.target.value is None:
            return self._say("Which column is to be predicted?")
        if self.positive.value is None:
            return self._say("Which of its values is y = 1, the class of interest? All others are y = 0.")
        (target, _), positive, options = self.target.value, self.positive.value, self.reading.options | self.loading.options
        self._say(f"Reading {self.file.name} …")
        try:
            mine = data.from_csv(self.file.opened(), target, positive, quiet=True, **options)
            path = best_weights(mine)
        except Exception as error:  # as above
            return self._refuse(error, self.loading)
        self._mine, self._code = mine, whole(loading(self.file.name, target, positive, options), mine.y)
        _KEPT["chosen"] = self.reading.kept, self.target.value, self.positive.value, self.loading.kept
        doubts = "; ".join(step.why for step in mine.reading.warnings)
        self.loading.ask("If you like", decisions(doubts))
        self._arrange()
        self.shown.show(mine, path, self.code, self._say)
        self._say(f"{self.file.name} is read, and shown below. Cells further down follow with Run > Run Selected Cell and All Below.")

    def _refuse(self, error, questions):
        said = in_words(error, self.file.name)
        questions.ask("What to do", decisions(said))
        self._arrange()
        choose = "\n\nChoose what to do above." if questions.open else ""
        self._say(f"{said}{choose}", "alert")

    def _clear(self):
        self.shown.clear()
        self._mine = self._code = None

    def _arrange(self):
        """Show the lists that there is something to choose from."""
        targets = [each for each in (self.target, self.positive) if len(each.options) > 1]
        self.controls.children = [*self.reading.asked, *targets, *self.loading.asked]

    def _say(self, text, role="status"):
        self.told.value = f'<p role="{role}">{escape(text)}</p>'
