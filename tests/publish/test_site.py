"""The static pages, opened in a browser that can reach nothing else."""

import base64
import functools
import importlib
import io
import re

import numpy as np
import pytest
from browser import EACH, NOTEBOOKS, SLIDER, answer_all, cut_off, new_page, open_page, press, smallest_text, typeset
from nbformat import write
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from PIL import Image
from playwright.sync_api import expect

from lrnotes import data
from lrnotes.forward_pass import pictures as forward_pass
from lrnotes.publish import page as look
from lrnotes.publish import site as pages

MEGABYTE = 1_000_000
NAMES = [path.stem for path in NOTEBOOKS]


def wake_all(page):
    """Look at every panel, which is when each gets its slider."""
    for panel in page.locator(".lr-panel").all():
        panel.scroll_into_view_if_needed()
        panel.locator(".lr-picture svg").wait_for()


@pytest.mark.parametrize("name", EACH)
def test_every_slider_moves_to_both_ends_with_no_kernel_and_no_network(static, name):
    page, failures = static(name)
    wake_all(page)
    sliders = page.locator(SLIDER)
    assert sliders.count()
    for handle in sliders.all():
        panel = handle.locator("xpath=ancestor::*[contains(@class, 'widget-vbox') or contains(@class, 'lr-panel')][1]")
        shown = set()
        for key in ("Home", "End"):
            press(page, handle, key)
            page.wait_for_timeout(100)
            shown.add(panel.locator(".lr-caption, pre").first.inner_text())
        assert len(shown) == 2, "the picture stayed the same: a slider that needs a kernel"
    assert failures == []


def test_lambda_slider_kills_all_weights_on_the_static_page(static):
    page, failures = static("04_l1")
    panel = page.locator(".jp-OutputArea-output").filter(has=page.locator(SLIDER)).first
    for key, text in (("End", "0 of 30"), ("Home", "22 of 30")):
        press(page, panel.locator(SLIDER), key)
        panel.get_by_text(text).wait_for(timeout=2000)
    assert panel.locator(SLIDER).get_attribute("aria-valuetext").endswith(panel.locator(".lr-caption").inner_text())
    assert failures == []


def test_a_panel_has_an_address_that_opens_it_alone_in_hall_size(web, page):
    failures = cut_off(page, web)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{web}/04_l1.html?present#weights-die")
    panel = page.locator("#weights-die")
    expect(panel).to_have_attribute("data-size", "hall")
    assert panel.bounding_box() == {"x": 0, "y": 0, "width": 1920, "height": 1080} and smallest_text(panel) >= 24
    page.keyboard.press("End")  # the slider has the focus
    expect(panel.locator(".lr-caption")).to_contain_text("0 of 30")
    slider = panel.locator(SLIDER)
    for key, stop in (("PageUp", "98"), ("PageDown", "99"), ("ArrowLeft", "98")):  # a presenter sends the first two
        page.keyboard.press(key)
        expect(slider).to_have_value(stop)
    widths = set()
    for key in ("Home", "ArrowRight", "End"):  # numbers of eight, eight and five digits beside it
        page.keyboard.press(key)
        widths.add(slider.bounding_box()["width"])
    assert len(widths) == 1
    page.keyboard.press("F")
    page.wait_for_function("document.fullscreenElement?.id === 'weights-die'")  # from alone in the window to alone on the screen
    page.keyboard.press("F")
    page.wait_for_function("!document.fullscreenElement")
    assert panel.get_attribute("data-size") == "hall"  # and back to alone in the window
    page.keyboard.press("Escape")
    expect(panel).to_have_attribute("data-size", "page")
    page.keyboard.press("f")
    expect(panel).to_have_attribute("data-size", "hall")
    assert page.evaluate("document.fullscreenElement.id") == "weights-die"
    page.keyboard.press("f")
    assert failures == []


def test_another_address_of_the_same_page_opens_another_panel(web, page):
    page.goto(f"{web}/04_l1.html?present#weights-die")
    for name in ("one-weight", "weights-die", "one-weight"):
        page.evaluate("name => { location.hash = name; }", name)  # what is typed into the address
        panel = page.locator(f"#{name}")
        expect(panel).to_have_attribute("data-size", "hall")
        expect(page.locator(".lr-alone, .lr-panel:fullscreen")).to_have_count(1)
        for key, stop in (("Home", "0"), ("ArrowRight", "1")):
            page.keyboard.press(key)
            expect(panel.locator(SLIDER)).to_have_value(stop)
        if name == "weights-die":
            page.keyboard.press("Escape")
            expect(panel).to_have_attribute("data-size", "page")
    page.get_by_role("button", name="play").and_(page.locator("#one-weight button")).click()
    page.evaluate("location.hash = 'What-to-notice'")
    expect(page.locator("#one-weight").get_by_role("button", name="play")).to_be_visible()  # it does not play on unseen
    expect(page.locator(".lr-alone")).to_have_count(0)
    expect(page.get_by_role("heading", name="What to notice")).to_be_in_viewport()


