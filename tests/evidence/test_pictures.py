"""What the pictures of notebook 05 draw and say, against the mathematics worked out again, on small data about something else."""

import numpy as np
import pytest
from matplotlib.text import Text
from numpy.testing import assert_allclose
from scipy.stats import binomtest

from lrnotes import evidence
from lrnotes.evidence import pictures, tibshirani
from lrnotes.forward_pass import sigmoid

pytestmark = pytest.mark.filterwarnings("error")
CLASSES, SHOTS = ("bad", "good"), "shots"
RNG = np.random.default_rng(0)
LAMS = np.array([0.01, 0.02, 0.05, 0.1, 0.3])
CHOICE = evidence.Choice(1, 3)
Y = np.array([0.0, 1, 0, 1, 1, 0, 0])
SCORES = evidence.Scores(LAMS, RNG.uniform(0.1, 0.3, (3, 5)), RNG.uniform(0.2, 0.6, (3, 5)), 8 * RNG.standard_normal((7, 5)))
TEST = (8 * RNG.standard_normal((4, 5)), np.array([1.0, 1, 0, 1]), RNG.uniform(0.2, 0.6, 5))


def give_or_take(values):
    """The standard error of the mean over the first axis."""
    n = len(values)
    return np.sqrt(np.sum((values - np.sum(values, axis=0) / n) ** 2, axis=0) / (n - 1) / n)


def line(ax, label):
    (found,) = (one for one in ax.lines if one.get_label() == label)
    return found


def points(ax, marker):
    """What is drawn with this marker and no line, as arrays of x and y."""
    return [np.array(one.get_data()) for one in ax.lines if one.get_marker() == marker and one.get_linestyle() == "None"]


def bars(ax):
    """Of each point with an error bar: x, y, and both ends of the bar."""
    found = []
    for container in ax.containers:
        x, y = container.lines[0].get_data()
        ends = np.array(container.lines[2][0].get_segments())  # (points, 2, 2)
        found += list(zip(x, y, ends[:, 0], ends[:, 1], strict=True))
    return found


def words(picture):
    return [text.get_text() for text in picture.fig.findobj(Text) if text.get_text()]


@pytest.mark.parametrize("test", [None, TEST], ids=["held out", "test"])
def test_curves_say_what_each_lambda_does(test):
    picture = pictures.curves(SCORES, CHOICE, Y, CLASSES, SHOTS, test)
    z, labels, what = (TEST[0], TEST[1], "test") if test else (SCORES.z, Y, "held-out")
    where = (
        "To the left of the minimum: a closer fit to the training data, and a higher held-out loss.",
        "Here the held-out loss is least.",
        "Between the two choices.",
        "This is the one-standard-error choice.",
        "To the right of both choices: the model underfits.",
    )
    assert picture.labels == ["0.01", "0.02", "0.05", "0.1", "0.3"] and picture.telling == 1
    for i, sentence in enumerate(where):
        held_out = SCORES.held_out[:, i]
        wrong = sum((score > 0) != label for score, label in zip(z[:, i], labels, strict=True))
        tested = f", test loss {TEST[2][i]:.3f}" if test else ""
        assert picture.show(i) == (
            f"λ = {LAMS[i]:g}: training loss {SCORES.training[:, i].mean():.3f}, held-out loss {held_out.mean():.3f} ± "
            f"{give_or_take(held_out):.3f}{tested}; {wrong} of {len(labels)} {what} shots on the wrong side. {sentence}"
        )


