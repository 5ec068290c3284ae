"""What pictures that move have in common: `flipbooks`, whose frames the page holds, and `live_panel`, which asks the kernel for each."""

import os
from pathlib import Path

import anywidget
import traitlets

from .panel import Replaced
from .stills import LOOK, NO_KERNEL, STORED, Drawing, Still

_HERE = Path(__file__).parent


class Moving(Replaced, anywidget.AnyWidget):
    """A picture under its sliders, as one widget; `moving.js` shows it.

    `at` is the place of each slider: the number of a label, or a value. `scenes` are the picture at the sizes that are known so far; that
    of the page may hold one frame, until it comes near and asks for the others. `drawn` is the frame at each size where a kernel draws
    them one by one.
    """

    _esm = traitlets.Unicode((_HERE / "moving.js").read_text(encoding="utf-8")).tag(sync=True)
    _css = traitlets.Unicode(LOOK + (_HERE / "moving.css").read_text(encoding="utf-8")).tag(sync=True)
    _anywidget_id = traitlets.Unicode("lrnotes.panels.moving").tag(sync=True)
    name = traitlets.Unicode().tag(sync=True)
    controls = traitlets.List().tag(sync=True)
    at = traitlets.List().tag(sync=True)
    sizes = traitlets.List().tag(sync=True)
    scenes = traitlets.Dict().tag(sync=True)
    drawn = traitlets.Dict().tag(sync=True)

    def __init__(self, picture, controls, at, sliders=(), follow=None):
        self.pictures = {"page": picture}
        every = os.environ.get(NO_KERNEL)
        scenes = {size: self.scene(size, at) for size in picture.sizes} if every else {"page": self.first_scene(at)}
        super().__init__(name=picture.name, controls=controls, at=at, sizes=list(picture.sizes), scenes=scenes)
        self.on_msg(lambda _, message, __: self.send({"size": message["size"], "scene": self.scene(message["size"], self.at)}))
        still = Still(*self.png(), picture.css_width) if os.environ.get(STORED) else Drawing(scenes["page"])
        self._show_instead(still, sliders=sliders, follow=follow)

    def add_traits(self, **traits):
        """Only those that are new: anywidget adds its own to every widget, which makes a class for each, 20 KB that the history keeps."""
        if traits.keys() - self.traits().keys():
            super().add_traits(**traits)

    def retire(self, but=()):
        super().retire(but)
        self.unobserve_all()
        self.pictures, self.scenes, self.drawn = {}, {}, {}

    def picture(self, size):
        """The picture at this size, drawn when it is first asked for."""
        if size not in self.pictures:
            self.pictures[size] = self.pictures["page"].at(size)
        return self.pictures[size]

    def scene(self, size, at):
        """What the page needs to show the picture at this size, with the sliders at these places."""
        raise NotImplementedError

    def first_scene(self, at):
        """What it needs to show the picture when the cell has run."""
        return self.scene("page", at)

    def png(self):
        """The still that is stored with a notebook, as PNG bytes, and its caption."""
        raise NotImplementedError
