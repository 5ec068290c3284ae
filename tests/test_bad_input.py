"""Bad input is a ValueError that names what is wrong."""

import re
from decimal import Decimal

import numpy as np
import pytest
from numpy.testing import assert_allclose

from lrnotes import data, fit, loss
from lrnotes.fit import newton, path
from lrnotes.forward_pass import add_bias, logits
from lrnotes.gradients import dloss_dw, dloss_dz, dz_dw
from lrnotes.l1 import kkt_violation, lambda_max, penalty, subgradient
from lrnotes.loss import cross_entropy, cross_entropy_naive, squared_error

pytestmark = pytest.mark.filterwarnings("error")
FEATURES = np.array([[1.0, 2], [3, 1], [0, 1], [5, -1]])
X = np.column_stack([np.ones(4), FEATURES])
Y = np.array([0.0, 1, 1, 0])
W = np.zeros(3)

# Every function that takes X, that takes labels, that takes lambda, that takes w; the other arguments are good.
OF_TABLES = {
    "path": lambda table: path(table, Y),
    "newton": lambda table: newton(table, Y, 0.1),
    "lambda_max": lambda table: lambda_max(table, Y),
    "kkt_violation": lambda table: kkt_violation(table, W, Y, 0.1),
    "dloss_dw": lambda table: dloss_dw(table, W, Y),
    "dz_dw": dz_dw,
    "logits": lambda table: logits(table, W),
    "add_bias": add_bias,
}
OF_LABELS = {
    "path": lambda y: path(X, y),
    "newton": lambda y: newton(X, y, 0.1),
    "lambda_max": lambda y: lambda_max(X, y),
    "kkt_violation": lambda y: kkt_violation(X, W, y, 0.1),
    "dloss_dw": lambda y: dloss_dw(X, W, y),
    "dloss_dz": lambda y: dloss_dz(np.zeros(4), y),
    "cross_entropy": lambda y: cross_entropy(np.zeros(4), y),
    "cross_entropy_naive": lambda y: cross_entropy_naive(np.full(4, 0.5), y),
    "squared_error": lambda y: squared_error(np.full(4, 0.5), y),
}
FITS = ["path", "newton", "lambda_max"]
OF_LAMBDA = {
    "newton": lambda lam: newton(X, Y, lam),
    "kkt_violation": lambda lam: kkt_violation(X, W, Y, lam),
    "penalty": lambda lam: penalty(W, lam),
    "subgradient": lambda lam: subgradient(W, lam),
    "proximal_gradient": lambda lam: fit.proximal_gradient(X, Y, lam, 0.1, 1),
}
OF_WEIGHTS = {
    "newton": lambda w: newton(X, Y, 0.1, w=w),
    "kkt_violation": lambda w: kkt_violation(X, w, Y, 0.1),
    "dloss_dw": lambda w: dloss_dw(X, w, Y),
    "logits": lambda w: logits(X, w),
}


def but(array, value, *place):
    changed = array.copy()
    changed[place] = value
    return changed


def refuses(function, argument, *words):
    """The message holds all the words, in this order."""
    with pytest.raises(ValueError, match=".*".join(re.escape(word) for word in words)):
        function(argument)


@pytest.mark.parametrize("name", OF_TABLES)
@pytest.mark.parametrize(
    ("table", "words"),
    [
        (but(X, np.nan, 2, 1), ["nan", "row 2", "column 1"]),
        (but(X, np.inf, 3, 2), ["inf", "row 3", "column 2"]),
        (but(X, -np.inf, 0, 1), ["-inf", "row 0", "column 1"]),
        (X[:, 1], ["2 dimensions", "(4,)"]),
        (X[None], ["2 dimensions", "(1, 4, 3)"]),
        (np.ones((0, 3)), ["empty", "(0, 3)"]),
        (np.ones((4, 0)), ["empty", "(4, 0)"]),
        ([["1", "tall"], ["1", "small"]], ["numbers"]),
        (but(X.astype(object), "tall", 1, 2), ["numbers"]),
        (X + 1j, ["numbers", "complex"]),
    ],
    ids=["nan", "inf", "-inf", "1-D", "3-D", "no rows", "no columns", "strings", "objects", "complex"],
)
def test_a_table_that_is_not_finite_numbers(name, table, words):
    refuses(OF_TABLES[name], table, *words)