def test_a_name_that_no_panel_has_is_said_and_the_names_that_are_there(web, page):
    page.goto(f"{web}/04_l1.html?present#weights-dye")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Nothing on this page is called “weights-dye”. The panels of this page are weights-die")
    expect(alert).to_be_in_viewport()
    alert.get_by_role("link", name="one-weight").click()
    expect(page.locator("#one-weight")).to_have_attribute("data-size", "hall")
    page.evaluate("location.hash = 'one-wait'")
    expect(page.get_by_role("alert").filter(has_text="“one-wait”")).to_be_in_viewport()


def test_every_key_of_a_lecturer_does_the_same_after_a_click(web, page):
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{web}/04_l1.html?present#weights-die")
    panel = page.locator("#weights-die")
    expect(panel).to_have_attribute("data-size", "hall")
    slider, play = panel.locator(SLIDER), panel.get_by_role("button", name="play")
    for place in (play, panel.locator(".lr-picture"), panel.get_by_role("button", name="one step on")):
        place.click()
        for key, stop in (("Home", "0"), ("End", "99"), ("ArrowLeft", "98"), ("Home", "0"), ("ArrowRight", "1")):  # each holds what plays
            page.keyboard.press(key)
            expect(slider).to_have_value(stop)
            expect(play).to_be_visible()
    slider.focus()
    for key, stop in (("Home", "0"), ("End", "99"), ("Home", "0")):  # and moves, too, where the slider has the focus and plays
        page.keyboard.press(" ")
        expect(play).to_have_count(0)
        page.keyboard.press(key)
        expect(slider).to_have_value(stop)
        expect(play).to_be_visible()
    page.keyboard.press(" ")
    pause = panel.get_by_role("button", name="pause")
    expect(pause).to_be_visible()
    page.keyboard.press(" ")
    expect(play).to_be_visible()


SIZED = {  # panels with a layout for each size
    "01_forward_pass": ["two-features", "saturation"],
    "02_loss": ["two-losses", "slip-downstream", "three-levels-of-care"],
    "03_gradients": ["gradient-check", "step-sizes", "two-units", "walkers"],
    "04_l1": ["weights-die", "fan", "one-weight", "diamond-and-circle", "tug-of-war", "ways-down", "shifted", "kinks", "weights-die-2"],
    "05_evidence": ["curves", "curves-2", "planted", "survival", "recovery", "bias-and-variance", "thresholds", "overruled", "fewer"],
}


@pytest.fixture(scope="module")
def on_a_phone(web, browser):
    """Gives a page as wide and high as a phone, opened once."""

    @functools.cache
    def opened(name):
        page = new_page(browser)
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(f"{web}/{name}.html")
        return page

    return opened