@pytest.mark.parametrize("test", [None, TEST], ids=["held out", "test"])
def test_curves_draw_the_losses_and_where_each_example_lands(test):
    picture = pictures.curves(SCORES, CHOICE, Y, CLASSES, SHOTS, test)
    ax, ax_scores = picture.fig.axes
    mean, error = SCORES.held_out.mean(axis=0), give_or_take(SCORES.held_out)
    expected = {"training": SCORES.training.mean(axis=0), "held out": mean} | ({"test": TEST[2]} if test else {})
    for name, losses in expected.items():
        assert_allclose(line(ax, name).get_data(), [LAMS, losses])
    (band,) = ax.collections
    edge = band.get_paths()[0].vertices
    for at, low, high in zip(LAMS, mean - error, mean + error, strict=True):
        assert_allclose([edge[edge[:, 0] == at, 1].min(), edge[edge[:, 0] == at, 1].max()], [low, high])
    assert [text.get_text() for text in ax.texts] == ["minimum ", " one-SE"] and [text.get_position()[0] for text in ax.texts] == [
        0.02,
        0.1,
    ]
    assert ax.get_xlim()[0] < 0.01 and ax.get_xlim()[1] > 0.3
    z, labels = TEST[:2] if test else (SCORES.z, Y)
    for i in (0, 4):
        picture.show(i)
        assert_allclose([dot[:, 0] for dot in points(ax, "o")], [[LAMS[i], losses[i]] for losses in expected.values()])
        assert [line(ax, name).get_xdata().max() for name in expected] == [LAMS[i]] * len(expected)  # no curve is ahead of the slider
        assert band.get_paths()[0].vertices[:, 0].max() == LAMS[i] and [text.get_visible() for text in ax.texts] == [i > 0, i > 2]
        for label, marker in ((0, "o"), (1, "^")):
            x, height = points(ax_scores, marker)[0]
            assert_allclose(x, [max(-12, min(12, score)) for score in z[labels == label, i]])
            assert (np.abs(height - label) < 0.45).all()
    assert [tick.get_text() for tick in ax_scores.get_yticklabels()] == [f"bad\n({(labels == 0).sum()})", f"good\n({(labels == 1).sum()})"]
    assert ax_scores.get_xlabel() == f"score z of {'test' if test else 'held-out'} shots (beyond ±12 at the edge)"


@pytest.mark.parametrize(("lead", "verdict"), [(1.9, "a tie"), (-1.9, "a tie"), (2.1, "L1 ahead"), (-2.1, "L2 ahead")])
def test_the_contest_is_a_tie_within_two_standard_errors(lead, verdict):
    """Two folds, one 0.01 above the mean and one 0.01 below, so the standard error is 0.01 and two of them 0.02."""
    l1 = np.array([0.5, 0.7])
    rows = {"few": {"L1": l1, "L2": l1 + 0.01 * np.array([lead + 1, lead - 1]), "none": np.array([2.0, 4])}}
    rows["more"] = {"L1": l1, "L2": l1 + [0.01, -0.01], "none": np.array([1.0, 1])}
    picture = pictures.contest(rows)
    few, more = picture.show().removeprefix("Held-out losses. ").split(". ")
    assert few == f"few: L1 0.6, L2 {0.6 + lead / 100:.2g}, none 3; L2 minus L1 {lead / 100:+.3f} ± 0.010, {verdict}"
    assert more == "more: L1 0.6, L2 0.6, none 1; L2 minus L1 +0.000 ± 0.010, a tie."
    ax, ax_pairs = picture.fig.axes
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["few", "more"] and list(ax.get_yticks()) == [0, -1]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["L1", "L2", "none"]
    drawn = iter(bars(ax))
    for row, methods in enumerate(rows.values()):
        for losses, shift in zip(methods.values(), (0.2, 0, -0.2), strict=True):
            x, y, low, high = next(drawn)
            assert_allclose((x, y), (losses.mean(), shift - row))
            assert_allclose(([low[0], high[0]]), losses.mean() + 2 * give_or_take(losses) * np.array([-1, 1]))
    (x, y, low, high), (x_more, y_more, *_) = bars(ax_pairs)
    assert_allclose((x, y, low[0], high[0]), (lead / 100, 0, (lead - 2) / 100, (lead + 2) / 100))
    assert_allclose((x_more, y_more), (0, -1), atol=1e-12)


