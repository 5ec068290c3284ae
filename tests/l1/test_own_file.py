"""A reader's own file: chosen, decided about and shown, in Python."""

import contextlib
import datetime
import gc
import io
import weakref

import ipywidgets
import numpy as np
import pytest
from browser import FOLDER
from ipywidgets.widgets.widget import _instances
from numpy.testing import assert_array_equal
from sklearn import datasets

from lrnotes import data
from lrnotes.l1 import own_file
from lrnotes.l1.own_file import panel
from lrnotes.l1.own_file.decisions import decisions, together, written

ESPRESSO = FOLDER / "data" / "espresso.csv"
PARTS = ["Weights die", "Which λ? Cross-validation", "Obituary", "A tug-of-war"]


@pytest.fixture
def file():
    """A panel in a kernel that remembers no file."""
    panel._KEPT.clear()
    made = own_file.choose(ESPRESSO, "verdict")
    yield made
    made.retire()
    panel._KEPT.clear()


@pytest.fixture
def quick(monkeypatch):
    """Pictures take long: here none is drawn."""
    monkeypatch.setattr("lrnotes.l1.own_file.results.PARTS", [("Rows", lambda mine, path: [ipywidgets.HTML(str(len(mine.y)))])])


def upload(file, content, name="mine.csv"):
    content = content.encode() if isinstance(content, str) else content
    now = datetime.datetime.now(datetime.UTC)
    file.upload.value = ({"name": name, "type": "", "size": len(content), "content": memoryview(content), "last_modified": now},)


def pick(choice, begins):
    """Choose the one option that begins so."""
    (found,) = [i for i, (label, _) in enumerate(choice.options) if label.startswith(begins)]
    choice.index = found


def labels(choice):
    return [label for label, _ in choice.options[1:]]


def titles(file):
    return [child.value[4:-5] for child in file.shown.children if str(getattr(child, "value", "")).startswith("<h4>")]


def loaded_by(file, folder, content):
    """The data set that the code of the panel makes of the file."""
    (folder / file.file.name).write_bytes(content.encode() if isinstance(content, str) else content)
    names = {"data": data}
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
        exec(next(line for line in file.code.splitlines() if line.startswith("mine = ")), names)
    return names["mine"]


def table(n=40, gaps=()):
    """A file with two measurements, one word and a verdict; rows in `gaps` lack the first measurement."""
    lines = ["width,depth,kind,sold"]
    for i, (x, z) in enumerate(np.random.default_rng(0).normal(size=(n, 2))):
        lines.append(f"{'' if i in gaps else f'{x:.3f}'},{z:.3f},{'new' if i % 3 else 'old'},{'vu'[int(x + z > 0)]}")
    return "\n".join([*lines, ""])


def measured(n=12, classes="uv"):
    """Rows of two numbers and a class, without a line of names."""
    return "".join(f"{i * 7 % 5},{i * i % 7},{classes[i % len(classes)]}\n" for i in range(n))


def test_until_a_file_is_chosen_the_data_and_the_code_are_the_examples(file):
    shots = data.from_csv(ESPRESSO, "verdict", quiet=True)
    assert_array_equal(file.data.X, shots.X)
    assert f'mine = data.from_csv("{ESPRESSO}", target="verdict")' in file.code
    assert "example, espresso.csv" in file.told.value and not file.controls.children and not file.shown.children
    assert file._repr_mimebundle_()[0]["text/plain"] == "A button to choose a CSV file. The data are those of espresso.csv."


def test_from_a_file_to_the_slider_by_choosing_twice(file, tmp_path):
    upload(file, table())
    assert labels(file.target) == ["kind (old, new)", "sold (v, u)"]
    assert file.controls.children == (file.target,) and not file.shown.children
    pick(file.target, "sold")
    assert all("row" in label for label in labels(file.positive)) and not file.shown.children
    pick(file.positive, "v")
    assert titles(file) == ["What was done to the file", *PARTS, "The same in code"]
    assert file.data.classes == ("u", "v") and str(file.data.reading) in file.shown.children[1].value.replace("&#x27;", "'")
    assert not any("cannot be shown" in str(getattr(child, "value", "")) for child in file.shown.children)
    mine = loaded_by(file, tmp_path, table())
    assert_array_equal(mine.X, file.data.X)
    assert_array_equal(mine.y, file.data.y)


@pytest.mark.slow
def test_all_of_the_code_runs_as_it_stands(file, tmp_path):
    upload(file, table(12))
    pick(file.target, "sold")
    pick(file.positive, "u")
    shown = []
    (tmp_path / "mine.csv").write_text(table(12))
    with contextlib.chdir(tmp_path), contextlib.redirect_stdout(io.StringIO()):
        exec(file.code, {"display": shown.append})
    assert len(shown) == 4