@pytest.mark.parametrize(("name", "id"), [(name, id) for name, ids in SIZED.items() for id in ids])
def test_a_panel_fits_a_phone_and_its_text_can_be_read(on_a_phone, name, id):
    page = on_a_phone(name)
    panel = page.locator(f"#{id}")
    panel.scroll_into_view_if_needed()
    expect(panel).to_have_attribute("data-size", "phone")
    box = panel.bounding_box()
    assert box["height"] <= 844 and box["x"] + box["width"] <= 390 and smallest_text(panel) >= 12
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [390, 1000])
@pytest.mark.parametrize("name", ["01_forward_pass", "02_loss", "04_l1", "05_evidence"])
def test_a_still_is_one_picture_whose_words_are_whole_apart_and_large_enough(web, page, name, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{web}/{name}.html")
    stills = page.locator(".lr-drawing")
    assert stills.count()
    for still in stills.all():
        shown = still.locator("svg[role=img]:visible")
        expect(shown).to_have_count(1)
        assert smallest_text(shown) >= 12
        assert shown.evaluate(CROWDED) == [] and shown.get_attribute("aria-label")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# What of the words in a picture is cut at its edge, or lies over others: the boxes of lines without the room above and below.
CROWDED = """svg => {
    const whole = svg.getBoundingClientRect(), found = [], {min, max} = Math;
    const boxes = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
    boxes.forEach(([said, box], i) => {
        const {left, right, top, bottom} = box;
        const [beside, above] = [min(left - whole.left, whole.right - right), min(top - whole.top, whole.bottom - bottom)];
        if (beside < -2 || above < -4) found.push(`${said} is cut`);
        for (const [other, its] of boxes.slice(i + 1)) {
            const across = min(right, its.right) - max(left, its.left), down = min(bottom, its.bottom) - max(top, its.top);
            if (across > 2 && down > 0.3 * min(box.height, its.height)) found.push(`${said} on ${other}`);
        }
    });
    return found;
}"""


def test_paper_and_ink_follow_the_theme(web, page):
    page.goto(f"{web}/04_l1.html")
    panel, seen = page.locator("#weights-die"), []
    panel.scroll_into_view_if_needed()
    panel.locator("svg text").first.wait_for()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        ink = "getComputedStyle(panel.querySelector('svg text')).fill"
        seen.append(panel.evaluate(f"panel => [getComputedStyle(panel).backgroundColor, {ink}]"))
    assert seen == [["rgb(255, 255, 255)", "rgb(0, 0, 0)"], ["rgb(17, 17, 17)", "rgb(230, 230, 230)"]]


def test_a_finger_reaches_every_place_of_the_lambda_slider_and_play_keeps_its_place(web, page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{web}/04_l1.html#weights-die")
    panel = page.locator("#weights-die")
    slider = panel.locator(SLIDER)
    box = slider.bounding_box()
    assert box["height"] >= 44 and box["width"] >= 300
    seen = set()
    page.mouse.move(box["x"] + 8, box["y"] + 22)
    page.mouse.down()
    for x in range(int(box["width"]) + 1):
        page.mouse.move(box["x"] + x, box["y"] + 22)
        seen.add(slider.input_value())
    page.mouse.up()
    assert seen == {str(i) for i in range(100)}
    press(page, slider, "Home")
    panel.get_by_role("button", name="play").click()
    page.wait_for_function("document.querySelector('#weights-die input').value >= 2", timeout=10000)
    panel.get_by_role("button", name="pause").click()
    at = slider.input_value()
    page.wait_for_timeout(600)
    assert slider.input_value() == at  # the place is kept
    panel.get_by_role("button", name="one step back").click()
    assert int(slider.input_value()) == int(at) - 1


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_option_of_every_prediction_brings_its_own_feedback(static, name):
    page, failures = static(name)
    topic = importlib.import_module(f"lrnotes.{name[3:]}.predictions")
    predictions = [value for value in vars(topic).values() if isinstance(value, tuple)]
    assert answer_all(page, predictions) == sum(len(options) for _, options, _ in predictions) > 15
    assert failures == []


def test_the_pages_open_from_a_disk(site, page):
    failures = cut_off(page, site.as_uri())
    open_page(page, f"{site.as_uri()}/04_l1.html")
    page.locator(".lr-panel").first.scroll_into_view_if_needed()
    press(page, page.locator(SLIDER).first, "End")
    page.get_by_text("0 of 30").first.wait_for(timeout=2000)
    assert failures == []


@pytest.mark.parametrize(("size", "width", "height"), [("page", 1280, 1000), ("phone", 390, 844), ("hall", 1920, 1080)])
def test_the_first_panel_moves_with_no_kernel_as_python_draws_it(web, page, size, width, height):
    failures = cut_off(page, web)
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{web}/01_forward_pass.html{'?present' if size == 'hall' else ''}#two-features")
    panel = page.locator("#two-features")
    expect(panel).to_have_attribute("data-size", size)
    picture = forward_pass.two_features(data.breast_cancer(), "mean radius", "mean texture")
    picture = picture.at(size) or picture
    picture.background(w0=0, w1=0, w2=0)
    for weights in ((-6, 6, 6), (1.3, -0.4, 2), (6, 0.1, -0.1), (0, 0, 0)):
        for slider, weight in zip(panel.locator(SLIDER).all(), weights, strict=True):
            slider.evaluate("(slider, to) => { slider.value = to; slider.dispatchEvent(new Event('input')); }", weight)
        drawn, _, caption = picture.layer(**dict(zip(("w0", "w1", "w2"), weights, strict=True)))
        expect(panel.locator(".lr-caption span")).to_have_text(caption)
        assert panel.locator(".lr-moving text").all_text_contents() == re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
        seen = panel.locator(".lr-moving path[clip-path]").evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
        expected = re.findall(r'<path clip-path[^>]* d="([^"]*)"', drawn)
        assert len(seen) == len(expected) >= 2
        for ours, python in zip(map(points, seen), map(points, expected), strict=True):
            apart = np.abs(ours[:, None] - python).max(axis=2)  # Matplotlib leaves out a dot upon the one before
            assert apart.min(axis=0).max() < 0.2 and apart.min(axis=1).max() < 0.2
    assert failures == []


def points(d):
    """The points of a path of straight lines (n, 2), in points of the picture."""
    at, found = np.zeros(2), []
    for command, numbers in re.findall(r"([MLl])([^MLl]*)", d):
        for pair in np.array(re.findall(r"-?(?:\d*\.\d+|\d+)", numbers), dtype=float).reshape(-1, 2):
            at = at + pair if command == "l" else pair
            found.append(at)
    return np.array(found)


def test_exercises_say_where_they_are_answered_and_progress_is_left_out():
    tagged = {"tags": ["exercise"]}
    cells = [
        new_markdown_cell("### Your turn: one", metadata=tagged | {"jp-MarkdownHeadingCollapsed": True}),
        new_code_cell("exercises.one.check(...)", metadata=tagged),
        new_code_cell("exercises.one.watch(mine)", metadata=tagged),
        new_code_cell("exercises.check(1)"),
        new_markdown_cell("## Your progress", metadata=tagged),
        new_code_cell("exercises.report()", metadata=tagged),
        new_markdown_cell("## Summary"),
    ]
    notebook = new_notebook(cells=cells)
    pages.keep_what_works_alone(notebook, "on Binder")
    left = ["### Your turn: one", "exercises.one.check(...)", "exercises.check(1)", "## Summary"]
    assert [cell.source for cell in notebook.cells] == left
    assert notebook.cells[1].outputs[0].data["text/markdown"] == "*To answer, open this notebook on Binder.*"
    assert notebook.cells[2].outputs == []


def test_the_index_leads_to_every_page(web, page):
    failures = cut_off(page, web)
    open_page(page, f"{web}/index.html")
    links = page.locator("h2 a:not(.anchor-link)").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links == [f"{name}.html" for name in NAMES]
    assert page.locator("img").evaluate_all("images => images.every(image => image.naturalWidth > 0)")
    for name in NAMES:
        page.goto(f"{web}/index.html")
        page.locator(f'h2 a[href="{name}.html"]').click()
        page.wait_for_url(f"{web}/{name}.html")  # and until it is loaded
        assert page.title() and page.title() in page.locator("h1").inner_text()
        page.get_by_role("link", name="All notebooks").click()
        expect(page).to_have_url(f"{web}/index.html")
    assert failures == []


@pytest.mark.parametrize("name", EACH)
def test_names_on_a_page_are_given_once(static, name):
    page, _ = static(name)
    given = page.locator("[id]").evaluate_all("elements => elements.map(element => element.id)")
    assert len(given) > 50 and sorted(given) == sorted(set(given))


@pytest.mark.parametrize("name", EACH)
def test_links_to_other_notebooks_lead_to_pages_that_are_there(static, name):
    page, _ = static(name)
    own = page.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href')).filter(to => !/^(#|[a-z]+:)/.test(to))")
    assert "index.html" in own and set(own) <= {f"{each}.html" for each in ["index", *NAMES]} | {f"./{name}.ipynb"}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_not_too_heavy_for_a_phone(site, name):
    assert (site / f"{name}.html").stat().st_size <= 8 * MEGABYTE


def test_what_stands_beside_the_pages_is_not_too_heavy(site):
    assert sum(path.stat().st_size for path in (site / "js").rglob("*") if path.is_file()) <= 5 * MEGABYTE


def test_smaller_pictures_have_the_same_pixels():
    noise = np.random.default_rng(0).integers(0, 256, (40, 50), dtype=np.uint8)
    image = Image.fromarray(noise, "L").convert("P")
    png = io.BytesIO()
    image.save(png, "PNG", transparency=255)
    webp = look.webp(base64.b64encode(png.getvalue()).decode())
    before, after = (
        np.asarray(Image.open(io.BytesIO(data)).convert("RGBA")) for data in (png.getvalue(), base64.b64decode(webp.partition(",")[2]))
    )
    visible = before[..., 3] > 0
    assert webp.startswith("data:image/webp;base64,") and 0 < visible.mean() < 1
    assert np.array_equal(before[..., 3], after[..., 3]) and np.array_equal(before[visible], after[visible])


def test_without_offline_libraries_come_from_a_cdn_live_panels_point_to_binder_and_stills_take_the_colours_of_the_page(tmp_path):
    code = """import ipywidgets
from lrnotes import panels
from lrnotes.panels.picture import Picture
from lrnotes.panels.style import new_figure
picture = Picture(new_figure(2, 1), [], lambda x: f"x is {x}")
panels.live(picture, x=ipywidgets.IntSlider())"""
    still = 'Picture(new_figure(2, 1), [], lambda: "it stands still").still()'
    asked = 'panels.predict("Is it?", ["yes", "no"], ["It is.", "It is."])'
    stepper = "from lrnotes.loss import derivation\npanels.stepper(derivation.cross_entropy)"
    cells = [new_markdown_cell("# Look at x\n\nIt is a number."), *map(new_code_cell, (code, still, asked, stepper))]
    for name, some in (("x", cells), ("y", cells[:-1])):
        notebook = new_notebook(cells=some)
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        write(notebook, tmp_path / f"{name}.ipynb")
    pages.build([tmp_path / "x.ipynb", tmp_path / "y.ipynb"], tmp_path / "site", repository="me/it")
    html = (tmp_path / "site/x.html").read_text(encoding="utf-8")
    assert '<a href="https://mybinder.org/v2/gh/me/it/HEAD?urlpath=lab/tree/notebooks/x.ipynb">on Binder</a>' in html
    addresses = [
        set(re.findall(r"https://[^'\"]+\.js[^'\"]*", text)) for text in (html, (tmp_path / "site/y.html").read_text(encoding="utf-8"))
    ]
    manager = "https://cdn.jsdelivr.net/npm/@jupyter-widgets/html-manager@1.0.15/dist/embed.js"
    mathjax = "https://cdn.jsdelivr.net/npm/mathjax@2.7.9/MathJax.js?config=TeX-AMS_CHTML-full,Safe"
    assert addresses == [{manager, mathjax}, {mathjax}]  # without a stepper a page needs no widgets
    assert html.count('type="radio"') == 2
    assert "x is 0" in html and not list((tmp_path / "site").glob("js"))
    assert (
        re.search(r'class="lr-drawing[^>]*><div class="lr-picture">\s*<svg [^>]*aria-label="it stands still"', html) and "<img" not in html
    )


def test_a_panel_that_asks_is_a_list_with_the_truth_folded_below(tmp_path, page):
    code = "from lrnotes.panels.asking import ask\nask(['x is 3', 'x < 2'], ['true', 'false: 3'], lambda given: ('', ''))"
    notebook = new_notebook(cells=[new_markdown_cell("# Judge x\n\nIt is a number."), new_code_cell(code)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    write(notebook, tmp_path / "x.ipynb")
    pages.build([tmp_path / "x.ipynb"], tmp_path / "site")
    cut_off(page, (tmp_path / "site").as_uri())
    page.goto(f"{(tmp_path / 'site').as_uri()}/x.html")
    asked = page.locator(".jp-OutputArea-output ol > li")
    expect(asked).to_have_text(["x is 3", "x < 2", "true", "false: 3"])
    visible = [item.is_visible() for item in asked.all()]
    page.get_by_text("Where no slider moves").click()
    assert visible == [True, True, False, False] and all(item.is_visible() for item in asked.all())
    expect(page.get_by_text("This panel needs Python: open this notebook in JupyterLab")).to_have_count(1)


def test_a_notebook_with_a_title_alone_and_a_plain_figure_is_published(tmp_path):
    """A picture that Matplotlib shows by itself brings neither alternative text nor a width."""
    png = base64.b64encode((lambda data: Image.new("RGB", (3, 2)).save(data, "PNG") or data.getvalue())(io.BytesIO())).decode()
    code = f"from IPython.display import display\ndisplay({{'image/png': {png!r}}}, raw=True)"
    notebook = new_notebook(cells=[new_markdown_cell("# Only a title"), new_code_cell(code)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    write(notebook, tmp_path / "x.ipynb")
    pages.build([tmp_path / "x.ipynb"], tmp_path / "site")
    assert 'alt="The first picture of Only a title"' in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site/x.png").is_file()


def test_a_stepper_fits_a_phone_keeps_its_height_and_shows_what_changed_in_the_dark(web, page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    open_page(page, f"{web}/02_loss.html")
    stepper = page.locator(".lr-stepper").first
    stepper.locator(".lr-step").wait_for()
    assert stepper.locator(".noUi-target").bounding_box()["width"] >= 140
    heights, colours = set(), set()
    for _ in range(4):
        press(page, stepper.locator(SLIDER), "ArrowRight")
        page.wait_for_timeout(100)
        typeset(page)
        box = stepper.bounding_box()
        heights.add(round(box["height"]))
        assert box["x"] + box["width"] <= 390
        changed = "e => [...e.querySelectorAll('[style*=\"179, 78, 0\"]')].map(each => getComputedStyle(each).color)"
        colours |= set(stepper.evaluate(changed))
    assert len(heights) == 1 and colours == {"rgb(255, 138, 76)"}
