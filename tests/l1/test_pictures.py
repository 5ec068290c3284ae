"""What the pictures of notebook 04 draw and say, against the mathematics worked out again."""

import re
import tracemalloc

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize_scalar

from lrnotes import fit
from lrnotes.data import DataSet, breast_cancer, standardise
from lrnotes.forward_pass import add_bias
from lrnotes.l1 import intercept, kkt_violation, lambda_max, pictures
from lrnotes.l1.along_one import along_one
from lrnotes.l1.goal import goal
from lrnotes.l1.obituary import obituary
from lrnotes.l1.pictures.own_threshold import two_shrinkings

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X, BIOPSIES.y
PATH = fit.path(X, Y)
LIVES = obituary(X, Y, PATH, BIOPSIES.names)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def points(artist):
    return np.column_stack(artist.get_data())


def test_slopes_that_fit_under_the_corner_are_said_to():
    picture, w = pictures.fan(), np.linspace(-2, 2, 9)
    for i, label in enumerate(picture.labels):
        fits = (float(label) * w <= np.abs(w) + 1e-12).all()
        assert ("is one of the slopes" in picture.show(i)) == fits
        assert ("no slope of |w|" in picture.show(i)) != fits
        traces = [line.get_ydata()[-1] / 2 for line in picture.fig.axes[0].lines[: len(picture.labels)] if line.get_visible()]
        assert_allclose(traces, [s for s in map(float, picture.labels[: i + 1]) if abs(s) <= 1], atol=1e-12)
    assert picture.labels[picture.telling] == "+0.4"


