"""A reader's own file in notebook 04, with no line of code to write: `choose`."""

from .panel import OwnFile

__all__ = ["choose"]


def choose(path, target, positive=None):
    """A panel that takes a CSV file of the reader's, asks for its target and the class of interest, and shows what L1 makes of it.

    Until then its `data` are those of an example, `data.from_csv(path, target, positive)`, and so it may stand before cells that use
    them. What stands in the way is told in words; where the reader must decide, a list offers what the message names. The file stays in
    the kernel's memory, for the next run of the cell too. Raises what `data.from_csv` raises of the example.
    """
    return OwnFile(path, target, positive)
