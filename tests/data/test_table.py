"""Tables as they are found: what is done to each kind of column, that it is said, and what is asked."""

import bz2
import gzip
import io
import re
import subprocess
import sys
import zipfile

import numpy as np
import pandas as pd
import pytest
from browser import ROOT
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.preprocessing import StandardScaler

from lrnotes.data import from_csv, from_frame

pytestmark = pytest.mark.filterwarnings("error")
N = 24
Y = np.tile(["no", "yes", "no"], 8)
X = np.random.default_rng(0).normal(size=N).round(3)
BASE = pd.DataFrame({"x": X, "y": Y})


def texts(*entries):
    """N texts that repeat these."""
    return [entries[i % len(entries)] for i in range(N)]


def both(frame, target="y", **options):
    """The data set of a frame, the same as that of its CSV file."""
    ours = from_frame(frame, target, **options)
    again = from_csv(io.StringIO(frame.to_csv(index=False)), target, **options)
    assert (ours.names, ours.classes) == (again.names, again.classes)
    assert_array_equal(ours.raw, again.raw)
    assert_array_equal(ours.y, again.y)
    return ours


def said(data, column):
    """What the reading says of a column."""
    return " / ".join(f"{step.what}: {step.why}" for step in [*data.reading.warnings, *data.reading.steps] if step.column == column)


def refusal(frame, target="y", **options):
    with pytest.raises(ValueError) as caught:
        from_frame(frame, target, **options)
    with pytest.raises(ValueError) as again:
        from_csv(io.StringIO(frame.to_csv(index=False)), target, **options)
    assert (
        re.sub(r"line \d+|row \d+", "", str(again.value)).split(":")[-1]
        == re.sub(r"line \d+|row \d+", "", str(caught.value)).split(":")[-1]
    )
    return str(again.value)


# What opens most files


@pytest.mark.parametrize("name", ["", "rownames", "Unnamed: 0", "Row.names", "id", "PassengerId", "patient_id", "anything"])
def test_a_first_column_that_only_counts_rows_is_left_out(name):
    data = from_csv(io.StringIO(BASE.set_axis(range(1, N + 1)).to_csv(index_label=name)), "y")
    assert data.names == ["x"]
    column = name or "Unnamed: 0"
    assert "left out" in said(data, column) and f"keep=[{column!r}]" in said(data, column)
    kept = from_csv(io.StringIO(BASE.set_axis(range(1, N + 1)).to_csv(index_label=name)), "y", keep=[column])
    assert kept.names == [column, "x"]


@pytest.mark.parametrize(
    ("name", "values"), [("year", range(1950, 1950 + N)), ("weight", [*range(1, N), N + 1]), ("valid", range(7, 7 + N))]
)
def test_whole_numbers_without_repeats_may_be_features(name, values):
    assert from_frame(pd.DataFrame({name: list(values), "y": Y}), "y").names == [name]


def test_an_identity_is_left_out_wherever_it_stands_and_the_row_names_of_r_too():
    assert from_frame(BASE.assign(subject_id=np.random.default_rng(1).permutation(N) + 4000), "y").names == ["x"]
    rows = "\n".join(f"{i + 1} {x} {y}".replace(" ", "\t") for i, (x, y) in enumerate(zip(X, Y, strict=True)))
    assert from_csv(io.StringIO("x\ty\n" + rows), "y").names == ["x"]


def test_words_become_columns_and_what_does_not_vary_or_is_too_various_is_left_out(capsys):
    frame = BASE.assign(
        sex=texts("male", "female", "male"), size=texts("s", "m", "l", "xl"), name=[f"a{i}" for i in range(N)], unit=7, empty=pd.NA
    )
    data = both(frame)
    assert data.names == ["x", "sex = male", "size = l", "size = m", "size = s", "size = xl"]
    assert_array_equal(data.raw[:, 1], [1, 0, 1] * 8)
    assert_array_equal(data.raw[:, 2:].sum(axis=1), 1)
    assert "24 different texts" in said(data, "name") and "7 throughout" in said(data, "unit") and "empty" in said(data, "empty")
    assert "1 there, 0 for 'female'" in said(data, "sex") and "4 columns" in said(data, "size")
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("column", "what was done", "why", "y = 1 is 'yes' (8)", "positive='no'", "sex = male"))
    assert printed.index("y = 1 is 'yes'") < printed.index("sex")