def test_peeking_shows_both_leaks():
    differences, sizes = np.array([0.002, -0.001, 0.002]), [10, 1000]
    honest, leaky = np.array([[0.4, 0.5], [0.6, 0.54]]), np.array([[0.5, 0.1], [0.5, 0.2]])
    picture = pictures.peeking(differences, 0.02, sizes, honest, leaky, SHOTS)
    assert picture.show() == (
        "Left: standardising with all shots changes the held-out loss by +0.00100 ± 0.00100; the loss itself is known to ± 0.020. "
        "Right: labels are half 0 and half 1 in random order, so half of the predictions should be wrong; with ten of 1,000 features "
        "chosen on all data only 15% seem to be, "
        "chosen inside each fold 52%."
    )
    ax, ax_noise = picture.fig.axes
    assert_allclose(points(ax, "o"), [[differences, [1, 2, 3]]])
    ((x, y, low, high),) = bars(ax)
    assert_allclose((x, y, low[0], high[0]), (0.001, 0, -0.001, 0.003), atol=1e-12)
    for (x, y, low, high), i, shares in zip(bars(ax_noise), (0, 1, 0, 1), (honest, honest, leaky, leaky), strict=True):
        mine = 100 * shares[:, i]
        assert_allclose((x, y), (sizes[i], mine.mean()))
        assert_allclose((low[1], high[1]), mine.mean() + 2 * give_or_take(mine) * np.array([-1, 1]), atol=1e-9)
    assert [text.get_text() for text in ax_noise.get_legend().get_texts()] == ["chosen inside each fold", "chosen on all data"]


def test_planted_counts_the_living():
    lams = np.array([0.1, 0.2, 0.4])
    W = np.array(
        [[5, 1.0, -0.2, 3, 0.5, 0, -0.7], [5, 0.3, 0, 0.1, -0.2, 0, 0], [5, 0, 0.4, 0, 0, 0, 0]]
    )  # a bias, three real, three planted
    picture = pictures.planted(lams, W, evidence.Choice(1, 2), n_real=3)
    assert picture.telling == 1 and picture.labels == ["0.1", "0.2", "0.4"]
    assert [picture.show(i) for i in range(3)] == [
        "λ = 0.1: 3 of 3 real and 2 of 3 planted weights alive. The strongest planted one, 0.70, is larger than 1 of the living real ones.",
        "λ = 0.2: 2 of 3 real and 1 of 3 planted weights alive. The strongest planted one, 0.20, is larger than 1 of the living real ones.",
        "λ = 0.4: 1 of 3 real and 0 of 3 planted weights alive.",
    ]
    ax, ax_weights = picture.fig.axes
    assert_allclose(line(ax, "real, of 3").get_data(), [lams, [3, 2, 1]])
    assert_allclose(line(ax, "planted, of 3").get_data(), [lams, [2, 1, 0]])
    for i, real, planted in ((0, [1, -0.2, 3], [0.5, -0.7]), (2, [0.4], [])):
        picture.show(i)
        assert_allclose([dot[:, 0] for dot in points(ax, "o")], [[lams[i], len(real)], [lams[i], len(planted)]])
        ((x, height),), ((x_planted, height_planted),) = points(ax_weights, "o"), points(ax_weights, "x")
        assert_allclose(x, real)
        assert_allclose(x_planted, planted)
        assert (height > 0.5).all() and (height_planted < 0.5).all()
        assert len(line(ax, "real, of 3").get_xdata()) == i + 1 and [text.get_visible() for text in ax.texts] == [i > 0, i > 1]
    assert [text.get_text() for text in ax_weights.texts] == ["real (3)", "planted (3)"]


