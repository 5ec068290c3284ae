"""Live panels: pictures whose frames the kernel draws, one a move."""

import os

from .moving import Moving
from .scene import frame, scene
from .stills import NO_KERNEL


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
        return self.picture("page").png(**self.values())

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


def live(picture, **sliders):
    """`picture` under one slider for each value that its `show` takes by name: live(picture, w0=FloatSlider(...), ...).

    Every move asks the kernel for the frame. Returns the panel; the sliders can also be set in Python. Raises ValueError for a control
    that is no slider.
    """
    return Live(picture, sliders)