def test_the_table_is_kept_and_not_printed_if_that_is_asked_for(capsys):
    data = from_frame(BASE, "y", quiet=True)
    assert capsys.readouterr().out == "" and "positive='no' turns it round" in str(data.reading)


def test_how_a_column_was_read_is_not_said_if_it_is_left_out():
    data = both(BASE.assign(title=["Missing", *(f"t{i}" for i in range(N - 1))]))
    assert said(data, "title").startswith("left out") and "category" not in said(data, "title")


def test_many_columns_with_one_story_are_one_row_of_the_table():
    frame = pd.concat([BASE, pd.DataFrame(1, BASE.index, [f"gene {i}" for i in range(300)])], axis=1)
    assert "gene 0, gene 1, gene 2, left out it is 1 throughout" in re.sub(r"  +", " ", str(from_frame(frame, "y").reading))
    assert str(from_frame(frame, "y", quiet=True).reading).count("left out") == 1


# Missing values


def with_gaps():
    frame = BASE.assign(a=np.arange(N) % 7.0, b=np.arange(N) % 5.0, c=texts("u", "v", "w"))
    frame.loc[[2, 3], "a"] = np.nan
    frame.loc[range(10), "b"] = np.nan
    frame.loc[[2, 20], "c"] = None
    return frame


def test_missing_values_are_counted_and_the_argument_is_named():
    message = refusal(with_gaps())
    assert "'b' 10, 'a' 2, 'c' 2" in message and "14 missing values in 11 of 24 rows" in message
    assert "missing='rows' leaves out these rows (13 rows stay)" in message
    assert "(21 rows and 5 of 6 features stay)" in message
    assert "missing='median' fills in medians and adds columns that say where (24 rows stay)" in message
    assert message.startswith("line 2, column 'b', is empty")


def test_rows_columns_and_medians():
    rows, columns, median = (both(with_gaps(), missing=way) for way in ("rows", "columns", "median"))
    assert rows.X.shape == (13, 7) and "11 rows left out" in said(rows, "(rows)")
    assert columns.X.shape == (21, 6) and "42% of it is missing" in said(columns, "b")
    assert median.names == ["x", "a", "b", "c = u", "c = v", "c = w", "a missing", "b missing", "c missing"]
    whole = with_gaps()["a"].dropna()
    assert_array_equal(median.raw[[2, 3], 1], np.median(whole))
    assert_array_equal(np.flatnonzero(median.raw[:, 6]), [2, 3])
    assert "2 values" in said(median, "a")


def test_columns_with_the_same_gaps_share_the_column_that_says_where():
    frame = BASE.assign(a=X + 1, b=X**2, c=X**3)
    frame.loc[[2, 3], ["a", "b", "c"]] = np.nan
    assert both(frame, missing="median").names == ["x", "a", "b", "c", "a and b and 1 more missing"]


def test_what_leaves_most_is_named_first_and_what_leaves_nothing_is_not_named():
    frame = BASE.assign(a=X)
    frame.loc[2:, "a"] = np.nan
    message = refusal(frame)
    assert message.index("missing='columns'") < message.index("missing='rows'")
    frame = BASE.assign(a=np.where(Y == "yes", np.nan, np.arange(N)))
    assert "missing='rows'" not in refusal(frame) and "missing='median'" in refusal(frame)


def test_a_row_whose_class_is_missing_never_stays():
    frame = BASE.astype({"y": object})
    frame.loc[[0, 5], "y"] = None
    for way in ("rows", "columns", "median"):
        data = both(frame, missing=way)
        assert len(data.y) == N - 2 and "2 rows left out" in said(data, "y")


def test_gaps_in_what_is_left_out_do_not_matter():
    frame = BASE.assign(note=[f"n{i}" if i % 2 else None for i in range(N)], unit=texts(3.0, np.nan))
    data = both(frame)
    assert data.names == ["x"] and "3 wherever it is not missing" in said(data, "unit")


@pytest.mark.parametrize("mark", [".", "None", "missing", "<NA>", "NA", "?"])
def test_a_mark_among_numbers_is_missing_and_among_words_it_may_be_one(mark):
    numbers = both(BASE.assign(a=texts("1", "2", mark)), missing="rows")
    assert numbers.names == ["x", "a"] and len(numbers.y) == 16
    words = BASE.assign(a=texts("few", "many", mark, "most"))
    if mark in ("None", "missing"):
        kept = both(words)
        assert f"a = {mark}" in kept.names and f"na_values=[{mark!r}]" in said(kept, "a") and repr(mark) in said(numbers, "a")
        assert len(both(words, missing="rows", na_values=[mark]).y) == 18
    else:
        assert len(both(words, missing="rows").y) == 18