def test_survival_ranks_features_and_finds_the_luckiest_planted_column():
    lams, counts = np.array([0.1, 0.2]), np.array([[30, 50, 44, 20, 41], [0, 49, 25, 10, 3]])  # three features, two planted columns
    ends = [[binomtest(int(k), 50).proportion_ci(method="wilson") for k in row] for row in counts]
    low, high = (np.array([[getattr(end, side) for end in row] for row in ends]) for side in ("low", "high"))
    picture = pictures.survival(evidence.Survivals(lams, 50, counts, low, high), ["dose", "time", "age"], at=1)
    assert picture.telling == 1 and picture.labels == ["0.1", "0.2"]
    (ax,) = picture.fig.axes
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["2 planted columns", "dose", "age", "time"]  # as at 0.2, from below
    for i, (best, top, luckiest) in enumerate(((4, 50, 41), (3, 49, 10))):
        above = sum(low[i, j] > high[i, best] for j in range(3))
        assert picture.show(i) == (
            f"λ = {lams[i]:g}: time lives in {top} of 50 resamples, the luckiest planted column in {luckiest}. "
            f"Features whose interval lies above that one's: {above} of 3."
        )
        ranked = [0, 2, 1]
        assert_allclose(points(ax, "o"), [[2.0 * counts[i, ranked], [0, 1, 2]]])
        segments = [[(100 * low[i, j], row), (100 * high[i, j], row)] for row, j in enumerate(ranked)]
        assert_allclose(ax.collections[-1].get_segments(), segments)
        assert_allclose(points(ax, "x")[0][0], 2.0 * counts[i, 3:])
        (band,) = ax.patches
        assert_allclose((band.get_x(), band.get_x() + band.get_width()), (100 * low[i, best], 100 * high[i, best]))
        (word,) = ax.texts
        assert word.get_position()[0] == 2 * luckiest == ax.lines[-1].get_xdata()[0]
    assert np.sum(low[0, :3] > high[0, 4]) == 1 and np.sum(low[1, :3] > high[1, 3]) == 2


def test_twins_counts_who_lives():
    l1 = np.array([[1.0, 0], [0.9, 0], [0.8, 0], [0, 1.2], [0, 1.0], [0.5, 0.4]])
    l2 = np.array([[0.51, 0.49], [0.5, 0.53]])
    picture = pictures.twins(l1, l2, "dose")
    assert picture.show() == (
        "L1: only the first lives in 3 of 6 draws, only the second in 2, both in 1. L2: both live, with weights from 0.49 to 0.53."
    )
    (ax,) = picture.fig.axes
    assert_allclose(line(ax, "L1, 6 draws").get_data(), l1.T)
    assert_allclose(line(ax, "L2, 2 draws").get_data(), l2.T)
    marked = {text.get_text(): text.xy for text in ax.texts if "draws" in text.get_text()}
    assert_allclose(marked["3 draws"], (0.9, 0))
    assert_allclose(marked["2 draws"], (0, 1.1))
    assert ax.get_xlabel() == "weight of the first near-copy of dose"


@pytest.mark.parametrize("lives", [0, 1])
def test_twins_counts_draws_in_which_neither_lives(lives):
    l1, l2 = np.zeros((6, 2)), np.array([[0.05, 0.08], [0.06, 0.07]])
    l1[:lives, 0] = 0.4
    picture = pictures.twins(l1, l2, "dose")
    assert f"only the first lives in {lives} of 6 draws, only the second in 0, both in 0, neither in {6 - lives}." in picture.show()
    marked = {text.get_text(): text for text in picture.fig.axes[0].texts}
    assert set(marked) == {"equal ", *["1 draw"] * lives}
    assert_allclose(marked["equal "].get_position(), [0.75 * (0.4 if lives else 0.08)] * 2)  # and not at the corner, over the ticks


