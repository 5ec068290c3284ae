"""The same numbers from an array, a DataFrame, float32, a nullable table and a CSV file; labels of any type."""

import numpy as np
import pandas as pd
import pytest
from numpy.testing import assert_allclose
from sklearn.model_selection import StratifiedKFold

from lrnotes import evidence
from lrnotes.data import breast_cancer, from_csv, from_frame, standardise

pytestmark = pytest.mark.filterwarnings("error")
BIOPSIES = breast_cancer()
ROWS = np.r_[:60, 300:360]
RAW, Y = BIOPSIES.raw[ROWS, :6].astype(np.float32).astype(float), BIOPSIES.y[ROWS]  # numbers that float32 holds too
LAMS = [0.01, 0.05, 0.1]
FOLDS = list(StratifiedKFold(3).split(RAW, Y))
FUNCTIONS = {
    "standardise": lambda raw, y: standardise(raw),
    "standardise by": lambda raw, y: standardise(raw, by=raw),
    "survivals": lambda raw, y: evidence.survivals(raw, y, LAMS, n=5).counts,
    "plant_noise": lambda raw, y: evidence.plant_noise(raw, 7),
    "twins": lambda raw, y: evidence.twins(raw, y, 2, 0.05, evidence.l1_path, n=3),
    "lambdas": lambda raw, y: evidence.lambdas(raw, y, 5),
    "train": lambda raw, y: evidence.train(raw, y, LAMS),
    "train with l2": lambda raw, y: evidence.train(raw, y, LAMS, evidence.l2_path),
    "train with no penalty": lambda raw, y: evidence.train(raw, y, LAMS, evidence.no_penalty),
    "cross_validate": lambda raw, y: evidence.cross_validate(raw, y, FOLDS, LAMS).held_out,
    "mean_losses": lambda raw, y: evidence.mean_losses(raw, y),
}
NAMES = BIOPSIES.names[:6]
FRAME, LABELS = pd.DataFrame(RAW, columns=NAMES, index=np.arange(120)[::-1]), pd.Series(Y, index=np.arange(120)[::-1])
KINDS = {
    "lists": (RAW.tolist(), Y.tolist()),
    "by columns": (np.asfortranarray(RAW), Y),
    "float32": (RAW.astype(np.float32), Y.astype(np.float32)),
    "unsigned labels": (RAW, Y.astype(np.uint8)),
    "boolean labels": (RAW, Y.astype(bool)),
    "a mask with no hole": (np.ma.masked_array(RAW, mask=np.zeros(RAW.shape, dtype=bool)), np.ma.masked_array(Y)),
    "frame": (FRAME, LABELS),
    "frame of float32": (FRAME.astype("float32"), LABELS.astype("uint8")),
    "nullable": (FRAME.astype("Float64"), LABELS.astype("UInt8")),
    "objects": (FRAME.astype(object), LABELS.astype("boolean")),
}


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_numbers(function, kind):
    assert_allclose(FUNCTIONS[function](*KINDS[kind]), FUNCTIONS[function](RAW, Y), rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("kind", KINDS)
def test_the_standardised_features_are_the_same_to_the_last_bits(kind):
    assert_allclose(standardise(KINDS[kind][0]), standardise(RAW), rtol=0, atol=1e-13)


@pytest.mark.parametrize("function", [name for name in FUNCTIONS if name not in ("mean_losses",)])
def test_a_mask_with_a_hole_is_refused(function):
    mask = np.zeros(RAW.shape, dtype=bool)
    mask[3, 2] = True
    with pytest.raises(ValueError, match="masked at 3, 2"):
        FUNCTIONS[function](np.ma.masked_array(RAW, mask=mask), Y)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_hole_in_a_nullable_table_is_refused(function):
    holed = FRAME.astype("Float64")
    holed.iloc[3, 2] = pd.NA
    with pytest.raises(ValueError, match="nan at row 3, column 2"):
        FUNCTIONS[function](holed, LABELS)


TABLES = {
    "as it is": lambda frame: frame,
    "float32": lambda frame: frame.astype(dict.fromkeys(NAMES, "float32")),
    "nullable": lambda frame: frame.convert_dtypes(),
    "objects": lambda frame: frame.astype(object),
    "texts": lambda frame: frame.astype(str),
    "target of categories": lambda frame: frame.astype({"y": "category"}),
    "target of booleans": lambda frame: frame.assign(y=frame["y"] == 1),
    "target unsigned": lambda frame: frame.astype({"y": "uint8"}),
}


@pytest.mark.parametrize("table", TABLES)
def test_a_data_set_is_the_same_from_every_kind_of_frame_and_from_its_file(table, tmp_path):
    frame = TABLES[table](FRAME.assign(y=LABELS.astype(int)))
    frame.to_csv(tmp_path / "frame.csv")
    for ours in (from_frame(frame, "y"), from_csv(tmp_path / "frame.csv", "y")):
        assert ours.names == NAMES
        assert np.array_equal(ours.y, Y)
        assert_allclose(ours.raw, RAW, rtol=1e-7 if table == "float32" else 0)
        assert_allclose(ours.X[:, 1:], standardise(RAW), atol=1e-6 if table == "float32" else 1e-13)