def test_a_point_among_words_is_missing_and_a_word_beside_it_stays():
    data = both(BASE.assign(a=texts("light roast", "dark roast", ".", "None")), missing="rows")
    assert len(data.y) == 18 and "a = None" in data.names and "'None' kept" in said(data, "a")
    assert len(both(BASE.assign(a=texts("1.5", "-9.0", "3", "4")), missing="rows", na_values=-9).y) == 18


def test_a_number_that_stands_for_nothing_is_pointed_out():
    data = both(BASE.assign(a=texts(3, 5, -999, 4), b=texts(1, 999, 2), c=texts(97, 98, 99), d=texts(-9, -99, 4)))
    assert "LOOK" in str(data.reading) and "-999 in 6 rows" in said(data, "a") and "na_values=[-999]" in said(data, "a")
    assert "999 in 8 rows" in said(data, "b") and said(data, "c") == ""
    assert len(both(BASE.assign(a=texts(3, 5, -999, 4)), na_values=[-999], missing="rows").y) == 18


def test_a_feature_that_knows_the_answer_is_pointed_out():
    data = both(BASE.assign(leak=np.where(Y == "yes", 3, 1) + X / 9, code=np.where(Y == "yes", "A", texts("B", "C", "D"))))
    assert [step.column for step in data.reading.warnings] == ["leak", "code"]
    assert "drop=['leak']" in said(data, "leak")
    assert both(BASE).reading.warnings == []


def test_rows_that_hold_nothing_are_left_out_and_lines_stay_right():
    text = BASE.to_csv(index=False) + ",\n" * 3 + "5,yes\n"
    data = from_csv(io.StringIO(text), "y")
    assert len(data.y) == N + 1 and "3 rows left out: nothing is in them" in said(data, "(rows)")
    with pytest.raises(ValueError, match=f"line {N + 6}, column 'x', is empty"):
        from_csv(io.StringIO(text + ",no\n"), "y")


# Numbers as people write them


@pytest.mark.parametrize(
    ("written", "values"),
    [
        (["$1,200", "$980", "$3,400.50"], [1200, 980, 3400.5]),
        (["$1,200", "$980", "$3,400"], [1200, 980, 3400]),
        (["12 %", "7 %", "0.5 %"], [12, 7, 0.5]),
        (["1.250,5", "980", "1.250"], [1250.5, 980, 1250]),
        (["95.678,50", "1,5", "2"], [95678.5, 1.5, 2]),
        (["1,5", "2,5", "10"], [1.5, 2.5, 10]),
        (["1,234,567.5", "1", "12,345"], [1234567.5, 1, 12345]),
        (["1,20,000", "9", "12,34,567.5"], [120000, 9, 1234567.5]),
        (["1 200", "1 500,5", "3"], [1200, 1500.5, 3]),
        (["1'200.5", "2", "3"], [1200.5, 2, 3]),
        (["1\u00a0200", "2\u202f500,5", "3"], [1200, 2500.5, 3]),
        (["(300)", "−5", "1.5"], [-300, -5, 1.5]),
        (["€ 5", "7 €", "1.5"], [5, 7, 1.5]),
        (["1.5", "2.250", "+1e3"], [1.5, 2.25, 1000]),
    ],
)
def test_one_reading_fits(written, values):
    data = both(BASE.assign(a=texts(*written)).drop(columns="x"))
    assert_array_equal(data.raw[:, 0], [values[i % 3] for i in range(N)])
    assert (said(data, "a") == "") == (written == ["1.5", "2.250", "+1e3"])


def test_two_readings_are_asked_about_unless_another_column_decides():
    frame = BASE.drop(columns="x").assign(a=texts("1.250", "980", "2.500"))
    message = refusal(frame)
    assert "'1.250' in column 'a'" in message and "decimal='.'" in message and "(1.25)" in message and "(1250)" in message
    assert both(frame, decimal=",").raw[:3, 0].tolist() == [1250, 980, 2500]
    assert both(frame, decimal=".").raw[:3, 0].tolist() == [1.25, 980, 2.5]
    decided = both(frame.assign(b=texts("1,5", "2", "3")))
    assert decided.raw[:3, 0].tolist() == [1250, 980, 2500] and "decimal commas" in said(decided, "a")