@pytest.mark.parametrize("function", [lambda: path([["tall", "small"]], [1]), lambda: add_bias([[1.0, "tall"]])], ids=["path", "add_bias"])
def test_the_string_itself_is_named(function):
    with pytest.raises(ValueError, match="tall"):
        function()


@pytest.mark.parametrize("kind", [float, int, np.float32, Decimal, np.int64])
def test_objects_that_are_numbers_are_taken_as_numbers(kind):
    table = np.array([[kind(entry) for entry in row] for row in X], dtype=object)
    assert np.array_equal(newton(table, Y.astype(object), 0.1), newton(X, Y, 0.1))


@pytest.mark.parametrize("entry", ["1.5", None, "tall"])
def test_among_objects_the_one_that_is_no_number_is_named(entry):
    refuses(lambda table: newton(table, Y, 0.1), but(X.astype(object), entry, 2, 1), f"X must hold numbers, but holds {entry!r}")


@pytest.mark.parametrize("unit", [1e-17, 1e-100])
def test_of_features_in_a_tiny_unit_it_is_not_said_that_they_tell_nothing(unit):
    table = X * [1, unit, unit]
    assert_allclose(fit.lambdas(table, Y, 3), fit.lambdas(X, Y, 3) * unit, rtol=1e-9)
    with pytest.raises(
        RuntimeError, match="Rounding sets the limit, and a violation must be small beside lambda: standardise the features"
    ):
        path(table, Y)


@pytest.mark.parametrize("name", FITS)
def test_a_table_without_its_bias_column(name):
    refuses(OF_TABLES[name], FEATURES, "ones", "X[1, 0]", "3", "add_bias")
    refuses(OF_TABLES[name], but(X, 0, 2, 0), "ones", "X[2, 0]", "0", "add_bias")


@pytest.mark.parametrize("name", OF_LABELS)
@pytest.mark.parametrize(
    ("y", "words"),
    [
        ([-1, 1, 1, -1], ["-1", "(y + 1) / 2"]),
        ([0, 1, 2, 0], ["0 and 1", "2"]),
        ([0, 0.5, 1, 0], ["0 and 1", "0.5"]),
        ([0, np.nan, 1, 0], ["nan", "1"]),
        ([0, 1, 1], ["4", "3"]),
        ([0, 1, 1, 0, 1], ["4", "5"]),
        ([], ["y is empty", "(0,)"]),
        (["benign", "malignant", "malignant", "benign"], ["y", "numbers", "benign"]),
        (Y[:, None], ["y", "1 dimension", "(4, 1)"]),
    ],
    ids=["-1 and 1", "2", "0.5", "nan", "too few", "too many", "none", "strings", "a column"],
)
def test_labels_that_are_not_a_0_or_1_for_each_example(name, y, words):
    refuses(OF_LABELS[name], y, *words)


@pytest.mark.parametrize("name", FITS)
@pytest.mark.parametrize("label", [0, 1])
def test_one_class_only(name, label):
    refuses(OF_LABELS[name], np.full(4, label), "only", str(label), "both")


def test_labels_of_1_and_2_are_not_told_to_use_the_conversion_of_minus_1_and_1():
    with pytest.raises(ValueError) as caught:
        path(X, [1, 2, 2, 1])
    assert "(y + 1) / 2" not in str(caught.value)


@pytest.mark.parametrize("labels", [[False, True, True, False], [0, 1, 1, 0], np.array([0, 1, 1, 0], dtype=np.int8)])
def test_labels_of_any_numeric_type_are_good(labels):
    assert np.array_equal(newton(X, labels, 0.1), newton(X, Y, 0.1))


@pytest.mark.parametrize("name", OF_LAMBDA)
@pytest.mark.parametrize(
    ("lam", "words"),
    [
        (-0.5, ["negative", "-0.5"]),
        (np.nan, ["lam", "nan"]),
        (np.inf, ["lam", "inf"]),
        ("strong", ["lam", "numbers", "strong"]),
        (None, ["lam", "numbers", "None"]),
        ([0, 0.1, 0.1], ["lam must be one number", "(3,)", "penalise_bias=True"]),
        ([[0.1, 0.2, 0.3]], ["lam must be one number", "(1, 3)"]),
    ],
    ids=["negative", "nan", "inf", "string", "None", "one per weight", "2-D"],
)
def test_a_lambda_that_is_no_penalty(name, lam, words):
    refuses(OF_LAMBDA[name], lam, *words)


