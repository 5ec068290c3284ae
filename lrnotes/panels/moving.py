"""Pictures that move: `flipbook`, whose frames the page holds, and `live`, which asks the kernel for each."""

import os
from pathlib import Path

import anywidget
import traitlets

from .panel import Replaced
from .picture import LOOK, STORED, Drawing
from .scene import frame, scene

NO_KERNEL = "LRNOTES_NO_KERNEL"  # set by publish.site: on a page nothing can be drawn when it is asked for
_HERE = Path(__file__).parent


class Moving(Replaced, anywidget.AnyWidget):
    """A picture under its sliders, as one widget; `panel.js` shows it.

    `at` is the place of each slider: the number of a label, or a value. `scenes` are the picture at the sizes that are known so far; that
    of the page may hold one frame, until it comes near and asks for the others. `drawn` is the frame at each size where a kernel draws
    them one by one.
    """

    _esm = traitlets.Unicode((_HERE / "panel.js").read_text(encoding="utf-8")).tag(sync=True)
    _css = traitlets.Unicode(LOOK + (_HERE / "panel.css").read_text(encoding="utf-8")).tag(sync=True)
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
        still = self.png() if os.environ.get(STORED) else Drawing(scenes["page"])
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
        """The still that is stored with a notebook."""
        raise NotImplementedError


class Flipbook(Moving):
    """A picture under the slider that turns its frames.

    The frames of the first one are drawn at once, those of later ones when the page asks: when they come near. So whoever runs all cells
    waits for none of them. What the page asks for meanwhile waits until all cells have run, by which time the first one would be missed.
    """

    _first = True  # of this session

    def __init__(self, picture):
        self.whole, Flipbook._first = Flipbook._first, False
        super().__init__(picture, [{"name": picture.control, "labels": picture.labels}], [picture.opens])

    def scene(self, size, at):
        return scene(self.picture(size))

    def first_scene(self, at):
        picture = self.picture("page")
        return scene(picture) if self.whole else scene(picture, picture.opens)

    def png(self):
        picture = self.picture("page")
        return picture.still(picture.telling, **picture.whole())

    @property
    def index(self):
        """The number of the frame that is shown."""
        return self.at[0]

    @index.setter
    def index(self, i):
        self.at = [i]

    @property
    def caption(self):
        """The sentence below the picture."""
        return self.picture("page").layer(self.index)[-1]


class Live(Moving):
    """A picture whose frames are drawn by the kernel, under sliders of ipywidgets, which stay the reader's to set in Python."""

    def __init__(self, picture, sliders):
        self.sliders = sliders
        controls = [_control(name, slider) for name, slider in sliders.items()]
        at = [_place(slider) for slider in sliders.values()]
        super().__init__(picture, controls, at, tuple(sliders.values()), self._follow)
        self.observe(self._moved, "at")

    def retire(self, but=()):
        super().retire(but)
        self.sliders = {}

    def values(self):
        """What the sliders say, by the names that `show` takes."""
        return {name: slider.value for name, slider in self.sliders.items()}

    def scene(self, size, at):
        made, law = scene(self.picture(size), **self.values()), self.picture(size).law
        if law and os.environ.get(NO_KERNEL):
            *made["law"], defined = law()
            made["defs"] += "".join(element for element in defined.values() if element not in made["defs"])
        return made

    def png(self):
        return self.picture("page").still(**self.values())

    @property
    def caption(self):
        """The sentence below the picture."""
        return (self.drawn.get("page") or self.scenes["page"]["frames"][0])[1]

    def _moved(self, change):
        """A slider was moved on the page."""
        for slider, place in zip(self.sliders.values(), change["new"], strict=True):
            if _place(slider) != place:
                setattr(slider, "index" if hasattr(slider, "index") else "value", place)

    def _follow(self, _):
        """A slider has moved, wherever: draw, at the sizes that are seen."""
        with self.hold_sync():
            self.at = [_place(slider) for slider in self.sliders.values()]
            self.drawn = {size: frame(picture, **self.values()) for size, picture in self.pictures.items()}


def _place(slider):
    return slider.index if hasattr(slider, "index") else slider.value


def _control(name, slider):
    """What the page must know of a slider. Raises ValueError unless it has a least and a largest value, or options."""
    name = slider.description or name
    if hasattr(slider, "index"):
        return {"name": name, "labels": [str(label) for label in slider._options_labels]}
    if not all(hasattr(slider, limit) for limit in ("min", "max", "step")) or hasattr(slider, "base"):
        raise ValueError(f"{name} of a live panel must be a FloatSlider, an IntSlider or a SelectionSlider, not a {type(slider).__name__}")
    return {"name": name, "min": slider.min, "max": slider.max, "step": slider.step}


def flipbook(picture):
    """A slider and a play button over the frames of `picture`, which the page holds: each move takes a few milliseconds.

    `index` of what is returned is the frame that is shown. Raises ValueError if the picture has no labels, which would name the frames.
    """
    if not picture.labels:
        raise ValueError("a flip-book needs a picture with labels, one for each frame; for several sliders use live")
    return Flipbook(picture)


def live(picture, **sliders):
    """`picture` under one slider for each value that its `show` takes by name: live(picture, w0=FloatSlider(...), ...).

    Every move asks the kernel for the frame. Returns the panel; the sliders can also be set in Python. Raises ValueError for a control
    that is no slider.
    """
    return Live(picture, sliders)