def test_a_span_of_time_is_a_number_of_days():
    spans = pd.to_timedelta(np.arange(N) * 36, unit="h")
    data = from_frame(BASE.assign(span=spans), "y")
    assert_array_equal(data.raw[:, 1], np.arange(N) * 1.5)
    assert "read as days" in said(data, "span")


def test_dates_are_left_out_with_the_line_that_makes_days_of_them():
    days = pd.date_range("2020-01-30", periods=N, freq="9D")
    frame = BASE.assign(**{form: days.strftime(form) for form in ("%Y-%m-%d", "%d.%m.%Y", "%m/%d/%y", "%d %b %Y", "%Y-%m-%d %H:%M")})
    data = both(frame.assign(when=days.astype(str)))
    assert data.names == ["x"]
    line = said(from_frame(BASE.assign(when=days), "y"), "when").split("days: ")[1]
    made = eval(line, {"pandas": pd, "frame": pd.DataFrame({"when": days})})
    assert made.iloc[0] == (days[0] - pd.Timestamp("2000-01-01")).days


# The target


def test_one_class_against_the_rest_or_against_another():
    frame = BASE.assign(y=texts("a", "b", "c"))
    assert "positive='a' to tell it from the rest" in refusal(frame)
    assert both(frame, positive="a").classes == ("b or c", "a")
    one = both(frame, positive="a", negative="c")
    assert one.classes == ("c", "a") and len(one.y) == 16 and "8 rows left out" in said(one, "y")
    assert both(frame, positive=["a", "b"]).classes == ("c", "a or b")
    assert both(frame, negative="a").classes == ("a", "b or c")
    assert "leave no two classes" in refusal(frame, positive="a", negative="a")
    assert "'d'" in refusal(frame, positive="d")


def test_large_integers_stay_apart():
    data = both(BASE.assign(y=np.where(Y == "yes", 9007199254740993, 9007199254740992)))
    assert data.classes == ("9007199254740992", "9007199254740993") and data.y.sum() == 8


@pytest.mark.parametrize("kind", ["Int64", "UInt64", "uint64", object, "string"])
def test_large_integers_stay_apart_in_every_kind_of_column(kind):
    frame = BASE.assign(y=pd.Series(np.where(Y == "yes", 9007199254740993, 9007199254740992)).astype(kind))
    assert from_frame(frame, "y").classes == ("9007199254740992", "9007199254740993")


def test_an_amount_gets_the_advice_of_a_threshold():
    assert f"frame['x'] > {np.median(X):g}" in refusal(BASE, "x")


# Faults


def test_all_faults_are_in_one_message():
    frame = BASE.assign(a=texts("1", "2", "x"), b=[*texts("1", "2", "3")[1:], "oh"], c=[np.inf, *range(1, N)], d=texts(1.0, np.nan, 2.0))
    message = refusal(frame)
    assert all(word in message for word in ("'a'", "'b'", "'oh'", "drop=['a', 'b']", "'c'", "not finite", "'d' 8", "missing='median'"))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"drop": "z"}, ["drop", "'z'", "did you mean 'x'?|choose one of these"]),
        ({"keep": ["y"]}, ["keep", "'y'", "is the target"]),
        ({"drop": ["x"], "keep": ["x"]}, ["both name", "'x'"]),
        ({"missing": "mean"}, ["'mean'", "'rows', 'columns' or 'median'"]),
        ({"decimal": ";"}, ["';'", "'.' or ','"]),
        ({"drop": ["x"]}, ["no column is left", "drop="]),
    ],
)
def test_arguments_that_make_no_sense(options, words):
    assert re.search(".*".join(words), refusal(BASE, **options))


