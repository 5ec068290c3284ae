"""Statements that the reader gives probabilities to: moved in Python."""

import numpy as np
import pytest

from lrnotes.panels.asking import ask


def asked(told=lambda given: ("You pay & rest.", "<p>the truth is out</p>")):
    return ask(["a < b", "c"], ["true: it is 3", "false"], told)


def test_sliders_go_from_5_to_95_percent_and_say_at_first_that_nothing_is_known():
    panel = asked()
    assert [slider.description for slider in panel.sliders] == ["1. a < b", "2. c"]
    for slider in panel.sliders:
        labels, values = zip(*slider.options, strict=True)
        assert labels == tuple(f"{p}%" for p in range(5, 100, 5)) and np.allclose(values, np.arange(1, 20) / 20)
        assert slider.label == "50%" and not slider.disabled
    assert panel.given.tolist() == [0.5, 0.5] and not panel.charged


def test_the_answers_are_handed_over_once_and_then_stay():
    seen = []
    panel = asked(lambda given: seen.append(given.tolist()) or ("You pay & rest.", "<p>the truth is out</p>"))
    panel.sliders[0].value, panel.sliders[1].value = 0.95, 0.05
    assert seen == []
    panel.button.click()
    panel.button.click()
    assert seen == [[0.95, 0.05]] and panel.charged
    assert 'role="alert"' in panel.told.value and "You pay &amp; rest.</p><p>the truth is out</p>" in panel.told.value
    assert panel.button.disabled and all(slider.disabled for slider in panel.sliders)


def test_an_error_in_the_bill_is_not_swallowed():
    with pytest.raises(ZeroDivisionError):
        asked(lambda given: 1 / 0)._charge(None)


def test_no_widget_tells_the_truth_before_the_answers():
    """What the page is sent: the state of every widget in the panel."""

    sent = " ".join(str(child.get_state()) for child in asked().children)
    assert "a < b" in sent and "it is 3" not in sent and "truth is out" not in sent


def test_readers_without_widgets_get_the_statements_and_the_truth_folded_below():
    data, _ = asked()._repr_mimebundle_()
    assert data["text/plain"] == "1. a < b\n2. c"
    statements, folded = data["text/markdown"].split("<details>")
    assert "1. a &lt; b\n2. c" in statements and "it is 3" not in statements
    assert folded.count("\n\n") == 2 and "1. true: it is 3\n2. false\n\n</details>" in folded and "need Python" in folded


@pytest.mark.parametrize(("statements", "truths"), [(["a"], []), ([], []), (["a"], ["true", "false"])])
def test_a_statement_without_its_truth_is_refused(statements, truths):
    with pytest.raises(ValueError, match="every statement needs its truth"):
        ask(statements, truths, lambda given: ("", ""))
