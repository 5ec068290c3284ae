"""What stands below the lists once a file is read, and what stands in the panel's place where no widget runs."""

from html import escape

import ipywidgets

from ...panels.panel import put_away
from ...panels.style import VERMILLION
from .analysis import PARTS, attempted

STYLE = f"""<style>
.own-file .widget-html {{ height: auto }}
.own-file .widget-html-content {{ min-width: 0; overflow-x: auto; line-height: 1.4 }}
.own-file .widget-dropdown {{ flex-wrap: wrap; height: auto }}
.own-file .own-told p {{ max-width: 50em; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 0.5em }}
.own-file .own-told [role=alert] {{ border-left: 4px solid {VERMILLION}; padding-left: 1em }}
.own-file pre {{ font-size: 85%; white-space: pre; margin: 0.5em 0 }}
.own-file h4 {{ margin: 1em 0 0.2em }}
.own-file :is(th, td) {{ text-align: left; padding: 0 1.5em 0 0 }}
</style>"""


class Results(ipywidgets.VBox):
    """Titles, each with the widgets below it."""

    def show(self, mine, path, code, say):
        """The reading of a data set, each part of its analysis as soon as that is ready, and the code; `say` tells which comes next."""
        self.add("What was done to the file", [_verbatim(str(mine.reading))])
        for title, make in PARTS:
            say(f"{title} …")
            self.add(title, attempted(make, mine, path))
        self.add("The same in code", [_verbatim(code)])

    def add(self, title, widgets):
        """Widgets below a title."""
        self.children = (*self.children, ipywidgets.HTML(f"<h4>{escape(title)}</h4>"), *widgets)

    def clear(self):
        """Close all that is shown."""
        put_away(self.children)
        self.children = ()


class Told:
    """What is read where no widget runs."""

    def __init__(self, panel):
        self.panel = panel

    def _repr_mimebundle_(self, include=None, exclude=None):
        file = self.panel.file
        return {"text/plain": f"A button to choose a CSV file. The data are those of {file.name if file else self.panel.example}."}, {}


def _verbatim(text):
    return ipywidgets.HTML(f"<pre>{escape(text)}</pre>")
