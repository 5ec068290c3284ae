"""A reader's own CSV: the right answer, or an error that names the value, its line and its column."""

import csv
import random
import re
import shutil
import subprocess
import sys

import numpy as np
import pytest
from browser import ROOT
from numpy.testing import assert_array_equal

from lrnotes import fit
from lrnotes.data import breast_cancer, csv_file, from_csv
from lrnotes.l1 import pictures

pytestmark = pytest.mark.filterwarnings("error")
ESPRESSO = ROOT / "notebooks" / "data" / "espresso.csv"
IN_THE_PACKAGE = ROOT / "lrnotes" / "data" / "tables" / "espresso.csv"
GOOD = "dose (g),time (s),verdict\n18,25,bad\n18.5,30,good\n19,28,good\n"
RAW = [[18, 25], [18.5, 30], [19, 28]]


@pytest.fixture
def load(tmp_path):
    """from_csv on a file that holds the text, or the bytes."""

    def load(content, target="verdict", **options):
        file = tmp_path / "shots.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return from_csv(file, target, **options)

    return load


def of(column):
    """A file with this column beside a good one, and both classes."""
    verdicts = ["good", "bad"] * len(column)
    return "x;time (s);verdict\n" + "".join(
        f"{i};{value};{verdict}\n" for i, (value, verdict) in enumerate(zip(column, verdicts, strict=False))
    )


def to(values):
    """A file with these values in the target."""
    return "x;verdict\n" + "".join(f"{i};{value}\n" for i, value in enumerate(values))


