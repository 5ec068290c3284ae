"""Files that the notebooks read: beside them or, for a notebook that stands alone, in the package."""

from pathlib import Path

TABLES = Path(__file__).parent / "tables"


def stored(name):
    """Path of a file that the notebooks read: that of this name in the folder `data` beside the notebook or, without one, the package's.

    Raises FileNotFoundError, with the names that there are, for any other name.
    """
    beside = Path("data") / name
    if beside.is_file():
        return beside
    if not (TABLES / name).is_file():
        names = ", ".join(sorted(path.name for path in TABLES.glob("*.csv")))
        raise FileNotFoundError(
            f"there is no {name!r} in the folder data, and lrnotes has only {names}: name one of them, or put yours there"
        )
    return TABLES / name
