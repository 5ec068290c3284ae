"""Names of features and classes as they are drawn: short enough, told apart, and in letters that a font has."""

import os
import unicodedata
from collections import Counter

from .fonts import in_no_font
from .style import drawing_for

MOST = 23  # letters of a name
MOST_ROWS = 30  # on a page
UNDERLINED = "\u200b"  # a space of no width before "_", with which Matplotlib marks what has no place in a legend


def most_rows():
    """How many features have a row with their name, in the size that is drawn: of more only the last to die do."""
    return 14 if drawing_for("hall") else 12 if drawing_for("phone") else MOST_ROWS


def drawn(name, most=MOST):
    """A name as it is drawn: cut in the middle where there is no room for all, and its dollars start no mathematics.

    For several names side by side, which must not become equal, use `all_drawn`.
    """
    return all_drawn([name], most)[0]


def all_drawn(names, most=MOST):
    """Names as they are drawn side by side, none longer than `most` letters, wide ones counted twice, and no two of them equal.

    Names that are equal when cut in the middle keep what tells them apart, and if that does not fit, their number in the row.
    Letters that no installed font has are drawn as code points. A dollar starts no mathematics; beside a formula in one line
    Matplotlib draws no letters of other fonts, so let a name have a line without formulas.
    """
    whole = [_legible(str(name)) for name in names]
    cut = [_middle(name, most) for name in whole]
    for once in range(2):
        taken = Counter(cut)
        for same in (each for each, count in taken.items() if count > 1):
            group = [j for j, each in enumerate(cut) if each == same]
            start = len(os.path.commonprefix([whole[j] for j in group]))
            for j in group:
                cut[j] = _numbered(whole[j], j, most) if once else _from(whole[j], start, most)
    return [f"{UNDERLINED * name.startswith('_')}{name}".replace("$", r"\$") for name in cut]


def without_row(n, why, most=None):
    """How many of n weights have no row, if there are more than `most` (or `most_rows`), in a sentence that ends with the reason."""
    most = most or most_rows()
    return f" {n - most:,} of {n:,} weights have no row: {why}." if n > most else ""


def _legible(name):
    """The name in one line, with code points for letters that no font has."""
    name = " ".join(name.split())
    lost = set() if name.isascii() and name.isprintable() else in_no_font(name)
    letters, before = [], False
    for letter in name:
        if letter in lost and unicodedata.category(letter) in ("Cf", "Mn", "Cc") and not unicodedata.combining(letter):
            continue  # joins or varies its neighbours, and shows nothing itself
        if letter in lost:
            letters.append(f"{' ' if before or letters[-1:] not in ([], [' ']) else ''}{'' if before else 'U+'}{ord(letter):04X}")
        else:
            letters.append(f" {letter}" if before and letter != " " else letter)
        before = letter in lost
    return "".join(letters) or "(blank)"


def _width(name):
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in name)


def _start(name, room):
    """As much of the name as has room."""
    name = name[: max(room, 0)]  # no letter is narrower than one
    while _width(name) > room:
        name = name[:-1]
    return name


def _end(name, room):
    return _start(name[: -room - 1 : -1], room)[::-1]


def _middle(name, most):
    """The name with its middle left out if it is too long."""
    half = (most - 1) // 2
    return name if _width(name) <= most else f"{_start(name, half)}…{_end(name, half)}"


def _from(name, start, most):
    """The first letters, and the part of the name from a little before place `start` on."""
    head = _start(name, most // 4)
    rest = name[max(start - 2, len(head)) :]
    room = most - _width(head) - 1
    return f"{head}…{rest if _width(rest) <= room else _start(rest, room - 1) + '…'}"


def _numbered(name, j, most):
    number = f"…#{j + 1}"
    return _start(name, most - len(number)) + number
