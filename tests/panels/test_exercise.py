"""The engine of the exercises: what comes before values, how slips are named, cards, hints, solutions, progress, and time."""

import functools
import importlib
import re
import time
import warnings

import numpy as np
import pytest

from lrnotes.gradients.exercises import gradient
from lrnotes.loss.exercises import cross_entropy
from lrnotes.panels.card import Card, Result
from lrnotes.panels.exercise import Exercise, FindTheSlip, Question, Slip, Trial, report_on

TOPICS = [importlib.import_module(f"lrnotes.{name}.exercises") for name in ("forward_pass", "loss", "gradients", "l1", "evidence")]
TASKS = [each for topic in TOPICS for each in topic.tasks]
FUNCTIONS = [each for each in TASKS if isinstance(each, Exercise)]
TRIALS = [each for each in TASKS if isinstance(each, Trial)]
QUESTIONS = [each for each in TASKS if isinstance(each, Question)]

RANDOM = np.random.default_rng(0)


def right(X, w, y):
    return X.T @ (1 / (1 + np.exp(-X @ w)) - y) / len(y)


def helper(X, w, y):
    return X.T @ (w - y)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (right(np.ones((2, 1)), np.zeros(1), np.zeros(2)), "not a function"),
        ("right", "This is 'right', not a function"),
        (lambda X, w, y: right(X, w, y) and None if len(X) < 1 else None, "returns nothing"),
        (lambda X, w, y: print(right(X, w, y)), "returns nothing"),
        (lambda X, w, y: "right", "returns 'right', which is not an array of numbers"),
        (lambda X, w, y: {"dw": right(X, w, y)}, "not an array of numbers"),
        (lambda X, w, y: [], "Its shape is (0,), but should be (3,): axis 0 has 0 entries where 3"),
        (lambda X, w, y: (right(X, w, y), 0.5), "returns 2 things"),
        (lambda X, w, y: 1j * right(X, w, y), "not an array of numbers"),
        (lambda X, w, y: (value for value in right(X, w, y)), "not an array of numbers"),
        (lambda X, w, y: helper(X, w, y)[99], "return X.T @ (w - y)"),
        (lambda X: X, "takes 1 positional argument"),
        (lambda X, w, y: undefined, "NameError: name 'undefined'"),  # noqa: F821
        (lambda X, w, y: np.linalg.inv(np.zeros((2, 2))), "np.linalg.inv(np.zeros((2, 2)))"),
        (lambda X, w, y: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda X, w, y: right(X, w, y) + RANDOM.normal(), "different values each time"),
        (lambda X, w, y: right(X, w, y)[None], "Its shape is (1, 3), but should be (3,): there are 2 axes where 1 belongs"),
        (
            lambda X, w, y: right(X, w, y)[:2],
            "axis 0 has 2 entries (as axis 0 of X and axis 0 of y) where 3 entries (as axis 1 of X and axis 0 of w) belong",
        ),
        (lambda X, w, y: right(X, w, y) / 0, "Not every value is finite"),
    ],
)
def test_before_values(function, said, capsys):
    result = gradient.check(function)
    assert not result.passed and result.slips == []
    assert said in repr(result), result
    assert "Traceback" not in repr(result) and "lrnotes" not in repr(result)
    assert capsys.readouterr().out == ""


def test_line_of_an_exception_is_the_readers_own():
    def stops(X, w, y):
        residual = X @ w - y
        return np.linalg.solve(X, residual)

    result = gradient.check(stops)
    number = stops.__code__.co_firstlineno + 2
    assert f"Line {number}, `return np.linalg.solve(X, residual)`, stops with LinAlgError" in repr(result)


