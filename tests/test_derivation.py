"""Every numbered equation is computed and agrees with the line above it; every slip is found where it was made."""

import ast
import inspect
import textwrap

import numpy as np
import pytest
from mutants import derivations

from lrnotes import derivation, panels
from lrnotes.derivation import Derivation
from lrnotes.forward_pass import derivation as forward_pass
from lrnotes.forward_pass import sigmoid
from lrnotes.gradients import complex_step
from lrnotes.gradients import derivation as gradients
from lrnotes.l1 import derivation as l1
from lrnotes.loss import derivation as loss

DERIVATIONS = {
    "forward_pass.score": forward_pass.score,
    "forward_pass.probability": forward_pass.probability,
    "loss.cross_entropy": loss.cross_entropy,
    "l1.objective": l1.objective,
    "l1.absolute": l1.absolute,
    "l1.in_w": l1.in_w,
    "l1.thresholding": l1.thresholding,
    "gradients.in_z": gradients.in_z,
    "gradients.dot_product": gradients.dot_product,
    "gradients.jacobian": gradients.jacobian,
    "gradients.in_w": gradients.in_w,
}
LINES = [(name, line) for name, derivation in DERIVATIONS.items() for line in derivation.lines]


def test_every_equation_is_computed_by_a_line():
    """(1) to (37) and (39), each in one derivation; (38) is an empty line in the notes."""
    numbers = [int(n) for _, line in LINES if line.number is not None for n in np.atleast_1d(line.number)]
    assert sorted(numbers) == [*range(1, 38), 39]


@pytest.mark.parametrize("name", DERIVATIONS)
def test_all_lines_agree(name):
    report = DERIVATIONS[name].check()
    assert report.broken is None and len(report.differences) == len(DERIVATIONS[name].lines) - 1 > 0
    assert max(report.differences) < 1e-12


@pytest.mark.parametrize("module", [forward_pass, loss, gradients, l1], ids=lambda module: module.__name__.split(".")[1])
def test_no_reason_ends_in_a_mark_of_its_own(module):
    """The stepper sets a full stop after it, and the page on GitHub a colon."""
    reasons = [line.because for each in derivations(module).values() for line in each.lines]
    assert reasons and not [reason for reason in reasons if reason[-1] in ".,:;?!"]


