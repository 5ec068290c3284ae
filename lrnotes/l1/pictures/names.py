"""Names of features as they are drawn."""

MOST_ROWS = 60  # of more features only the last to die have a row


def drawn(name, most=23):
    """A name as it is drawn: cut in the middle where there is no room for all, and its dollars start no mathematics."""
    if len(name) > most:
        name = f"{name[: most // 2]}…{name[-(most // 2) :]}"
    return name.replace("$", r"\$")
