"""What a refused file leaves to the reader: the arguments that the message names, as choices."""

import ast
import re
from typing import NamedTuple

ARGUMENTS = {  # and what each does, in words; without any the message says it behind the value
    "missing": "",
    "decimal": "",
    "drop": "leave out what it names",
    "na_values": "take it as missing",
    "encoding": "read the signs as older programs write them",
    "skiprows": "leave out what stands above the names",
    "skipfooter": "leave out the last row",
    "sep": "spaces divide the columns",
    "header": "there is no line of names",
}
CLOSED_BY = {"[": "]", "'": "'", '"': '"'}


class Decision(NamedTuple):
    """One argument of `data.from_csv`, and how the message spoke of it."""

    argument: str
    value: object
    said: str


def decisions(message):
    """Every argument with a value that the message of an error names, in its order, each once."""
    found, after = {}, 0
    for start in re.finditer(rf"\b({'|'.join(ARGUMENTS)})=", message):
        end = _end_of_value(message, start.end())
        if start.start() < after or end is None:
            continue  # inside the value before, or without a value
        value, after = ast.literal_eval(message[start.end() : end]), end
        said = ARGUMENTS[start[1]] or re.split(r"; |, or |\n|$", message[end:], maxsplit=1)[0].strip(" :,")
        text = f"{start[1]}={written(value)}: {said}"
        found.setdefault((start[1], repr(value)), Decision(start[1], value, text))
    return list(found.values())


def together(chosen):
    """The decisions as arguments of `data.from_csv`; what several leave out, or take as missing, is joined."""
    options = {}
    for argument, value, _ in chosen:
        before = options.get(argument)
        options[argument] = [*before, *(each for each in value if each not in before)] if isinstance(before, list) else value
    return options


def written(value):
    """A value as one writes it in code: texts in double quotes, where that needs no more than the quotes."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    return f'"{value}"' if isinstance(value, str) and not re.search(r'["\\]', value) and value.isprintable() else repr(value)


def _end_of_value(text, start):
    """Where the Python value that begins there ends, or None if none does."""
    number = re.match(r"-?\d+(\.\d+)?|None\b", text[start:])
    if number:
        return start + number.end()
    raw = text[start : start + 2] in ("r'", 'r"')
    closing = CLOSED_BY.get(text[start + raw : start + raw + 1])
    ends = [start + raw + 1 + i for i, sign in enumerate(text[start + raw + 1 :]) if sign == closing]
    for end in ends:  # a bracket or a quote may stand inside the value
        try:
            ast.literal_eval(text[start : end + 1])
        except (ValueError, SyntaxError):
            continue
        return end + 1
    return None
