"""A file that came through the browser."""

import io
from typing import NamedTuple


class Upload(NamedTuple):
    """Its name and its bytes, held in the kernel's memory."""

    name: str
    content: bytes

    def opened(self):
        """What `data.from_csv` reads; messages call it by its name."""
        stream = io.BytesIO(self.content)
        stream.name = self.name
        return stream


def in_words(error, name):
    """What went wrong, for a reader who has never seen a traceback."""
    if isinstance(error, ValueError | FileNotFoundError):
        return str(error)
    if isinstance(error, MemoryError):
        return f"{name} takes more memory than there is: leave out columns or rows, and choose it again"
    return f"{name} cannot be read ({type(error).__name__}: {error}): see that a spreadsheet opens it, and save it there as CSV UTF-8"