def test_what_the_message_names_is_offered_and_settles_it(file, quick, tmp_path):
    content = table(gaps=(3, 5))
    upload(file, content)
    pick(file.target, "sold")
    pick(file.positive, "u")
    assert 'role="alert"' in file.told.value and "line 5, column" in file.told.value and "Choose what to do above." in file.told.value
    assert not file.shown.children and len(file.data.y) == 150  # the example's, until this is settled
    (question,) = file.loading.asked
    assert [label.partition(":")[0] for label in labels(question)] == ['missing="rows"', 'missing="columns"', 'missing="median"']
    pick(question, 'missing="rows"')
    assert len(file.data.y) == 38 and 'missing="rows")' in file.code
    pick(question, 'missing="median"')
    assert len(file.data.y) == 40 and "width missing" in file.data.names
    assert_array_equal(loaded_by(file, tmp_path, content).X, file.data.X)
    question.index = 0
    assert len(file.data.y) == 150 and file.loading.asked == [question] and len(labels(question)) == 3


ODDITIES = {  # a file, its target, and what is chosen on the way
    "missing": (table(gaps=(1,)), "sold", ['missing="rows"']),
    "thousands": ("a;y\n" + "".join(f"{i}.{100 + 7 * i};{'uv'[i % 2]}\n" for i in range(1, 13)), "y", ['decimal=","']),
    "decimal commas": ("a;y\n" + "".join(f"{i},5;{'uv'[i % 2]}\n" for i in range(12)), "y", []),
    "older signs": ("gr\xf6\xdfe,y\n1,u\n2,v\n3,u\n4,v\n".encode("latin-1"), "y", ["encoding="]),
    "a title": ("Sales of May\na,b,y\n1,5,u\n2,3,v\n3,4,u\n4,4,v\n", "y", ["skiprows=1"]),
    "no names": ("5.1,3.5,u\n4.9,3.0,v\n6.1,2.5,u\n6.5,2.1,v\n", "column 3", ["header=None"]),
    "spaces": ("a b y\n1 5 u\n2 3 v\n3 4 u\n4 4 v\n", "y", ["sep="]),
    "a total": ("a,y\n1,u\n2,v\n3,u\n4,v\nTotal,\n", "y", ["skipfooter=1"]),
    "broken numbers": ("a,b,y\n" + measured() + "1o,3,u\n", "y", ["drop="]),
    "several": ("T\na,b,y\n" + measured() + "?,x3,u\n", "y", ["skiprows=1", "drop=", 'missing="rows"']),
    "signs in names": ('size [cm], "it\'s"\t|a*b_$\ty\n1\t5\tu\n2\t3\tv\n3\t4\tu\n4\t4\tv\n', "y", []),
    "three classes": ("a,b,y\n" + measured(classes="uvw"), "y", []),
}


@pytest.mark.parametrize("kind", ODDITIES)
def test_files_with_oddities_get_in_by_choosing(file, quick, tmp_path, kind):
    content, target, choices = ODDITIES[kind]
    upload(file, content)
    left = list(choices)
    while left and len(file.target.options) == 1:
        pick(file.reading.asked[-1], left.pop(0))
    pick(file.target, f"{target} (")
    pick(file.positive, "u")
    while left:
        pick(file.loading.asked[-1], left.pop(0))
    assert file.shown.children and file.data.classes[1] == "u"
    assert_array_equal(loaded_by(file, tmp_path, content).X, file.data.X)


REFUSALS = {  # a file, and words of what is told
    "empty": ("", "is empty"),
    "a workbook that is none": (b"PK\3\4junk", "see that a spreadsheet opens it"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + bytes(600), "save it as CSV UTF-8"),
    "packed badly": (b"\x1f\x8bjunk", "mine.csv cannot be read"),
    "twins": ("a,a,y\n1,2,u\n3,4,v\n", "are both named"),
    "ragged": ("a,b,y\n1,2,u\n1,2,3,4\n", "line 3 has 4 fields"),
    "no classes": ("a,b\n" + "".join(f"{i},{i * i}\n" for i in range(12)), "no column with two to ten different values"),
}


@pytest.mark.parametrize("kind", REFUSALS)
def test_what_cannot_be_used_is_told_in_words_and_another_file_can_be_chosen(file, quick, kind):
    content, words = REFUSALS[kind]
    upload(file, content)
    assert 'role="alert"' in file.told.value and words in file.told.value and "Traceback" not in file.told.value
    assert not file.shown.children and file.data.classes == ("bad", "good")
    upload(file, table())
    pick(file.target, "sold")
    pick(file.positive, "u")
    assert file.shown.children and file.data.classes == ("v", "u") and 'role="status"' in file.told.value


def test_a_column_that_tells_the_answer_may_be_left_out(file, quick):
    rows = enumerate(np.random.default_rng(0).normal(size=20).round(2))
    upload(file, "a,answer,y\n" + "".join(f"{a},{i % 2},{'uv'[i % 2]}\n" for i, a in rows))
    pick(file.target, "y")
    pick(file.positive, "u")
    assert file.data.names == ["a", "answer"]
    (question,) = file.loading.asked
    assert question.description == "If you like"
    pick(question, 'drop=["answer"]')
    assert file.data.names == ["a"] and 'drop=["answer"]' in file.code and file.loading.asked == [question]