# Right answers


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        GOOD.rstrip(),
        "\ufeff" + GOOD,
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace(",", "|"),
        "\ufeff" + GOOD.replace(",", ";").replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        "\n" + GOOD + "\n\r\n  \n",
        GOOD.replace(",", " , "),
        re.sub(r"([^,\n]+)", r'"\1"', GOOD),
        re.sub(r"([^,\n]+)", r' "\1"', GOOD),
        re.sub(r"([^,\n]+)", r'"\1" ', GOOD),
        re.sub(r"([^,\n]+)", r' "\1"  ', GOOD).replace(",", "\t").replace("\n", "\r\n"),
        GOOD.replace("18.5", "+1.85e1"),
    ],
    ids=[
        "plain",
        "no last line end",
        "BOM",
        "semicolons",
        "tabs",
        "bars",
        "as a spreadsheet saves it",
        "CR",
        "blank lines",
        "spaces",
        "quotes",
    ]
    + ["spaces and quotes", "quotes and spaces", "tabs, spaces, quotes and spaces", "exponent"],
)
def test_the_same_table_written_differently(load, content):
    shots = load(content)
    assert shots.names == ["dose (g)", "time (s)"]
    assert shots.classes == ("bad", "good")
    assert_array_equal(shots.y, [0, 1, 1])
    assert_array_equal(shots.raw, RAW)
    assert_array_equal(shots.X[:, 0], 1)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_names_and_classes_may_contain_delimiters_quotes_and_line_ends(load, tmp_path, delimiter):
    rows = [["dose, dry; or so\t(g)", "ver,di;ct\t?"], [18, 'not "so" good; at all,\t'], [19, "good\nenough"]]
    with open(tmp_path / "quoted.csv", "w", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    shots = from_csv(tmp_path / "quoted.csv", rows[0][1])
    assert (shots.names, shots.classes) == ([rows[0][0]], ("good\nenough", rows[1][1].strip()))
    assert_array_equal(shots.raw, [[18], [19]])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spaces_behind_a_closing_quote_go_and_spaces_before_any_other_stay(tmp_path, delimiter):
    rng = random.Random(1)
    texts = [["".join(rng.choices(f'a" {delimiter}\n', k=rng.randint(1, 9))) for _ in range(2)] for _ in range(2000)]
    quoted = [['"' + text.replace('"', '""') + '"' + " " * rng.randint(0, 2) for text in row] for row in texts]
    rows = [row[0] + delimiter + (row[1] if rng.random() < 0.5 else '5" disk ') for row in quoted]
    (tmp_path / "spaces.csv").write_text("\n".join([f"x{delimiter}verdict", *rows]), encoding="utf-8", newline="")
    frame, _ = csv_file.read(tmp_path / "spaces.csv", "verdict")
    assert [text.strip() for text in frame["x"]] == [row[0].strip() for row in texts]
    assert all(got.strip() in (row[1].strip(), '5" disk') for got, row in zip(frame["verdict"], texts, strict=True))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_one_feature(load, delimiter):
    assert load(f"x{delimiter}verdict\n1{delimiter}bad\n2{delimiter}good\n").names == ["x"]


def test_the_target_tells_delimiters_apart_where_counting_cannot(load):
    shots = load("size (a, b, c, d);verdict\n1;bad\n2;good\n")
    assert shots.names == ["size (a, b, c, d)"]


def test_the_target_may_stand_anywhere(load):
    shots = load("a,verdict,b\n1,bad,5\n2,good,7\n")
    assert shots.names == ["a", "b"]
    assert_array_equal(shots.raw, [[1, 5], [2, 7]])


@pytest.mark.parametrize(
    ("values", "positive", "classes", "y"),
    [
        (["yes", "no", "yes"], None, ("no", "yes"), [1, 0, 1]),
        (["yes", "no", "yes"], "no", ("yes", "no"), [0, 1, 0]),
        (["9", "10", "9"], None, ("9", "10"), [0, 1, 0]),
        (["9", "x10", "9"], None, ("9", "x10"), [0, 1, 0]),
        (["-1", "1", "1.0"], None, ("-1", "1"), [0, 1, 1]),
        (["1", "0", "1"], 0, ("1", "0"), [0, 1, 0]),
        (["1.0", "2.0", "1.0"], "1", ("2.0", "1.0"), [1, 0, 1]),
        (["+", "-", "+"], "+", ("-", "+"), [1, 0, 1]),
        (["True", "False", "True"], True, ("False", "True"), [1, 0, 1]),
        (["9007199254740992", "9007199254740993"], None, ("9007199254740992", "9007199254740993"), [0, 1]),
        (["a", "b", "c", "a"], "a", ("b or c", "a"), [1, 0, 0, 1]),
        (["a", "b", "c", "a"], ["a", "b"], ("c", "a or b"), [1, 1, 0, 1]),
        (["1", "2", "3.0", "3"], 3, ("1 or 2", "3.0"), [0, 0, 1, 1]),
        (["yes", "no", "None"], None, ("no", "yes"), [1, 0]),
        (["some", "None", "some"], None, ("None", "some"), [1, 0, 1]),
    ],
)
def test_which_class_is_1(load, values, positive, classes, y):
    shots = load(to(values), positive=positive, missing="rows")
    assert shots.classes == classes
    assert_array_equal(shots.y, y)


def test_the_biopsies_come_back_from_a_csv(tmp_path):
    biopsies = breast_cancer()
    with open(tmp_path / "biopsies.csv", "w", newline="") as file:
        csv.writer(file).writerows(
            [[*biopsies.names, "diagnosis"]]
            + [[*row, biopsies.classes[int(label)]] for row, label in zip(biopsies.raw.tolist(), biopsies.y, strict=True)]
        )
    mine = from_csv(tmp_path / "biopsies.csv", "diagnosis")
    assert (mine.names, mine.classes) == (biopsies.names, biopsies.classes)
    for name in ("X", "y", "raw"):
        assert_array_equal(getattr(mine, name), getattr(biopsies, name))


# Errors

MISSING = ["NA", "N/A", "n/a", "#N/A", "NaN", "nan", "-nan", "null", "?", "-"]
WRONG = {
    "only spaces": (" \n\n", ["shots.csv", "empty"]),
    "nothing": ("", ["shots.csv", "empty"]),
    "no rows": ("x,verdict\n", ["no row", "two"]),
    "one row": ("x,verdict\n1,good\n", ["only one row", "both classes", "two"]),
    "Latin-1": (GOOD.replace("(g)", "(°C)").encode("latin-1"), ["UTF-8", "line 1", "0xb0", "CSV UTF-8"]),
    "Latin-1 further down": (GOOD.replace("bad", "schäbig").encode("latin-1"), ["UTF-8", "line 2", "0xe4", "CSV UTF-8"]),
    "UTF-16": (GOOD.encode("utf-16"), ["UTF-8", "line 1", "CSV UTF-8"]),
    "UTF-16 without its mark": (GOOD.encode("utf-16-le"), ["UTF-8", "UTF-16", "CSV UTF-8"]),
    "too many fields": ("x,time (s),verdict\n1,2,bad\n1,5,2,good\n", ["line 3", "4 fields", "3 columns", "comma"]),
    "too few fields": ("x,time (s),verdict\n1,2,bad\n\n1,good\n", ["line 4", "2 fields", "3 columns"]),
    "an open quote": ('x,verdict\n1,bad\n2,"good\n3,bad\n', ["line 3", "double quote"]),
    "text behind a quote": ('x,verdict\n1,"b"ad\n2,good\n', ["line 2", "double quote"]),
    "a twin name": ("x,time (s),x,verdict\n1,2,3,bad\n", ["columns 1 and 3", "'x'"]),
    "no names, and two the same": ("3.5,3.5,1\n1,2,0\n", ["line 1", "'3.5', '3.5', '1'", "name for each column"]),
    "no names": ("17.99,10.38,1\n1,2,0\n", ["line 1", "'17.99', '10.38', '1'", "name for each column"]),
    "no names, but a word": ("17.99,10.38,M\n1,2,B\n", ["'verdict'", "'17.99', '10.38', 'M'", "line 1", "name for each column"]),
    "another target": ("x,Verdicts\n1,bad\n", ["no column 'verdict'", "'x', 'Verdicts'", "did you mean 'Verdicts'?"]),
    "another target, with semicolons": ("x;Verdicts\n1;bad\n", ["only 'x', 'Verdicts'", "did you mean 'Verdicts'?"]),
    "another delimiter": ("x/verdict\n1/bad\n", ["no column 'verdict'", "'x/verdict'", "comma, a semicolon or a tab"]),
    "spaces": ("x verdict\n1 bad\n", ["no column 'verdict'", "'x verdict'", "sep=r'\\s+'"]),
    "a title": ("Shots of May\n" + GOOD, ["line 1", "'Shots of May'", "skiprows=1"]),
    "a title in a table": ("Shots of May,,\n" + GOOD, ["line 1", "'Shots of May'", "skiprows=1"]),
    "a total": (GOOD + "Total,83,\n", ["line 5", "'Total'", "skipfooter=1"]),
    "only a target": ("verdict\nbad\ngood\n", ["'verdict'", "only column", "feature"]),
    "infinity": (of([1, 2, "-inf"]), ["line 4", "'time (s)'", "'-inf'", "not finite"]),
    "an overflow": (of([1, "1e999", 2]), ["line 3", "'time (s)'", "'1e999'", "not finite"]),
    "a word": (of([1, "long", 2]), ["line 3", "'time (s)'", "'long'", "no number", "correct it"]),
    "a code": (of(["1_000", 2, 3]), ["line 2", "'time (s)'", "'1_000'", "no number"]),
    "a comma of either kind": (of([1, "1,234"]), ["'1,234'", "'time (s)'", "decimal=','", "(1.234)", "decimal='.'", "thousands (1234)"]),
    "a point of either kind": (of([980, "1.234"]), ["'1.234'", "'time (s)'", "decimal='.'", "(1.234)", "decimal=','", "thousands (1234)"]),
    "two decimal signs": (of(["1,5", "2.5", "2.75"]), ["line 2", "'time (s)'", "'1,5'", "no number"]),
    "two currencies": (of(["$5", "7 €", "1"]), ["line 2", "'time (s)'", "'$5'", "no number"]),
    "a limit": (of(["<0.5", 2, 3]), ["line 2", "'time (s)'", "'<0.5'", "no number", "drop=['time (s)']", "na_values=['<0.5']"]),
    "a constant column alone": ("x,verdict\n7,bad\n7.0,good\n", ["no column is left", "'x' left out: it is 7 throughout"]),
    "too large": (of(["1e200", "2e200"]), ["'time (s)'", "inf", "unit"]),
    "too small": (of(["1e-200", "2e-200"]), ["'time (s)'", "0", "unit"]),
    "one class": (to(["good"] * 3), ["'verdict'", "only 'good'", "both classes"]),
    "one class, as numbers": (to(["1", "1.0"]), ["'verdict'", "only '1'", "both classes"]),
    "three classes": (to(["good", "bad", "so-so", "bad"]), ["line 4", "'verdict'", "'so-so'", "3 different", "'good', 'bad', 'so-so'"]),
    "a number to predict": (to(range(50)), ["line 4", "'verdict'", "'2'", "50 different", "'0', '1', '2', '3', '4' and 45 more"]),
    "a gap in the target": (to(["good", "", "bad"]), ["line 3", "'verdict'", "empty"]),
    "a gap beside plus and minus": (to(["+", "-", "?"]), ["line 4", "'verdict'", "'?', a missing value", "fill in"]),
    "minus without plus": (to(["good", "bad", "-"]), ["line 4", "'verdict'", "'-'"]),
    "a gap in a later row, but an earlier column": (
        "x,y,verdict\n1,NA,bad\n?,2,good\n2,3,bad\n",
        ["line 2", "'y'", "'NA'", "2 missing", "2 of 3"],
    ),
    "an empty field": (of([1, 2, ""]), ["line 4", "'time (s)'", "empty", "fill in", "leave out"]),
    **{f"missing as {mark}": (of([1, mark, 3]), ["line 3", "'time (s)'", repr(mark), "missing"]) for mark in MISSING},
}


def refusal(call, *arguments, **options):
    with pytest.raises(ValueError) as caught:
        call(*arguments, **options)
    return str(caught.value)


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_used_is_named(load, name):
    content, words = WRONG[name]
    said = refusal(load, content)
    assert re.search(".*".join(re.escape(word) for word in words), said, re.DOTALL), said


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="espreso.csv"):
        from_csv(tmp_path / "espreso.csv", "verdict")