SOME = ("mean radius", "mean texture", "smoothness error", "worst area")  # the others are slow: they are all there is of a kind


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name in SOME else pytest.mark.slow) for name in BIOPSIES.names])
def test_one_weight_is_at_the_lowest_point_of_every_feature(name):
    """At both ends and halfway, against SciPy's bounded minimiser."""
    picture, x, bias = pictures.one_weight(BIOPSIES, name), X[:, BIOPSIES.column(name)], np.log(212 / 357)

    def lowest(price):
        def both(w):
            return np.mean(np.logaddexp(0, (1 - 2 * Y) * (bias + w * x))) + price(w)

        return minimize_scalar(both, bounds=(-9, 9), method="bounded", options={"xatol": 1e-7}).x

    for i in (0, len(picture.labels) // 3, len(picture.labels) - 1):
        caption, lam = picture.show(i), along_one(x, Y, bias).lams[i]
        said = [float(number) for number in re.findall(r"w = (-?[\d.]+\d|0)", caption)]
        expected = [lowest(lambda w, lam=lam: lam * abs(w)), lowest(lambda w, lam=lam: lam * w**2 / 2)]
        assert_allclose(said, expected, atol=6e-4)
        low, high = picture.fig.axes[0].get_xlim()
        assert low < min(said) and max(said) < high
    assert said[0] == 0 and "too weak" in caption and "too weak" not in picture.show(0)


def test_a_feature_that_separates_begins_above_0_and_one_without_a_pull_is_refused():
    seen = along_one(np.array([-2.0, -1, 1, 2]), np.array([0.0, 0, 1, 1]), 0.0)
    assert len(seen.lams) == 40 and seen.lams[0] > 0 and np.isfinite(seen.best).all() and seen.best[-1] == 0
    with pytest.raises(ValueError, match="nothing pulls at this weight"):
        along_one(np.array([1.0, -1, 1, -1]), np.array([0.0, 0, 1, 1]), 0.0)


def test_in_the_tug_of_war_exactly_the_living_lean_on_a_wall():
    picture = pictures.tug_of_war(PATH, BIOPSIES)
    up, down, held = sorted(
        (artist for artist in picture.moving if hasattr(artist, "get_marker")), key=lambda a: "><o".find(a.get_marker())
    )
    assert picture.labels[0] == f"{PATH.lams[-1]:.3g}" and picture.labels[-1] == f"{PATH.lams[0]:.3g}"  # both ends of the path
    for i in (0, 20, len(picture.labels) - 1):
        caption, at = picture.show(i), np.argmin(np.abs(PATH.lams - float(picture.labels[i])))
        w, lam = PATH.W[at], PATH.lams[at]
        assert len(points(up)) == np.sum(w[1:] > 0) and len(points(down)) == np.sum(w[1:] < 0) and len(points(held)) == np.sum(w[1:] == 0)
        assert_allclose(points(up)[:, 0], 1, atol=1e-4)
        assert_allclose(points(down)[:, 0], -1, atol=1e-4)
        assert np.abs(points(held)[:, 0]).max() <= 1 + 1e-9
        assert f"{np.sum(w[1:] != 0)} weights lean on a wall, {np.sum(w[1:] == 0)} are held inside" in caption
        bound = float(re.search(r"conditions: below (\S+)\.$", caption)[1])
        assert bound / 1000 <= kkt_violation(X, w, Y, lam) <= bound <= 1e-6


@pytest.fixture(scope="module")
def descent():
    eta = 4 / np.linalg.eigvalsh(X.T @ X / 569).max()
    start, lam = np.random.default_rng(0).normal(scale=0.5, size=31), 0.05
    histories = {
        rule.__name__: rule(X, Y, lam, eta, 300, start) for rule in (fit.subgradient_descent, fit.clipped_descent, fit.proximal_gradient)
    }
    return histories, eta


def test_three_ways_down_count_their_zeros(descent):
    histories, eta = descent
    picture = pictures.ways_down(histories, goal(BIOPSIES, 0.05), eta, "mean radius")
    assert picture.labels[0] == "0" and picture.labels[-1] == "300" == picture.labels[picture.telling]
    for i in (0, 10, len(picture.labels) - 1):
        caption, step = picture.show(i), int(picture.labels[i])
        said = re.findall(r"(\w+) (\d+) \(Eq. \(11\): ([\d.]+)\)", caption)
        assert [(name, int(n)) for name, n, _ in said] == [(name, np.sum(run.W[step] == 0)) for name, run in histories.items()]
        assert_allclose([float(loss) for *_, loss in said], [run.losses[step] for run in histories.values()], atol=5e-5)
        dots = [line for line in picture.moving if getattr(line, "get_marker", str)() == "o"]
        drawn = [np.sort(np.concatenate([points(dot)[:, 1] for dot in dots[k::3]])) for k in range(3)]  # dots, then hollow ones
        assert_allclose(drawn, [np.sort(run.W[step, 1:]) for run in histories.values()])


def test_a_living_feature_cannot_be_watched_dying(descent):
    histories, eta = descent
    with pytest.raises(ValueError, match=r"worst radius is alive at lambda 0.05; dead are mean radius, "):
        pictures.ways_down(histories, goal(BIOPSIES, 0.05), eta, "worst radius")


def test_the_zeros_at_the_end_are_counted(descent):
    runs = descent[0]
    picture = pictures.exact_zeros({"plain": runs["proximal_gradient"], "clip": runs["clipped_descent"]}, 26)
    zeros = [np.sum(runs[name].W[-1] == 0) for name in ("proximal_gradient", "clipped_descent")]
    assert picture.show() == f"Weights exactly 0 after 300 steps: plain {zeros[0]}, clip {zeros[1]}; at the exact optimum 26."


@pytest.mark.slow
def test_where_nearly_all_weights_should_die_their_number_stands_clear_of_the_legend_and_the_curves_are_whole():
    many = of_all_kinds(np.random.default_rng(3), 40, 300)
    there = goal(many, 0.9 * lambda_max(many.X, many.y))
    runs = {
        name: rule(many.X, many.y, there.lam, 1e-3, 9)
        for name, rule in (("clipped", fit.clipped_descent), ("proximal", fit.proximal_gradient))
    }
    ways = pictures.ways_down(
        {"subgradient": fit.subgradient_descent(many.X, many.y, there.lam, 1e-3, 9)} | runs, there, 1e-3, many.names[5]
    )
    for picture in (ways, ways.at("phone"), ways.at("hall"), pictures.exact_zeros(runs, np.sum(there.w == 0))):
        picture.background()
        (said,) = (text for ax in picture.fig.axes for text in ax.texts if text.get_text().startswith("at the exact optimum"))
        box, ax = said.get_window_extent(), said.axes
        assert not ax.get_legend().get_window_extent().overlaps(box)
        assert ax.bbox.y0 <= box.y0 and box.y1 <= ax.bbox.y1
        assert max(line.get_ydata().max() for line in ax.lines if len(line.get_ydata()) > 2) == 300 < ax.get_ylim()[1]


def test_the_legend_of_lifelines_is_whole_beside_long_names():
    named = [life._replace(name=f"{life.name}, measured by the second of two hands") for life in LIVES.lives]
    fig = (picture := pictures.lifelines(LIVES._replace(lives=named))).fig
    picture.background()
    box = fig.axes[0].get_legend().get_window_extent()
    assert box.x0 >= 0 and box.x1 <= fig.bbox.x1 + 1


def test_a_shift_moves_predictions_only_if_the_bias_is_penalised():
    picture = pictures.shifted(intercept.shifted(BIOPSIES, 0.05, "worst radius"), "worst radius")
    spared, penalised = (artist for artist in picture.moving if hasattr(artist, "get_data"))
    for i, label in enumerate(picture.labels):
        caption = picture.show(i)
        assert_allclose(*spared.get_data(), atol=1e-6)  # to three decimals, which is how exactly dots are drawn, both are the same
        moved = np.abs(np.subtract(*penalised.get_data())).max()
        assert abs(float(re.search(r"penalised, it is (\S+),", caption)[1]) - moved) < 2e-3 and f"shifted by {label} " in caption
    by_hand = X + 10 * (np.arange(31) == 21)
    expected = [sigmoid(table @ fit.newton(table, Y, 0.05, penalise_bias=True)) for table in (X, by_hand)]
    assert_allclose(penalised.get_data(), np.unique(np.round(expected, 3), axis=1), atol=1e-6)
    assert moved > 0.1 and BIOPSIES.names[20] == "worst radius"


def test_the_mean_probability_is_the_base_rate_only_if_the_bias_is_spared():
    spared, penalised = pictures.base_rates(intercept.base_rates(BIOPSIES, 0.1), BIOPSIES.classes).fig.axes[0].lines[-2:]
    actual, mean = spared.get_data()
    assert_allclose(mean, actual, atol=1e-6)
    assert len(actual) == 19 and actual.min() > 0.04 and actual.max() < 0.96
    off = penalised.get_ydata() - actual
    assert off.max() < 0.1 + 1e-6 and off[0] > 0.099 and off[-1] < -0.099  # lambda, with the sign of the bias


def test_lifelines_are_the_spans():
    picture = pictures.lifelines(LIVES)
    bars = [line for line in picture.fig.axes[0].lines if line.get_linewidth() == 5]
    drawn = sorted(tuple(np.round(line.get_xdata(), 12)) for line in bars)
    assert_allclose(drawn, sorted(span for life in LIVES.lives for span in life.spans), rtol=1e-8)
    assert "4 never live above λ = 0.000384" in picture.show() and "worst perimeter, worst radius, mean texture" in picture.show()


def test_nobody_alive_has_no_lifeline():
    dead = fit.path(X, Y, n_lams=2, lams=None)
    nobody = obituary(X, Y, fit.path(X, Y, lams=[2 * dead.lams[0], 1.5 * dead.lams[0]]), BIOPSIES.names)
    assert "none of which is alive" in pictures.lifelines(nobody).show()


def test_the_order_of_death_in_two_units_is_said():
    other = LIVES._replace(lives=[*LIVES.lives[25:20:-1], *(life._replace(spans=()) for life in LIVES.lives[:21]), *LIVES.lives[26:]])
    picture = pictures.units_matter(LIVES, other, ("here", "there"))
    assert "Here: 26 of 30 live somewhere on the path, and worst concave points is the last to die." in picture.show()
    assert "There: 5 of 30 live somewhere on the path, and mean radius is the last to die." in picture.show()
    drawn = [text.get_text() for text in picture.fig.axes[0].texts]
    assert "— 4 never live —" in drawn and "— 25 never live —" in drawn
    assert "worst concave points  1" in drawn and "1  mean radius" in drawn and "worst concave points" in drawn


@pytest.mark.parametrize("picture", [lambda: pictures.one_weight(BIOPSIES, "size"), lambda: intercept.shifted(BIOPSIES, 0.05, "size")])
def test_a_feature_that_is_not_there(picture):
    with pytest.raises(ValueError, match="no feature 'size'; the names are mean radius"):
        picture()


@pytest.mark.slow
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("n", [1, 2, 3, 40, 200])
def test_the_flip_book_takes_few_and_many_features_with_long_names(n):
    rng = np.random.default_rng(n)
    raw = rng.normal(size=(60, n))
    y = (raw[:, 0] + rng.logistic(size=60) > 0) * 1.0
    own = DataSet(
        add_bias(standardise(raw)), y, [f"a rather long name, in ${j} or {j}$" for j in range(n)], raw, ("not at all likely", "likely")
    )
    own_path = fit.path(own.X, own.y, n_lams=5)
    picture = pictures.weights_die(own_path, own)
    captions = [picture.png(i)[1] for i in range(5)]
    assert f"0 of {n} weights alive" in captions[-1]
    assert f": {np.sum(own_path.W[-1, 1:] != 0)} of {n} weights alive" in captions[0]
    drawn = [text.get_text() for text in picture.fig.axes[1].texts]
    assert len(drawn) == len(set(drawn)) == min(n, 30) and all(len(name) < 30 and name.count("$") == name.count(r"\$") for name in drawn)
    assert picture.fig.get_figheight() < 12


def test_the_tug_of_war_takes_a_short_path():
    picture = pictures.tug_of_war(fit.path(X, Y, n_lams=6), BIOPSIES)
    assert len(picture.labels) == 6 and "weights lean on a wall" in picture.still(picture.telling).caption


def own(raw, y, names=None, classes=("no", "yes")):
    return DataSet(add_bias(standardise(raw)), y, names or [f"column {j}" for j in range(raw.shape[1])], raw, classes)


def of_all_kinds(rng, n, d):
    raw = rng.normal(size=(n, d))
    return own(raw, (raw[:, 0] - raw[:, d - 1] + rng.logistic(size=n) > 0) * 1.0)


@pytest.mark.slow
def test_thousands_of_features_take_little_memory_and_are_counted():
    """At 6,830 features the tug-of-war took 15.9 GB."""
    rng = np.random.default_rng(5)
    wide = of_all_kinds(rng, 40, 3000)
    path = fit.path(wide.X, wide.y, n_lams=12)
    lives = obituary(wide.X, wide.y, path, wide.names)
    runs = {
        rule.__name__: rule(wide.X, wide.y, 0.1, 1e-3, 20) for rule in (fit.subgradient_descent, fit.clipped_descent, fit.proximal_gradient)
    }
    there = goal(wide, 0.1)
    dead = wide.names[int(np.flatnonzero(there.w[1:] == 0)[0])]
    makers = {
        "dies": lambda: pictures.weights_die(path, wide),
        "tug": lambda: pictures.tug_of_war(path, wide),
        "lives": lambda: pictures.lifelines(lives),
        "units": lambda: pictures.units_matter(lives, lives._replace(lives=lives.lives[::-1]), ("here", "there")),
        "ways": lambda: pictures.ways_down(runs, there, 1e-3, dead),
        "shrinkings": lambda: two_shrinkings(wide, *list(runs.values())[1:]),
    }
    for name, make in makers.items():
        tracemalloc.start()
        picture = make()
        caption = picture.png()[1]
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 1e8, f"{name}: {peak / 1e6:.0f} MB"
        assert picture.fig.get_figheight() < 12
        assert "2,970 of 3,000 weights have no row" in caption or name == "ways"
    assert "Lines are drawn of the 400 that get largest" in caption or name != "ways"


def test_the_rows_of_three_pictures_are_the_last_to_die():
    wide = of_all_kinds(np.random.default_rng(6), 80, 100)
    path = fit.path(wide.X, wide.y, n_lams=30)
    dying, tug = pictures.weights_die(path, wide), pictures.tug_of_war(path, wide)
    lives = pictures.lifelines(obituary(wide.X, wide.y, path, wide.names))
    named = {text.get_text() for text in dying.fig.axes[1].texts}
    assert len(named) == 30
    assert named == {label.get_text() for label in tug.fig.axes[0].get_yticklabels()}
    last = [life.name for life in obituary(wide.X, wide.y, path, wide.names).lives[:30]]  # exactly, where the path knows a span only
    assert last[::-1] == [label.get_text() for label in lives.fig.axes[0].get_yticklabels()]
    w = path.W[-1, 1:]
    held = int(re.search(r"(\d+) are held inside", tug.show(0))[1])
    assert held == np.sum(w == 0) > 30  # all are counted, with a row or without


@pytest.mark.parametrize("name", ["x{}", "rather a long name {}"])
def test_the_fog_over_dead_names_covers_them_and_no_path(name):
    short = of_all_kinds(np.random.default_rng(7), 60, 12)
    short = short._replace(names=[name.format(j) for j in range(12)])
    picture = pictures.weights_die(fit.path(short.X, short.y, n_lams=5), short)
    picture.png(4)
    ax_path, ax_names = picture.fig.axes[:2]
    (fog,) = (each for each in ax_names.lines if each in picture.moving)
    left = np.nanmin(ax_names.transData.transform(fog.get_xydata())[:, 0])
    if fog.get_clip_on():
        left = max(left, fog.get_clip_box().x0)
    assert np.isnan(fog.get_xdata()).sum() == 12 and left >= ax_path.get_window_extent().x1
    assert left <= min(text.get_window_extent().x0 for text in ax_names.texts)


@pytest.mark.parametrize("side", [1, -1])
def test_marks_at_an_edge_are_whole(side):
    """All weights of one sign: 0 was the edge of the axes, and cut its crosses in half. A weak pull stood on the edge, too."""
    rng = np.random.default_rng(8)
    raw = rng.normal(size=(90, 6))
    data = own(np.column_stack([raw, rng.permuted(np.arange(90.0))]), (raw[:, :3].sum(axis=1) * side + rng.logistic(size=90) > 0) * 1.0)
    picture = pictures.weights_die(fit.path(data.X, data.y, lams=[0.3, 0.2, 0.1]), data)
    picture.png(2)
    for ax in picture.fig.axes:
        box = ax.get_window_extent()
        for line in ax.lines:
            if line.get_marker() in ("x", "o") and len(line.get_xdata()):
                x = ax.transData.transform(np.column_stack(line.get_data()))[:, 0]
                radius = line.get_markersize() / 2 / 72 * picture.fig.dpi
                assert x.min() - radius >= box.x0 and x.max() + radius <= box.x1


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("n", [1, 2])
def test_one_feature_and_two(n):
    data = of_all_kinds(np.random.default_rng(n), 70, 2)
    data = own(data.raw[:, :n], data.y, ["$a_$", "b|*"][:n], ("$", "_"))
    path = fit.path(data.X, data.y, n_lams=6)
    lives = obituary(data.X, data.y, path, data.names)
    for picture in (pictures.weights_die(path, data), pictures.tug_of_war(path, data)):
        assert f" of {n} weights" in picture.png(0)[1] or re.search(r"leans? on a wall", picture.png(0)[1])
        picture.png(5)
    for picture in (pictures.lifelines(lives), pictures.units_matter(lives, lives, ("a", "b")), pictures.one_weight(data, "$a_$")):
        picture.png()
    if n == 2:
        pictures.diamond_and_circle(data, "b|*", "$a_$").png()


@pytest.mark.parametrize("scale", [1, -1, 0.02])
def test_diamond_and_circle_holds_every_optimum(scale):
    """Best weights of either sign, and small ones: the window was that of the biopsies, and budgets went to 5 for weights of 0.1."""
    rng = np.random.default_rng(9)
    raw = rng.normal(size=(400, 2))
    data = own(raw, (scale * 2 * raw @ [1, -0.7] + rng.logistic(size=400) > 0) * 1.0)
    picture = pictures.diamond_and_circle(data, "column 0", "column 1")
    free = fit.newton(data.X, data.y, 0)[1:]
    for i in (0, 12, 24):
        caption = picture.show(i)
        for ax in (each for each in picture.fig.axes if each.get_ylabel().startswith("w₂")):
            (dot,) = (each for each in ax.lines if each in picture.moving)
            (x,), (y,) = dot.get_data()
            (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
            assert left < x < right and low < y < high
    assert caption.count("λ = 0") == 2 and np.abs(free).sum() > 0.3 * float(picture.labels[-1])


def test_lambdas_and_weights_have_the_digits_that_a_weak_pull_needs():
    rng = np.random.default_rng(11)
    y, x = np.arange(400) % 2 * 1.0, rng.normal(size=400)
    x = x - 2 * (y - 0.5) * (np.mean(x[y == 1]) - np.mean(x[y == 0])) / 2 + 1e-4 * y  # the means differ by 0.0001
    picture = pictures.one_weight(own(x[:, None], y), "column 0")
    assert len(set(picture.labels)) == 41 and re.search(r"w = 0\.0000?[1-9]\d", picture.show(0))
    assert "w = 0. " in picture.show(40) and picture.labels[40] in picture.show(40)


@pytest.mark.parametrize("separates", [False, True])
@pytest.mark.parametrize("scale", [3, -3, 0.1, 1e-4])
def test_one_weight_wherever_its_optimum_lies(scale, separates):
    rng = np.random.default_rng(10)
    x = rng.standard_t(2, size=200)
    y = ((scale * x + (0 if separates else rng.logistic(size=200))) > 0) * 1.0
    data, bias = own(x[:, None], y), np.log(y.mean() / (1 - y.mean()))
    picture, seen = pictures.one_weight(data, "column 0"), along_one(data.X[:, 1], y, bias)
    assert len(set(picture.labels)) == len(seen.lams)
    for i in range(len(seen.lams)):
        picture.show(i)
        for ax in picture.fig.axes:
            for line in ax.lines:
                if line.get_marker() in ("o", "d"):
                    (at,), (height,) = line.get_data()
                    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
                    assert left < at < right and low <= height <= high


@pytest.mark.filterwarnings("error")
def test_long_names_leave_room_for_the_ways_down(descent):
    runs, eta = descent
    long = BIOPSIES._replace(names=["IMMUNOGLOBULIN J CHAIN, a precursor of it", *BIOPSIES.names[1:]])
    named = dict(zip(("subgradient steps of Eq. (39)", "clipped at the crossing of 0", "proximal gradient"), runs.values(), strict=True))
    picture = pictures.ways_down(named, goal(long, 0.05), eta, long.names[0])
    picture.png()
    assert min(ax.get_window_extent().width for ax in picture.fig.axes) > 300


def test_next_to_die_is_whose_present_life_ends_first():
    """Worst perimeter lives three times: in its second life it is the next to die, though its last death comes late."""
    rising = fit.path(BIOPSIES.X, BIOPSIES.y).rising
    picture = pictures.weights_die(fit.path(BIOPSIES.X, BIOPSIES.y), BIOPSIES)
    said = [re.search(r"Next to die: (.+?)( in one step)?\.$", picture.show(i)) for i in range(100)]
    for i in range(100):
        ends = {}
        for name, weights in zip(BIOPSIES.names, rising.W[i:, 1:].T, strict=True):
            if weights[0]:
                ends[name] = next((k for k, weight in enumerate(weights) if weight == 0), 100)
        first = [name for name, end in ends.items() if end == min(ends.values())]
        assert (said[i][1] in (first[0], str(len(first))) and bool(said[i][2]) == (len(first) > 1)) if ends else said[i] is None
    assert said[23][1] == "worst perimeter" and round(rising.lams[23], 5) == 0.00191


def test_of_weights_that_die_in_one_step_of_the_slider_none_is_called_the_first():
    """Three die between 0.00067 and 0.00072; concavity error is the smallest of them and not the first."""
    path = fit.path(BIOPSIES.X, BIOPSIES.y)
    assert pictures.weights_die(path, BIOPSIES).show(8).endswith("Next to die: 3 in one step.")
    between = fit.newton(BIOPSIES.X, BIOPSIES.y, 0.00069)[1:]
    smallest, first = (BIOPSIES.names.index(name) for name in ("concavity error", "concave points error"))
    before = np.abs(path.rising.W[8, 1:])
    assert between[first] == 0 != between[smallest] and before[smallest] < before[first]
    short = fit.path(BIOPSIES.X, BIOPSIES.y, [0.1, 0.09])
    assert pictures.weights_die(short, BIOPSIES).show(1).endswith("None dies before the slider ends.")