def test_frames_that_are_none():
    with pytest.raises(ValueError, match="pandas DataFrame, got ndarray"):
        from_frame(np.zeros((3, 2)), "y")
    with pytest.raises(ValueError, match="several levels"):
        from_frame(pd.DataFrame(np.zeros((3, 2)), columns=pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")])), "y")
    with pytest.raises(ValueError, match="columns 1 and 3 are both named 'x'"):
        from_frame(pd.concat([BASE, BASE[["x"]]], axis=1), "y")
    with pytest.raises(ValueError, match="'x' holds complex numbers"):
        from_frame(BASE.assign(x=X + 1j), "y")


class Polars:
    """Another library's table, which can become one of pandas."""

    def to_pandas(self):
        return BASE


def test_what_can_become_a_frame_is_one():
    assert_array_equal(from_frame(Polars(), "y").raw, both(BASE).raw)


def test_a_category_stays_one_even_of_numbers_and_names_need_not_be_texts():
    assert from_frame(pd.DataFrame({0: pd.Categorical(texts(1, 2, 3)), 1: Y}), 1).names == ["0 = 1", "0 = 2", "0 = 3"]


# Files


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_packed_files_open_files_and_addresses(pack, tmp_path):
    text = BASE.to_csv(index=False)
    (tmp_path / "a.csv.packed").write_bytes(pack(text.encode()))
    (tmp_path / "a.csv").write_text(text)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.csv", text)
    for source in (tmp_path / "a.csv.packed", io.BytesIO(text.encode()), (tmp_path / "a.csv").as_uri(), tmp_path / "a.zip"):
        assert_array_equal(from_csv(source, "y").raw[:, 0], X)


def test_arguments_of_pandas_are_taken():
    text = "Title\n\n" + BASE.to_csv(index=False) + "Total,,\n"
    assert_allclose(from_csv(io.StringIO(text.replace("Total,,", "Total,")), "y", skiprows=1, skipfooter=1).raw[:, 0], X)
    spaces = BASE.to_csv(index=False, sep=" ")
    assert_array_equal(from_csv(io.StringIO(spaces.replace(" ", "   ")), "y", sep=r"\s+").raw[:, 0], X)
    assert from_csv(io.StringIO(BASE.to_csv(index=False, header=False)), "column 2", header=None).names == ["column 1"]
    assert from_csv(io.StringIO(BASE.assign(z=X).to_csv(index=False)), "y", usecols=["z", "y"]).names == ["z"]
    assert from_csv(
        io.BytesIO(BASE.assign(y=texts("né", "ja")).to_csv(index=False).encode("latin-1")), "y", encoding="latin-1"
    ).classes == (
        "ja",
        "né",
    )


def test_lines_are_those_of_the_file_behind_a_title():
    with pytest.raises(ValueError, match="line 5, column 'x', is empty"):
        from_csv(io.StringIO("Title\n\nx,y\n1,a\n,b\n2,a\n"), "y", skiprows=1)


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"\xd0\xcf\x11\xe0", ["Excel", "pandas.read_excel"]),
        (b"PAR1", ["Parquet", "pandas.read_parquet"]),
        (b"$FL2", ["SPSS", "pandas.read_spss"]),
        (b"<stata_dta>", ["Stata", "pandas.read_stata"]),
        (b"RDX2", ["R workspace", "CSV UTF-8"]),
        (b'[{"x": 1}]', ["JSON", "pandas.read_json"]),
        (b"<!DOCTYPE html><html>", ["web page", "download"]),
        (b"%PDF-1", ["PDF", "CSV UTF-8"]),
    ],
)
def test_other_kinds_of_files_are_named(start, words, tmp_path):
    (tmp_path / "file").write_bytes(start + b"\0" * 9)
    with pytest.raises(ValueError, match=".*".join(map(re.escape, words))):
        from_csv(tmp_path / "file", "y")


def test_a_workbook_an_archive_and_a_folder_are_named(tmp_path):
    for names, words in (
        (["[Content_Types].xml", "xl/a"], "an Excel workbook.*read_excel"),
        (["a.csv", "b.csv"], "archive of 2 files.*unpack"),
    ):
        with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
            for name in names:
                archive.writestr(name, "x")
        with pytest.raises(ValueError, match=words):
            from_csv(tmp_path / "a.xlsx", "y")
    with pytest.raises(ValueError, match="is a folder"):
        from_csv(tmp_path, "y")
    with pytest.raises(FileNotFoundError, match="a.xls.*did you mean.*a.xlsx"):
        from_csv(tmp_path / "a.xls", "y")


def test_features_are_those_of_pandas_and_scikit_learn():
    frame = BASE.assign(size=texts("s", "m", "l", "xl"), n=np.arange(N) ** 2 + 3)
    data = from_frame(frame, "y")
    dummies = pd.get_dummies(frame.drop(columns="y"), prefix_sep=" = ", dtype=float)
    assert_array_equal(pd.DataFrame(data.raw, columns=data.names)[dummies.columns], dummies)
    assert_allclose(data.X[:, 1:], StandardScaler().fit_transform(data.raw), atol=1e-12)


@pytest.mark.slow
def test_the_benchmark_runs_on_a_folder():
    command = [sys.executable, ROOT / "benchmarks" / "tables.py", ROOT / "notebooks" / "data"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    assert "all: 1 of 1 load (100%), 1 without an argument" in said and "not run: none" in said