def test_a_part_that_fails_is_told_in_its_place_and_the_others_are_there(file, monkeypatch):
    def fails(mine, path):
        raise MemoryError("1 TB")

    parts = [("One", fails), ("Two", lambda mine, path: [ipywidgets.HTML("two")])]
    monkeypatch.setattr("lrnotes.l1.own_file.results.PARTS", parts)
    upload(file, table())
    pick(file.target, "sold")
    pick(file.positive, "u")
    assert titles(file)[1:3] == ["One", "Two"]
    assert "This cannot be shown of these data: MemoryError: 1 TB" in file.shown.children[3].value


def test_a_class_of_one_row_gets_its_weights_and_a_sentence_for_cross_validation(file):
    upload(file, "a,b,y\n" + "".join(f"{i},{i * i % 7},{'u' if i else 'v'}\n" for i in range(12)))
    pick(file.target, "y")
    pick(file.positive, "v")
    said = [child.value for child in file.shown.children if "cannot be shown" in str(getattr(child, "value", ""))]
    assert len(said) == 1 and "to hold one out and train on another takes two" in said[0]


@pytest.mark.slow
def test_another_file_and_the_example_again_leave_no_widget_behind(file):
    def whole():
        upload(file, table(12))
        pick(file.target, "sold")
        pick(file.positive, "u")
        return len(_instances)

    bare, once = len(_instances), whole()
    assert whole() == once > bare
    file.back.click()
    assert len(_instances) == bare and "No file is chosen" in file.told.value and file.data.classes == ("bad", "good")
    assert file.upload.value == () and not file.controls.children and file.back.layout.display == "none"


def test_the_cell_run_again_has_the_file_and_what_was_chosen(file, quick):
    upload(file, b"T\n" + table(gaps=(3, 5)).encode())
    pick(file.reading.asked[0], "skiprows=1")
    pick(file.target, "sold")
    pick(file.positive, "u")
    pick(file.loading.asked[0], 'missing="median"')
    again = own_file.choose(ESPRESSO, "verdict")
    assert again.code == file.code and again.data.names == file.data.names
    assert [len(labels(choice)) for choice in again.controls.children] == [1, 2, 2, 3]
    pick(again.loading.asked[0], 'missing="rows"')
    assert len(again.data.y) == 38
    again.back.click()
    third = own_file.choose(ESPRESSO, "verdict")
    assert third.data.classes == ("bad", "good") and not third.controls.children
    again.retire()
    third.retire()


def test_a_panel_that_is_retired_closes_all_and_holds_no_file(quick):
    before = len(_instances)
    panel._KEPT.clear()
    file = own_file.choose(ESPRESSO, "verdict")
    upload(file, table(gaps=(3, 5)))
    pick(file.target, "sold")
    pick(file.positive, "u")
    pick(file.loading.asked[0], 'missing="rows"')
    assert file.shown.children
    held = [weakref.ref(each) for each in (file.data.raw, file._of_example.raw, file.upload, file.target, file.shown)]
    file.retire()
    panel._KEPT.clear()
    gc.collect()
    assert len(_instances) == before and file.file is None
    assert all(each() is None for each in held)  # 70 KB a run of the cell, were they kept


REAL = ("breast_cancer", "wine", "iris")


@pytest.mark.parametrize("name", REAL)
def test_real_tables_get_in_as_pandas_writes_them(file, quick, tmp_path, name):
    content = getattr(datasets, f"load_{name}")(as_frame=True).frame.to_csv()
    upload(file, content)
    pick(file.target, "target (")
    pick(file.positive, "1")
    mine = loaded_by(file, tmp_path, content)
    assert_array_equal(mine.X, file.data.X)
    assert_array_equal(mine.y, getattr(datasets, f"load_{name}")().target == 1)


def test_decisions_are_what_the_message_names_with_brackets_and_quotes_inside():
    message = "say drop=[\"p [s], it's\", 'b'] or na_values=['?x]'], which takes it as missing; sep=r'\\s+'; missing=None"
    assert [each[:2] for each in decisions(message)] == [
        ("drop", ["p [s], it's", "b"]),
        ("na_values", ["?x]"]),
        ("sep", r"\s+"),
        ("missing", None),
    ]
    assert decisions("nothing to say, sep= with what is there") == []


def test_what_several_decisions_leave_out_is_joined():
    said = "drop=['a', 'b'] drop=['b', 'c'] missing='rows' missing='median'"
    assert together(decisions(said)) == {"drop": ["a", "b", "c"], "missing": "median"}


@pytest.mark.parametrize("value", ["a", 'say "a"', "it's", r"\s+", "tab\t", ["a", "b"], 1, None])
def test_a_value_is_written_as_python_reads_it(value):
    assert eval(written(value)) == value