def test_input_changed_in_place():
    def shifts(X, w, y):
        y -= 0.5
        return right(X, w, y + 0.5)

    def shifts_and_slips(X, w, y):
        w *= 2
        return right(X, w / 2, y) * len(y)

    before = [np.array(value, copy=True) for value in gradient.draws[0]]
    result = gradient.check(shifts)
    assert not result.passed and "values are right, but not the way" in result.title and "changes y in place" in repr(result)
    result = gradient.check(shifts_and_slips)
    assert result.slips == ["forgot 1/N"] and "changes w in place" in repr(result)
    assert all(np.array_equal(a, b) for a, b in zip(before, gradient.draws[0], strict=True))


def test_nothing_leaks(capsys):
    def noisy(X, w, y):
        print("here")
        np.exp(np.array(1e4))
        warnings.warn("beware", stacklevel=1)
        return right(X, w, y)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert gradient.check(noisy).passed
    assert caught == [] and capsys.readouterr().out == ""


def test_callables_that_are_no_plain_functions_pass():
    class Gradient:
        def __call__(self, X, w, y):
            return right(X, w, y)

    assert gradient.check(Gradient()).passed
    assert gradient.check(functools.partial(lambda power, X, w, y: right(X, w, y) ** power, 1)).passed
    assert gradient.check(lambda X, w, y: right(X, w, y).astype("float32")).passed
    assert gradient.check(lambda X, w, y: right(X, w, y).tolist()).passed


def test_a_wrong_shape_by_a_known_slip_is_named_and_described():
    result = gradient.check(lambda X, w, y: (1 / (1 + np.exp(-X @ w)) - y) / len(y))
    assert result.slips == ["stopped at z"] and "entries (as axis 0 of X and axis 0 of y)" in repr(result)
    result = gradient.check(lambda X, w, y: X @ (1 / (1 + np.exp(-X @ w)) - y) / len(y))
    assert result.slips == ["X not transposed"] and "stops with ValueError" in repr(result) and "yours gives an error" in repr(result)


def test_three_slips_at_once():
    result = gradient.check(lambda X, w, y: X.T @ (y - (X @ w > 0)) / (len(y) - 1))
    assert result.sets == (("y_hat - y reversed", "hard labels for probabilities", "ddof: N - 1 for N"),)


def test_witness_is_the_smallest_input_that_shows_it():
    inputs, outcome, expected = gradient.witness(lambda X, w, y: -right(X, w, y))
    assert inputs == {"X": [[1, 2, 0], [1, 0, 1]], "w": [0, 1, -1], "y": [0, 1]} and np.allclose(outcome.value, -expected)
    inputs, _, _ = gradient.witness(lambda X, w, y: right(X, w, y) / len(y) * 2)
    assert len(inputs["y"]) == 3  # with two examples 2 cannot be told from N
    assert gradient.witness(right) is None
    result = gradient.check(lambda X, w, y: right(X, w, y) * (1 + 1e-5))
    assert "0.880806" in repr(result) and "0.880797" in repr(result)  # as many digits as it takes


def test_where_nothing_is_left_nothing_is_named():
    """Rounding y_hat and multiplying by y_hat (1 - y_hat) gives zeros; so does a function that has not been written yet."""
    assert gradient.check(lambda X, w, y: np.zeros(len(w))).slips == []


def test_cards_escape_what_they_are_given_and_leave_the_colours_to_the_page():
    result = gradient.check(lambda X, w, y: "<script>alert(1)</script>")
    page = result._repr_html_()
    assert "<script>" not in page and "&lt;script&gt;" in page
    for card in (result, gradient.check(right), gradient.hint(), gradient.solution(), report_on("a < b", [gradient])):
        page = card._repr_html_()
        assert "background" not in page and not re.search("[^-]color:", page)
        assert card.title in repr(card)
    assert "a &lt; b" in page


