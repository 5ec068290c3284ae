"""A file beside the notebook comes before the one in the package."""

import pytest

from lrnotes.data import stored
from lrnotes.data.beside import TABLES


def test_without_a_file_beside_the_notebook_the_one_in_the_package_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert stored("espresso.csv").read_bytes() == (TABLES / "espresso.csv").read_bytes()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "espresso.csv").write_text("mine", encoding="utf-8")
    assert stored("espresso.csv").read_text(encoding="utf-8") == "mine"


def test_another_name_is_refused_with_those_that_there_are(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="no 'espreso.csv' in the folder data, and lrnotes has only .*espresso.csv, "):
        stored("espreso.csv")
