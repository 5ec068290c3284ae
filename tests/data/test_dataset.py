"""The biopsies against the published file, and standardising."""

import statistics
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.datasets import load_breast_cancer

from lrnotes.data import breast_cancer, standardise

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.filterwarnings("error")
BIOPSIES = breast_cancer()


def test_there_are_569_biopsies_of_which_212_are_malignant():
    assert BIOPSIES.X.shape == (569, 31)
    assert BIOPSIES.raw.shape == (569, 30)
    assert BIOPSIES.y.shape == (569,)
    assert set(BIOPSIES.y) == {0, 1}
    assert BIOPSIES.y.sum() == 212
    assert BIOPSIES.classes == ("benign", "malignant")


def test_the_copy_is_scikit_learns_to_the_last_digit():
    theirs = load_breast_cancer()
    assert BIOPSIES.names == list(theirs.feature_names)
    assert np.array_equal(BIOPSIES.raw, theirs.data)
    assert np.array_equal(BIOPSIES.y, 1 - theirs.target)  # theirs is 1 for benign


def test_to_read_it_takes_no_library_but_numpy():
    """scikit-learn, SciPy and pandas take more than a second to import, and would stand before the first picture of each notebook."""
    code = "import sys; from lrnotes import data; data.breast_cancer(); print({'pandas', 'scipy', 'sklearn'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT).strip() == "set()"


def test_the_first_row_is_that_of_the_published_file():
    """wdbc.data begins with 842302,M,17.99,10.38,122.8,1001 and ends that row with 0.1189."""
    assert BIOPSIES.y[0] == 1
    assert_allclose(BIOPSIES.raw[0, [0, 1, 2, 3, 29]], [17.99, 10.38, 122.8, 1001, 0.1189])


def test_the_features_have_their_names_in_order():
    assert len(BIOPSIES.names) == 30
    assert all(type(name) is str for name in BIOPSIES.names)
    assert [BIOPSIES.names[j] for j in (0, 3, 10, 20, 29)] == [
        "mean radius",
        "mean area",
        "radius error",
        "worst radius",
        "worst fractal dimension",
    ]


def test_malignant_cells_are_the_larger_ones():
    radius = BIOPSIES.raw[:, BIOPSIES.names.index("mean radius")]
    assert radius[BIOPSIES.y == 1].mean() > radius[BIOPSIES.y == 0].mean() + 5


@pytest.mark.parametrize("j", [0, 7, 29])
def test_the_features_are_standardised_behind_a_column_of_ones(j):
    column = BIOPSIES.raw[:, j].tolist()
    expected = [(value - statistics.fmean(column)) / statistics.pstdev(column) for value in column]
    assert np.all(BIOPSIES.X[:, 0] == 1)
    assert_allclose(BIOPSIES.X[:, j + 1], expected, atol=1e-12)


def test_standardise_by_hand():
    assert_allclose(standardise(np.array([[1.0, 10], [3, 30], [5, 20]])), np.array([[-1, -1], [0, 1], [1, 0]]) * np.sqrt(1.5))


def test_standardise_takes_lists():
    assert_allclose(standardise([[1, 10], [3, 30], [5, 20]]), np.array([[-1, -1], [0, 1], [1, 0]]) * np.sqrt(1.5))
    assert_allclose(standardise([[3, 30]], by=[[1, 10], [3, 30], [5, 20]]), [[0, np.sqrt(1.5)]])