def test_a_result_says_whether_it_passed_without_colour():
    assert gradient.check(right).title.startswith("✓") and gradient.check(helper).title.startswith("✗")
    assert Result("a", passed=True).slips == [] and repr(Card("a", ("b",), "c")) == "a\nb\nc"


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.name)
def test_solution_passes_its_own_check(exercise):
    namespace = {"np": np}
    exec(exercise.solution().code, namespace)
    assert exercise.check(namespace[exercise.name]).passed


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.name)
def test_inputs_tell_slips_apart(exercise):
    assert len({tuple(map(np.shape, draw)) for draw in exercise.draws}) > 1 or exercise.name in ("soft_threshold", "one_standard_error")
    for draw in exercise.draws:
        inputs = dict(zip(exercise.inputs, draw, strict=True))
        assert set(np.unique(inputs.get("y", [0, 1]))) == {0, 1}
        assert all(np.isfinite(exercise.evaluate((), draw)).ravel())
    sizes = [np.shape(draw[0]) for draw in exercise.draws if exercise.inputs[0] == "X"]
    assert not sizes or sum(n != d for n, d in sizes) > len(sizes) / 2
    assert len({slip.name for slip in exercise.slips}) == len(exercise.slips) and len(exercise.slips) >= 3


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.name)
def test_a_check_takes_no_more_than_0_3_seconds(exercise):
    """A function that no set matches is the longest way: every set is tried."""
    assert sum(1 for size in range(4) for _ in exercise.sets(size)) <= 3000
    times = []
    for _ in range(3):
        start = time.process_time()
        assert not exercise.check(lambda *inputs: exercise.reference(*inputs) * 1.01).passed
        times.append(time.process_time() - start)
    assert min(times) <= 0.3


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_questions(question):
    assert question.check(question.answer).passed and question.check(eval(question.solution().code)).passed
    for wrong, feedback in question.wrong.items():
        result = question.check(wrong)
        assert not result.passed and result.text == (feedback,)
    for unknown in ("?", 123.456, [1, 2]):
        assert "not a slip I know" in question.check(unknown).title
    assert question.answer in question.options


def test_there_are_enough():
    assert len(TASKS) >= 20 and len({each.name for each in TASKS}) == len(TASKS)
    assert all(len(each.wrong) >= 3 for each in QUESTIONS) and all(len(each.traps) >= 3 for each in TRIALS)
    assert sum(len(each.wrong) for each in QUESTIONS) + sum(len(each.traps) for each in TRIALS) >= 60
    assert sum(len(each.slips) for each in FUNCTIONS) >= 100
    kinds = len(FUNCTIONS), len(QUESTIONS), len(TRIALS), sum(isinstance(each, FindTheSlip) for each in TASKS)
    assert sum(kinds) == len(TASKS) and all(kinds)


def stub(X, w, y):
    """Not written yet."""
    return ...


def dots(X, w, y): ...


def passed_over(X, w, y):
    pass


@pytest.mark.parametrize("function", [None, ..., stub, dots, passed_over, lambda X, w, y: None])
def test_what_is_not_written_yet_is_no_try(function):
    tries = gradient.tries
    result = gradient.check(function)
    assert result.pending and not result.passed and gradient.tries == tries
    assert result.title == "○ No answer yet: gradient" and gradient.text in result.text
    assert gradient.watch(function).title == "○ Nothing to watch yet: gradient"


@pytest.mark.parametrize("task", [each for each in TASKS if not isinstance(each, Exercise)], ids=lambda each: each.name)
@pytest.mark.parametrize("nothing", [None, ...])
def test_no_answer_is_no_try(task, nothing):
    tries = task.tries
    result = task.check(*[nothing] * (len(task.inputs) if isinstance(task, Trial) else 1))
    assert result.pending and not result.passed and task.tries == tries and task.text in result.text


def test_what_cannot_be_put_to_work_gets_a_card():
    assert "not a function" in repr(gradient.watch(3))
    assert "there is 1 axis where one number belongs" in repr(cross_entropy.watch(lambda z, y: z))
    assert "NameError: name 'undefined'" in repr(gradient.watch(lambda X, w, y: undefined))  # noqa: F821
    on_biopsies = gradient.watch(lambda X, w, y: right(X, w, y) if len(X) < 100 else 1 / 0)
    assert "did not get to the end" in on_biopsies.title and "ZeroDivisionError" in repr(on_biopsies)
    assert "Traceback" not in repr(on_biopsies)


