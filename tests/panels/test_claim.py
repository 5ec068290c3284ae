"""A claim says whether it holds, never stops a reader, and cannot be stored when it is false."""

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from lrnotes.panels import claim
from lrnotes.publish.execute import execute


def test_a_true_claim_is_shown(capsys):
    claim("9 of 30 weights are left", np.sum(np.arange(30) < 9) == 9)
    assert capsys.readouterr().out == "✓ 9 of 30 weights are left\n"


def test_a_false_claim_is_told_and_the_cell_goes_on(capsys):
    claim("9 of 30 weights are left", False)
    assert capsys.readouterr().out.startswith("✗ No longer so: 9 of 30 weights are left.")


def test_an_array_is_no_truth_value():
    with pytest.raises(ValueError, match="one truth value.*use .all"):
        claim("all are positive", np.array([True, False]))


@pytest.mark.parametrize("number", [2, 3])
def test_a_notebook_with_a_false_claim_is_not_stored(tmp_path, number):
    path = tmp_path / "x.ipynb"
    code = f"from lrnotes.panels import claim\nclaim('one and one is {number}', 1 + 1 == {number})"
    nbformat.write(new_notebook(cells=[new_code_cell(code)]), path)
    before = path.read_bytes()
    if number == 2:
        execute(path)
        assert path.read_bytes() != before
    else:
        with pytest.raises(ValueError, match="one and one is 3"):
            execute(path)
        assert path.read_bytes() == before