def test_bias_and_variance_add_up():
    lams, w = LAMS[:3], np.array([0.0, 2, 0, -1])
    W = w * np.array([1.2, 0.8, 0.3])[:, None] + RNG.normal(size=(40, 3, 4)) * np.array([0.9, 0.3, 0.1])[:, None]
    picture = pictures.bias_and_variance(lams, w, evidence.estimation_errors(W, w))
    *panels, ax = picture.fig.axes
    bias, variance = W.mean(axis=0)[:, 1:] - w[1:], ((W - W.mean(axis=0)) ** 2).mean(axis=0)[:, 1:]
    total = (W[..., 1:] - w[1:]) ** 2
    total = total.mean(axis=0).sum(axis=1)
    for panel, values in zip(panels, (bias, variance), strict=False):
        for label, j in (("true 2", 0), ("true 0", 1), ("true -1", 2)):
            assert_allclose(line(panel, label).get_data(), [lams, values[:, j]])
    for label, values in (("squared error", total), ("variance", variance.sum(axis=1)), ("squared bias", (bias**2).sum(axis=1))):
        assert_allclose(line(panels[2], label).get_data(), [lams, values])
    assert picture.telling == total.argmin() == 1
    assert_allclose(points(panels[2], "v"), [[[lams[1]], [total[1]]]])
    low, high = np.percentile(W[..., 1:], 5, axis=0), np.percentile(W[..., 1:], 95, axis=0)
    for i in range(3):
        means = W[:, i].mean(axis=0)
        assert picture.show(i) == (
            f"λ = {lams[i]:g}: bias squared {(bias[i] ** 2).sum():.3f} + variance {variance[i].sum():.3f} = mean squared error "
            f"{total[i]:.3f}, summed over the 3 weights. Mean estimates {means[1]:.2f} for 2, {means[3]:.2f} for -1."
        )
        assert_allclose(points(ax, "o"), [[[0, 1, 2], means[1:]]])
        assert_allclose(ax.collections[-1].get_segments(), [[(j, low[i, j]), (j, high[i, j])] for j in range(3)])
        assert {one.get_xdata()[-1] for one in [*panels[1].lines[:3], *panels[2].lines[:3]]} == {lams[i]}
        assert panels[2].lines[3].get_visible() == (i > 0)  # the mark of the least
        assert_allclose(ax.collections[0].get_segments(), [[(j - 0.4, w[1 + j]), (j + 0.4, w[1 + j])] for j in range(3)])


def test_four_examples_says_the_number_of_each_setting():
    """Settings 1 and 3: five and seven weights are truly 0."""
    median, error = np.array([[6.0, 4, 3.5, 5], [120, 0.5, 0.25, 0.125]]), np.array([[0.5, 0.25, 0.1, 0.2], [2, 0.1, 0.05, 0.02]])
    zeros = np.array([[0, 0, 3.1, 5.1], [0, 0, 4.5, 6.4]])
    picture = pictures.four_examples(tibshirani.Summary(np.array([1, 3]), 20, median, error, zeros), {"lasso": 1.93})
    assert picture.show() == (
        "Median error, 20 data sets each. Setting 1: least squares 6 ± 0.5, ridge 4 ± 0.25, lasso 3.5 ± 0.1 (3.1 zeros), "
        "subset 5 ± 0.2 (5.1 zeros). Setting 3: least squares 120 ± 2, ridge 0.5 ± 0.1, lasso 0.25 ± 0.05 (4.5 zeros), "
        "subset 0.125 ± 0.02 (6.4 zeros). The paper's figures for setting 1: lasso 1.93."
    )
    first, third = picture.fig.axes
    assert (first.get_title(loc="left"), third.get_title(loc="left")) == ("1: a few moderate effects", "3: one large effect")
    for ax, middle, spread in zip((first, third), median, error, strict=True):
        for row, (x, y, low, high) in enumerate(bars(ax)):
            assert_allclose((x, y, low[0], high[0]), (middle[row], -row, middle[row] - spread[row], middle[row] + spread[row]))
    said = [[text.get_text() for text in ax.texts] for ax in (first, third)]
    assert said[0] == ["6.0", "4.0", "3.5", "3.1/5 zeros", "5.0", "5.1/5 zeros", "1.93"]
    assert said[1] == ["120", "0.50", "0.25", "4.5/7 zeros", "0.12", "6.4/7 zeros"]
    assert_allclose(points(first, "*"), [[[1.93], [-2]]])
    assert not points(third, "*")