@pytest.mark.parametrize(("values", "positive"), [(["good", "bad"], "great"), (["0", "1"], 2), (["0", "1"], "yes"), (["good", "bad"], 1)])
def test_a_positive_that_is_not_there(load, values, positive):
    said = refusal(load, to(values), positive=positive)
    assert repr(positive) in said and "'verdict'" in said and all(repr(value) in said for value in values)


def test_thousands_of_missing_values_are_one_message(load):
    rows = [f"{i},{'' if i % 2 else i},{'?' if i % 4 == 1 else i},{'bad' if i % 3 else 'good'}" for i in range(4000)]
    said = refusal(load, "\n".join(["x,time (s),dose (g),verdict", *rows]))
    assert "line 3, column 'time (s)', is empty, the first of 3,000 missing values in 2,000 of 4,000 rows" in said
    assert "'time (s)' 2,000, 'dose (g)' 1,000" in said and "missing='rows' leaves out these rows (2,000 rows stay)" in said
    assert len(said) < 500


def test_a_thousand_columns_are_not_all_listed(load):
    names = [f"gene {i}" for i in range(1000)]
    said = refusal(load, ",".join(names) + "\n", "gene 1000")
    assert "did you mean 'gene 100'?" in said and "'gene 19' and 980 more" in said and len(said) < 400
    header = ",".join([*names, "verdict"])
    said = refusal(load, "\n".join([header, ",".join("7" * 1000) + ",bad", ",".join("7" * 1000) + ",good"]))
    assert "'gene 0' left out: it is 7 throughout" in said and "990 more" in said and len(said) < 700