def test_what_is_put_to_work_prints_and_warns_nothing(capsys):
    def noisy(X, w, y):
        print("here")
        return right(X, w, y) + 0 * np.exp(np.array(1e4)) ** -1

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        panel = gradient.watch(noisy)
    assert len(panel.scene("page", panel.at)["frames"]) == 41 and caught == [] and capsys.readouterr().out == ""


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_trials_pass_and_remember_the_best(trial):
    fresh = Trial(trial.name, trial.text, trial.measure, trial.enough, trial.traps, trial.hints, trial.answer)
    assert fresh.check(*trial.answer).passed and trial.solution().code
    best = fresh.best
    worse = fresh.check(*[value * 1.5 for value in trial.answer[:1]], *trial.answer[1:])
    assert not worse.passed and fresh.best == best and f"Best so far: {best[1]}" in worse.text and fresh.tries == 2
    for nothing in (
        ("?",) * len(fresh.inputs),
        (np.nan,) * len(fresh.inputs),
        (1.0,) * (len(fresh.inputs) + 1),
        ([1, 2],) * len(fresh.inputs),
    ):
        assert "nothing to measure" in fresh.check(*nothing).title
    assert len({trap.says for trap in trial.traps}) == len(trial.traps)


def test_a_trial_that_cannot_be_measured_is_not_the_best():
    trial = Trial("least", "?", lambda x: (-np.inf, "never") if x < 0 else (-x, f"x = {x:g}"), -1, [], ["a"], (1,))
    assert "Best" not in repr(trial.check(-1)) and "Best so far: x = 3" in repr(trial.check(3)) and "x = 3" in repr(trial.check(-2))


def square():
    """An exercise in fifteen lines."""

    def _square(x, power=2, sign=1, over=1):
        """The square of x."""
        return sign * x**power / over

    return Exercise(
        _square,
        sample=lambda rng: (rng.normal(size=3),),
        small=[([1],), ([2],)],
        slips=[
            Slip("cube", "x times x, not three times.", power=3),
            Slip("sign", "A square is not negative.", sign=-1),
            Slip("half", "The whole square.", over=2),
        ],
        hints=["x times itself."],
        solution="return x * x",
    )


def test_an_exercise_of_ones_own():
    exercise = square()
    assert exercise.name == "square" and repr(exercise) == "square: The square of x."
    assert exercise.check(lambda x: x * x).passed
    assert exercise.check(lambda x: -x * x * x / 2).slips == ["cube", "sign", "half"]
    assert exercise.solution().code == "def square(x):\n    return x * x"
    with pytest.raises(TypeError, match="powr"):
        Exercise(exercise.reference, lambda rng: (1.0,), [], [Slip("a", "b", powr=3)], [], "")


def test_hints_come_one_by_one():
    exercise = square()
    exercise.hints = ("a", "b")
    assert exercise.hint().text == ("1. a",) and exercise.hint().text[:2] == ("1. a", "2. b")
    assert "solution()" in repr(exercise.hint()) and exercise.hints_given == 2


def test_progress_is_the_kernels_own():
    exercise, question = square(), Question("two", "1 + 1?", 2, "Yes.", {11: "Text."})
    exercise.check(lambda x: x)
    exercise.check(lambda x: x * x)
    exercise.check(lambda x: x)  # what was done stays done
    question.check(11)
    text = repr(report_on("here", [exercise, question]))
    assert text == "here: 1 of 2 done\n✓ square: 3 tries, 0 of 1 hints\n○ two: 1 try, 0 of 0 hints"
    for topic in TOPICS:
        assert all(each.name in repr(topic.report()) for each in topic.tasks)


def test_a_text_for_a_number_is_no_answer():
    assert not Question("n", "?", 1, "", {}).check("one").passed
    assert cross_entropy.check("cross_entropy").title.startswith("✗")