def test_calibration_counts_the_class_it_is_told():
    y_hat, y = np.array([0.1, 0.2, 0.1, 0.9, 0.7]), np.array([0, 1, 0, 1, 1])
    found = evidence.calibrate(y_hat, y, np.array([0, 0.5, 1]))
    picture = pictures.calibration({"held out": found, "test": found}, CLASSES, SHOTS)
    one = "1 of 3 at a mean of 13.3%, 2 of 2 at a mean of 80.0%."
    assert picture.show() == f"How many shots in each bin of probability are good. held out: {one} test: {one}"
    for ax, name in zip(picture.fig.axes, ("held out", "test"), strict=True):
        for (x, y, low, high), (mean, k, n) in zip(bars(ax), ((0.4 / 3, 1, 3), (0.8, 2, 2)), strict=True):
            interval = binomtest(k, n).proportion_ci(method="wilson")
            assert_allclose((x, y, low[1], high[1]), 100 * np.array([mean, k / n, interval.low, interval.high]), rtol=1e-5)
        assert [text.get_text() for text in ax.texts] == ["1/3", "2/2"]
        assert [text.get_text() for text in ax.get_legend().get_texts()] == ["as often as predicted", f"{name}, 95% interval"]
        assert (ax.get_xlabel(), ax.get_ylabel()) == ("mean predicted probability of good (%)", "good (%)")


def test_thresholds_finds_the_cheapest_alarm():
    z, y = np.array([-12.0, -3, -1, 0.5, 1, 3, 11]), np.array([0, 1, 0, 1, 0, 1, 1])
    y_hat, prices = sigmoid(z), [1, 8]
    picture = pictures.thresholds(evidence.costs(y_hat, y, prices), y_hat, y, CLASSES, SHOTS)
    assert picture.labels == ["1", "8"] and picture.telling == 1

    def mistakes(threshold):
        alarm = y_hat >= threshold
        return sum(~alarm & (y == 1)), sum(alarm & (y == 0))

    ax_predictions, ax = picture.fig.axes
    for r, price in enumerate(prices):
        all_costs = [100 * (price * mistakes(p)[0] + mistakes(p)[1]) / 7 for p in y_hat]  # predictions rise
        at = int(np.argmin(all_costs))
        missed, false_alarms = mistakes(y_hat[at])
        rule = 1 / (1 + price)
        by_rule = 100 * (price * mistakes(rule)[0] + mistakes(rule)[1]) / 7
        assert picture.show(r) == (
            f'A missed "good" costs as much as {price} false alarm{"s" if price > 1 else ""}. '
            f"Cheapest{', as are 2 others' if all_costs.count(all_costs[at]) == 3 else ''}: alarm from {100 * y_hat[at]:.2g}% on, "
            f"{missed} of 4 missed, {false_alarms} false alarms among 3, cost {all_costs[at]:.1f} per 100. "
            f"At 1 / (1 + {price}) = {100 * rule:.2g}% it is {by_rule:.1f}."
        )
        curve = next(one for one in ax.lines if one.get_drawstyle() == "steps-pre")
        assert_allclose(curve.get_data(), [y_hat, all_costs])
        assert_allclose(line(ax, "cheapest").get_data(), [[y_hat[at]], [all_costs[at]]])
        assert_allclose(line(ax, "1 / (1 + r)").get_data(), [[rule], [by_rule]])
        assert_allclose([one.get_segments()[0][0, 0] for one in ax_predictions.collections], [y_hat[at], rule])
        assert all_costs.count(all_costs[at]) == (3 if price == 1 else 1)
    assert by_rule > all_costs[at]  # at a price of 8 the rule misses the one at z = -3
    assert ax.get_ylabel() == "cost per 100 shots (in false alarms)"
    ((x, _),) = points(ax_predictions, "o")
    assert_allclose(x, [sigmoid(-8.8), y_hat[2], y_hat[4]])  # what lies beyond the edges is drawn at them
    everyone = next(one for one in ax.lines if one.get_linestyle() == ":")
    assert_allclose(everyone.get_ydata(), 300 / 7)
    assert [tick.get_text() for tick in ax_predictions.get_yticklabels()] == ["bad\n(3)", "good\n(4)"]


