"""What CONTRIBUTING.md says can be done."""

import re

import numpy as np
from browser import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_panel_in_ten_lines_works():
    (code,) = re.findall(r"<!-- a panel -->\n```python\n(.*?)```", TEXT, re.DOTALL)
    lines = [line for line in code.splitlines() if line and not re.match("import |from ", line)]
    assert len(lines) == 10
    names = {}
    exec(code.replace(lines[-1], f"panel = {lines[-1]}"), names)
    frames = names["panel"].scene("page", [0])["frames"]
    assert len(frames) == 49
    for i, told in ((0, "z = -6.00: probability 0.002"), (24, "z = 0.00: probability 0.500"), (48, "z = 6.00: probability 0.998")):
        assert told in frames[i][1]


def test_the_exercise_in_fifteen_lines_works():
    (code,) = re.findall(r"<!-- an exercise -->\n```python\n(.*?)```", TEXT, re.DOTALL)
    lines = [line for line in code.splitlines() if line and not re.match("import |from ", line)]
    assert len(lines) == 15
    names = {}
    exec(code, names)
    odds = names["odds"]
    assert odds.check(lambda p: [1 / (1 / value - 1) for value in p]).passed
    assert odds.check(lambda p: 1 / p - 1).slips == ["y = 0 for y = 1"]
    assert odds.check(lambda p: p).slips == ["1 - left out"]
    assert odds.check(lambda p: np.log(p) - np.log1p(-p)).slips == ["log of the odds"]
    assert odds.check(np.log).slips == ["1 - left out", "log of the odds"]
    unknown = odds.check(lambda p: p**2)
    assert unknown.slips == [] and "With y_hat = [0.5]\nyours gives [0.25];\nit should be [1]." in repr(unknown)
    solution = {"np": np}
    exec(odds.solution().code, solution)
    assert odds.check(solution["odds"]).passed and "No answer yet: odds" in repr(odds.check(...))


def test_every_file_of_tests_that_is_named_exists():
    named = set(re.findall(r"`([\w/]+\.py)`", TEXT.partition("## Where the tests are")[2]))
    assert len(named) >= 8 and [name for name in named if not (ROOT / "tests" / name).exists()] == []
