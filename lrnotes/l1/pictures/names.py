"""Names of features as they are drawn."""

from ...panels.style import drawing_for


def most_rows():
    """How many features have a row with their name, in the size that is drawn: of more only the last to die do."""
    return 14 if drawing_for("hall") else 12 if drawing_for("phone") else 30


def drawn(name, most=23):
    """A name as it is drawn: cut in the middle where there is no room for all, and its dollars start no mathematics."""
    if len(name) > most:
        name = f"{name[: most // 2]}…{name[-(most // 2) :]}"
    return name.replace("$", r"\$")