def flipped(function):
    """The function once for each sign in it, with that sign flipped."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    tree.body[0].decorator_list = []
    signs = [n for n in ast.walk(tree) if (isinstance(n, ast.BinOp) and isinstance(n.op, ast.Add | ast.Sub)) or is_minus(n)]
    for node in signs:
        before = node.op
        node.op = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.USub: ast.UAdd}[type(before)]()
        scope = dict(function.__globals__)
        exec(compile(ast.fix_missing_locations(tree), "mutant", "exec"), scope)
        yield ast.unparse(tree), scope[function.__name__]
        node.op = before


def is_minus(node):
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)


MUTANTS = [
    (name, i, code, f)
    for name, derivation in DERIVATIONS.items()
    for i, line in enumerate(derivation.lines)
    for code, f in flipped(line.function)
]


@pytest.mark.parametrize(("name", "i", "code", "function"), MUTANTS, ids=lambda value: None if callable(value) else str(value)[:30])
def test_a_flipped_sign_is_found(name, i, code, function):
    """In every line, with a number or without. Of two lines nothing tells which is wrong."""
    lines = DERIVATIONS[name].lines
    key = np.ravel(np.array(lines[i].key, dtype=object))[0]
    report = DERIVATIONS[name].replace(key, function).check()
    assert report.broken == lines[max(i, 1) if len(lines) == 2 else i].key, code
    assert lines[i].name in str(report)


def test_there_are_many_signs_to_flip():
    assert len(MUTANTS) > 60


SLIPS = {
    "the author's own: e^-z left in (10)": (
        loss.cross_entropy,
        10,
        lambda z, y: y @ np.log(1 + np.exp(-z)) + (1 - y) @ np.log(1 + np.exp(-z)),
    ),
    "a lost minus": (
        loss.cross_entropy,
        9,
        lambda z, y: y @ np.log(1 + np.exp(-z)) + (1 - y) @ (np.log(1) - np.log(1 + np.exp(z))),
    ),
    "reversed difference": (gradients.in_z, 19, lambda z, y: y - sigmoid(z)),
    "sigmoid' forgotten": (gradients.in_z, 18, lambda z, y: -y / sigmoid(z) + (1 - y) / (1 - sigmoid(z))),
    "inner derivative forgotten": (
        gradients.in_z,
        14,
        lambda z, y: y / (1 + np.exp(-z)) + complex_step(lambda z: (1 - y) @ np.log(1 + np.exp(z)), z),
    ),
    "not transposed": (gradients.in_w, 29, lambda X, w, y: X @ (sigmoid(X @ w) - y) / len(y)),
    "1/N missing": (gradients.in_w, 29, lambda X, w, y: X.T @ (sigmoid(X @ w) - y)),
    "Jacobian transposed": (gradients.jacobian, 27, lambda X, w: X.T),
    "inner derivative of the square forgotten": (l1.absolute, 35, lambda w: 1 / 2 * (w**2) ** (-1 / 2)),
    "the sign lost with the root": (l1.absolute, 37, lambda w: np.abs(w) / np.abs(w)),
    "the penalty's gradient taken for a number": (l1.in_w, 33, lambda w, lam: lam * np.sum(np.sign(w))),
    "lambda forgotten, as in section 10": (l1.in_w, 39, lambda w, lam: w / np.abs(w)),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_classic_slip_is_found_at_its_line(slip):
    derivation, number, wrong = SLIPS[slip]
    report = derivation.replace(number, wrong).check()
    assert report.broken == number
    assert f"Line ({number}) departs from line (" in str(report) or f"and ({number}) disagree" in str(report)


def test_the_authors_slip_goes_unnoticed_where_it_makes_no_difference():
    derivation, number, wrong = SLIPS["the author's own: e^-z left in (10)"]
    broken = derivation.replace(number, wrong)
    assert broken.check(np.array([1.0, -2.0]), np.array([1, 1])).broken is None
    assert broken.check(np.zeros(2), np.array([0, 1])).broken is None
    assert broken.check(np.array([1.0, -2.0]), np.array([1, 0])).broken == 10


def test_complex_step_against_closed_forms():
    x = np.array([0.5, -1.25, 2.0])
    np.testing.assert_allclose(complex_step(np.sin, x), np.diag(np.cos(x)), rtol=1e-15)
    np.testing.assert_allclose(complex_step(lambda x: x[0] * x[1] ** 2, x), [x[1] ** 2, 2 * x[0] * x[1], 0], rtol=1e-15)


def test_a_line_that_is_not_there_cannot_be_replaced():
    with pytest.raises(ValueError, match=r"no line \(99\).*\(3\)"):
        loss.cross_entropy.replace(99, None)


def three_lines(*functions):
    derivation = Derivation(lambda rng: (rng.uniform(-0.4, 0.4, size=3),))
    for number, (because, function) in enumerate(zip(("so it begins", "so it goes on", "so it ends"), functions, strict=True), 1):
        derivation.line(None if number == 2 else number, "x", because)(function)
    return derivation


def once(x):
    return x


def still_once(x):
    return 2 * x - x


DOUBLED = three_lines(once, still_once, once)


def test_of_two_first_lines_that_disagree_the_last_tells_which_is_wrong():
    first = DOUBLED.replace(1, lambda x: x + 0.5).check()
    assert first.broken == 1
    assert str(first) == "Lines (1) and “so it goes on” disagree, by up to 0.5. (1) disagrees with the last line, (3), too."
    second = DOUBLED.replace("still_once", lambda x: x + 0.5).check()
    assert second.broken == "still_once"
    assert str(second).endswith("disagree, by up to 0.5. “so it goes on” disagrees with the last line, (3), too.")
    both = DOUBLED.replace(1, lambda x: x + 0.5).replace("still_once", lambda x: x + 0.9).check()
    assert str(both).endswith(". (1) and “so it goes on” disagree with the last line, (3), too.")


def test_of_two_lines_nothing_tells_which_is_wrong():
    report = forward_pass.score.replace(1, lambda X, w: X @ w + 1).check()
    assert str(report).startswith("Lines ") and "last" not in str(report)


def test_a_broken_line_without_a_number_is_not_taken_for_none():
    derivation = Derivation(DOUBLED.sample, [DOUBLED.lines[0], DOUBLED.lines[2], DOUBLED.lines[1]])
    assert derivation.check().broken is None
    assert derivation.replace("still_once", np.exp).check().broken == "still_once"


def test_lines_without_a_number_are_replaced_by_name_and_one_at_a_time():
    with pytest.raises(ValueError, match="no line .None. here, only 'price_by_price', .11.*has a name"):
        l1.objective.replace(None, once)
    changed = l1.objective.replace("price_by_price", once)
    assert [line.function is once for line in changed.lines] == [True, False]
    assert changed.replace("price_by_price", still_once).lines[0].function is still_once


PAGES_OF_SLIPS = {  # what its page says of the slip, and how its NumPy is shown
    "a number too large": (lambda z, y: loss.eq_10(z, y) + 7, "departs from the line above, by up to 7.", "loss.eq_10(z, y) + 7"),
    "another shape": (lambda z, y: z, "departs from the line above: the shapes are () and (8,).", "lambda z, y: z"),
    "no value": (lambda z, y: z @ np.ones(9), "departs from the line above: the lower cannot be computed (", "np.ones(9)"),
    "no source": (np.multiply, "departs from the line above: the shapes are () and (8,).", "no source can be had of"),
}


@pytest.mark.parametrize("slip", PAGES_OF_SLIPS)
def test_stepper_shows_what_is_wrong(slip):
    function, verdict, source = PAGES_OF_SLIPS[slip]
    panel = panels.stepper(loss.cross_entropy.replace(10, function))
    last = panel.children[1].children[-1].value
    assert verdict in last and "equals" not in last and source in last
    assert source in panel._repr_mimebundle_()[0]["text/markdown"]


def test_the_source_of_a_function_inside_another_of_one_line_and_of_several():
    def inside(x):
        return x + 1

    def short(x): return x + 2  # fmt: skip

    def long(
        x,
        y=0,
    ):
        y = x + y
        return y

    sources = [derivation.Line(1, "", "", function, 1).source for function in (inside, short, long)]
    assert sources == ["x + 1", "x + 2  # fmt: skip", "y = x + y\ny"]


def test_an_error_that_is_no_matter_of_shape_is_not_swallowed():
    wrong = Derivation(lambda rng: (1.0,), loss.cross_entropy.lines[:1]).replace(3, lambda z: z.no_such_thing)
    with pytest.raises(AttributeError):
        wrong.check()


@pytest.mark.parametrize("name", DERIVATIONS)
def test_stepper_shows_every_line_with_its_reason_and_source(name):
    derivation = DERIVATIONS[name]
    panel = panels.stepper(derivation)
    (_, slider), stage = panel.children[0].children, panel.children[1]
    assert len(stage.children) == len(slider.options) == len(derivation.lines)
    markdown = panel._repr_mimebundle_()[0]["text/markdown"]
    for line, page in zip(derivation.lines, stage.children, strict=True):
        for text in (page.value, markdown):
            assert r"\changed" not in text
            for n in [] if line.number is None else np.atleast_1d(line.number):
                assert f"{n}" in text
        assert line.source in markdown
        assert line.because[1:] in markdown