def test_lines_are_counted_as_an_editor_does(load):
    said = refusal(load, '\n"x\n(mm)",verdict\n1,bad\n\n2,"go\nod"\n\n?,bad\n')
    assert said.startswith("line 9, column 'x\\n(mm)',")


# The example of notebook 04


def test_the_espresso_script_makes_the_espresso_file(tmp_path):
    (tmp_path / "scripts").mkdir()
    for folder in (ESPRESSO.parent, IN_THE_PACKAGE.parent):
        (tmp_path / folder.relative_to(ROOT)).mkdir(parents=True)
    script = shutil.copy(ROOT / "scripts" / "espresso.py", tmp_path / "scripts")
    subprocess.run([sys.executable, script], check=True)
    for file in (ESPRESSO, IN_THE_PACKAGE):
        assert (tmp_path / file.relative_to(ROOT)).read_bytes() == ESPRESSO.read_bytes() == file.read_bytes()


def test_the_features_that_decide_an_espresso_die_last():
    shots = from_csv(ESPRESSO, "verdict")
    assert shots.X.shape == (150, 9) and shots.classes == ("bad", "good")
    path = fit.path(shots.X, shots.y)
    lams_of_death = {name: path.lams[np.flatnonzero(w)[0]] for name, w in zip(shots.names, path.W[:, 1:].T, strict=True)}
    *noise, _, _, _ = by_death = sorted(shots.names, key=lams_of_death.get)
    assert set(by_death[-3:]) == {"yield (g)", "time (s)", "bean age (days)"}
    assert lams_of_death[by_death[-3]] > 3 * lams_of_death[noise[-1]]


def test_the_flip_book_runs_on_it():
    shots = from_csv(ESPRESSO, "verdict")
    picture = pictures.weights_die(fit.path(shots.X, shots.y), shots)
    assert "8 of 8" in picture.show(0) and "0 of 8" in picture.show(99)


def test_a_text_of_any_length_is_read_or_named(load):
    long = "x" * 200_000
    assert load(GOOD.replace("dose (g)", long)).names[0] == long


def test_the_wrong_byte_is_named_behind_a_mark_of_the_byte_order(load):
    with pytest.raises(ValueError, match="line 2 holds the byte 0xe4"):
        load(b"\xef\xbb\xbf" + GOOD.replace("bad", "sch\u00e4big").encode("latin-1"))
