"""Flip-books: pictures whose frames the page holds. `moving.js` shows and plays them."""

from .moving import Moving
from .scene import scene


class Flipbook(Moving):
    """A picture under the slider that turns its frames.

    The frames of the first one are drawn at once, those of later ones when the page asks: when they come near, or when it is their turn. So
    whoever runs all cells waits for none of them. What the page asks for meanwhile waits until all cells have run, by which time the first
    one would be missed.
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
        return picture.png(picture.telling, **picture.whole())

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


def flipbook(picture):
    """A slider and a play button over the frames of `picture`, which the page holds: each move takes a few milliseconds.

    `index` of what is returned is the frame that is shown. Raises ValueError if the picture has no labels, which would name the frames.
    """
    if not picture.labels:
        raise ValueError("a flip-book needs a picture with labels, one for each frame; for several sliders use live")
    return Flipbook(picture)