def test_pictures_of_other_data_say_nothing_of_biopsies():
    y_hat = sigmoid(SCORES.z[:, 1])
    drawn = [
        pictures.curves(SCORES, CHOICE, Y, CLASSES, test=TEST),
        pictures.peeking(np.array([0.1, 0.2]), 0.1, [10], np.ones((2, 1)), np.ones((2, 1))),
        pictures.calibration({"held out": evidence.calibrate(y_hat, Y, np.array([0, 0.5, 1]))}, CLASSES),
        pictures.thresholds(evidence.costs(y_hat, Y, [1, 2]), y_hat, Y, CLASSES),
    ]
    for picture in drawn:
        said = " ".join([picture.show(*[0] * bool(picture.labels)), *words(picture)]).lower()
        assert not any(word in said for word in ("biops", "malignan", "benign")), said
        assert "examples" in said


@pytest.mark.parametrize("losses", [(0.0004, 0.0011), (0.02, 0.6), (0.61, 0.66), (0.2, 0.25), (0.5, 40.0)])
def test_losses_of_any_size_have_ticks_beside_them(losses):
    """Ticks stood at 0.03 to 0.6 whatever the losses were, and stretched the axes as far."""
    held_out = np.linspace(*losses, 5) * np.array([[0.99], [1], [1.01]])
    scores = SCORES._replace(training=held_out * 0.98, held_out=held_out)
    rows = {"one": {"L1": held_out[:, 0], "L2": held_out[:, 0] * 1.1, "none": held_out[:, -1]}}
    for picture, axis in ((pictures.curves(scores, CHOICE, Y, CLASSES), "yaxis"), (pictures.contest(rows), "xaxis")):
        picture.png()
        axis = getattr(picture.fig.axes[0], axis)
        low, high = axis.get_view_interval()
        assert sum(low <= tick <= high for tick in axis.get_majorticklocs()) >= 2
        filled = np.log(losses[1] / losses[0]) / np.log(high / low)  # below is room for the legend
        assert filled > 0.45 and high < losses[1] * 1.6


@pytest.mark.parametrize("classes", [("$a_$", "b|*_"), ("年龄", "_"), ("a" * 80, "a" * 79 + "b")])
def test_classes_of_any_name(classes):
    y_hat = sigmoid(SCORES.z[:, 1])
    for picture in (
        pictures.curves(SCORES, CHOICE, Y, classes),
        pictures.calibration({"held out": evidence.calibrate(y_hat, Y, np.array([0, 0.5, 1]))}, classes),
        pictures.thresholds(evidence.costs(y_hat, Y, [1, 2]), y_hat, Y, classes),
    ):
        picture.png()
        labels = [label.get_text() for ax in picture.fig.axes for label in ax.get_yticklabels() if "\n" in label.get_text()]
        assert len(set(labels)) == len(labels)


def test_survival_of_many_features_has_thirty_rows():
    counts = np.random.default_rng(3).integers(0, 50, (2, 205))
    low, high = counts / 60, (counts + 5) / 60
    names = [f"a name that is cut in its middle, {j} of them all" for j in range(200)]
    picture = pictures.survival(evidence.Survivals(LAMS[:2], 50, counts, low, high), names, at=1)
    assert (
        picture.show(1).endswith(" 170 of 200 weights have no row: they live least often at λ = 0.02.") and picture.fig.get_figheight() < 8
    )
    labels = [label.get_text() for label in picture.fig.axes[0].get_yticklabels()]
    shares = points(picture.fig.axes[0], "o")[0][0]
    assert len(set(labels)) == 31 and sorted(shares) == sorted(2.0 * np.sort(counts[1, :200])[-30:])