@pytest.mark.parametrize(
    ("lams", "words"),
    [
        ([0.1, 0.2], ["lams", "fall", "lams[0]", "0.1", "0.2"]),
        ([0.3, 0.1, 0.1], ["lams", "fall", "lams[1]", "0.1", "0.1"]),
        ([0.1, -0.2], ["negative", "-0.2"]),
        ([0.1, np.nan], ["lams", "nan", "1"]),
        ([np.inf, 0.1], ["lams", "inf", "0"]),
        ([], ["lams", "empty", "(0,)"]),
        (0.1, ["lams", "1 dimension", "()"]),
        (["weak"], ["lams", "numbers", "weak"]),
    ],
)
def test_lambdas_that_are_no_path(lams, words):
    refuses(lambda bad: path(X, Y, bad), lams, *words)


@pytest.mark.parametrize("name", OF_WEIGHTS)
@pytest.mark.parametrize(
    ("w", "words"),
    [
        ([0, 0], ["w", "2", "3"]),
        ([0, 0, 0, 0], ["w", "4", "3"]),
        ([0, np.nan, 0], ["w", "nan", "1"]),
        ([0, 0, np.inf], ["w", "inf", "2"]),
        ([[0, 0, 0]], ["w", "1 dimension", "(1, 3)"]),
        (["light", "heavy", "light"], ["w", "numbers", "light"]),
    ],
    ids=["too few", "too many", "nan", "inf", "2-D", "strings"],
)
def test_weights_that_do_not_fit_the_table(name, w, words):
    refuses(OF_WEIGHTS[name], w, *words)


@pytest.mark.parametrize("function", [cross_entropy, cross_entropy_naive, squared_error, dloss_dz])
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([0.5, np.nan, 0.5, 0.5], ["nan", "1"]),
        ([0.5, 0.5, np.inf, 0.5], ["inf", "2"]),
        (0.5, ["1 dimension", "()"]),
        (["high"] * 4, ["numbers", "high"]),
    ],
    ids=["nan", "inf", "one number", "strings"],
)
def test_scores_and_probabilities_that_are_no_numbers(function, values, words):
    refuses(lambda bad: function(bad, Y), values, *words)


def test_a_table_where_no_feature_tells_the_classes_apart_has_no_path():
    refuses(lambda table: path(table, [0, 1, 1, 1]), np.ones((4, 1)), "lambda_max is 0")
    refuses(lambda table: path(table, [0, 1, 1, 1]), np.column_stack([np.ones(4), np.full(4, 7)]), "lambda_max is 0")
    refuses(lambda table: path(table, [0, 1, 1, 1, 0, 1, 0, 1, 1, 1]), np.column_stack([np.ones(10), np.full(10, 3.3)]), "lambda_max is 0")


@pytest.mark.parametrize(
    ("arguments", "value"),
    [({"n_lams": 0}, "0"), ({"n_lams": 2.5}, "2.5"), ({"n_lams": -1}, "-1"), ({"tol": np.nan}, "nan"), ({"tol": -1}, "-1")],
)
def test_arguments_of_a_path_that_make_no_sense(arguments, value):
    with pytest.raises(ValueError, match=f"got {value}"):
        path([[1, 0], [1, 1], [1, 2], [1, 3]], [0, 1, 0, 1], **arguments)


@pytest.mark.parametrize(("eta", "steps", "value"), [(0, 5, "0"), (-1, 5, "-1"), (np.nan, 5, "nan"), (1, 0, "0"), (1, 2.5, "2.5")])
def test_arguments_of_gradient_descent_that_make_no_sense(eta, steps, value):
    with pytest.raises(ValueError, match=f"got {value}"):
        fit.gradient_descent([[1, 0], [1, 1]], [0, 1], eta, steps)


def test_a_constant_column_cannot_be_standardised():
    with pytest.raises(ValueError, match="column 1 is 7 throughout"):
        data.standardise(np.array([[1.0, 7.0], [2.0, 7.0]]))


@pytest.mark.parametrize("name", ["raw", "by"])
def test_a_missing_value_cannot_be_standardised(name):
    tables = {"raw": FEATURES, "by": FEATURES} | {name: but(FEATURES, np.nan, 2, 1)}
    refuses(lambda tables: data.standardise(**tables), tables, name, "nan", "row 2", "column 1")


@pytest.mark.parametrize("measure", [loss.squared_error, loss.cross_entropy_naive])
def test_a_probability_above_one(measure):
    with pytest.raises(ValueError, match="holds 1.5"):
        measure([0.5, 1.5], [0, 1])
