"""Readers who listen, who use the keyboard alone, who enlarge the text, or who see colours differently."""

import contextlib
import itertools
import re

import numpy as np
import pytest
from browser import EACH, NOTEBOOKS, cut_off, open_page, press
from colorspacious import cspace_convert, deltaE
from contrast import weak
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.text import Text
from playwright.sync_api import expect

from lrnotes import derivation
from lrnotes.panels import stepping, style
from lrnotes.publish.npm import fetch

NAMES = [path.stem for path in NOTEBOOKS]
PAGES = ["index", *NAMES]


def contrast_with_white(color):
    """From 1 to 21, as WCAG 2 defines it."""
    channels = np.array(to_rgb(color))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return 1.05 / (linear @ [0.2126, 0.7152, 0.0722] + 0.05)


def seen_with(color, kind):
    """The colour as someone without one kind of cone sees it (Machado, Oliveira and Fernandes 2009, severity 100%)."""
    simulation = {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
    return np.clip(cspace_convert(to_rgb(color), simulation, "sRGB1"), 0, 1)


@pytest.mark.parametrize("kind", ["deuteranomaly", "protanomaly"])
def test_colours_are_told_apart_without_red_or_green_cones(kind):
    colours = {name: seen_with(getattr(style, name), kind) for name in ("BLUE", "VERMILLION", "GREEN", "ORANGE", "PURPLE", "INK", "GREY")}
    for (one, first), (other, second) in itertools.combinations(colours.items(), 2):
        least = 9 if "GREY" in (one, other) else 12  # CAM02-UCS; a difference of 1 to 2 is just seen
        assert deltaE(first, second, input_space="sRGB1") > least, f"{one} and {other}"


def test_lines_stand_out_from_the_paper_light_and_dark():
    for name in ("BLUE", "VERMILLION", "GREEN", "PURPLE", "INK", "GREY"):
        assert contrast_with_white(getattr(style, name)) >= 3, name
        on_dark = contrast_with_white(style.DARK[style.WHITE]) / contrast_with_white(style.DARK[getattr(style, name)])
        assert on_dark >= (4.5 if name in ("INK", "GREY") else 3), name


def test_all_text_in_the_pictures_can_be_read(pictures_of):
    for shown in pictures_of:
        shown.fig.draw_without_rendering()  # axes get their numbers now
        for frame in (0, len(shown.labels) // 2, -1) if shown.labels else [None]:
            if frame is not None:
                shown.show(range(len(shown.labels))[frame])
            for text in shown.fig.findobj(Text):
                if text.get_text() and text.get_visible():
                    assert to_rgba(text.get_color())[3] == 1
                    assert contrast_with_white(text.get_color()) >= 4.5, text.get_text()


def test_what_changed_in_a_stepper_can_be_read():
    line = derivation.Line(1, r"\changed{x}", "it is so", lambda x: x, 1)
    (colour,) = re.findall(r"\\color\{(#\w{6})\}", stepping._latex(line))
    assert contrast_with_white(colour) >= 4.5
    (instead,) = re.findall(r"color: (#\w{6}) !important", stepping._STYLE)  # on dark pages
    assert contrast_with_white(style.DARK[style.WHITE]) / contrast_with_white(instead) >= 4.5


@pytest.fixture(scope="session")
def axe(tmp_path_factory):
    folder = tmp_path_factory.mktemp("axe")
    fetch("axe-core@4.14.1", r"axe\.min\.js", folder)
    return folder / "axe.min.js"


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(static, axe, name):
    page, _ = static(name)
    page.add_script_tag(path=axe)
    found = page.evaluate("axe.run()")
    assert len(found["passes"]) > 20
    assert [(rule["impact"], rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"] if rule["impact"] != "minor"] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_text_and_lines_of_every_panel_and_stepper_stand_out_light_and_dark(static, name):
    page, _ = static(name)
    for panel in page.locator(".lr-panel").all():
        panel.scroll_into_view_if_needed()
        panel.locator(".lr-picture svg").wait_for()
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        for end in ("max", "min"):
            to_end = "(slider, end) => { slider.value = slider[end]; slider.dispatchEvent(new Event('input')); }"
            for slider in page.locator(".lr-slider input").all():
                slider.evaluate(to_end, end)
            check_contrast(page, scheme)


def check_contrast(page, scheme):
    for area in page.locator(".lr-panel, .lr-stepper, .lr-predict").all():
        found = [fault for fault in weak(area) if not any(f"stroke:var({colour})" in (fault[0] or "") for colour in BEHIND)]
        assert found == [], (scheme, area.get_attribute("id"))


BEHIND = {  # lines that need not stand out, and why
    "--lr-faint": "rows and zero lines that guide the eye, and the curves of all others behind the one that is named",
    "--lr-paper": "the light edge around a name, which keeps lines off it",
}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["01_forward_pass", "04_l1"])
def test_axe_finds_nothing_serious_in_awake_panels_nor_in_full_screen(web, page, axe, name, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, f"{web}/{name}.html")
    for panel in page.locator(".lr-panel").all():
        panel.scroll_into_view_if_needed()
        panel.locator(".lr-picture svg").wait_for()
    page.add_script_tag(path=axe)
    assert serious(page) == []
    page.locator(".lr-panel").first.focus()
    page.keyboard.press("f")
    page.wait_for_function("document.querySelector('.lr-panel').dataset.size === 'hall'")
    page.add_style_tag(content=".jp-OutputArea-child { overflow: visible !important }")  # which cuts it off, thinks axe
    assert serious(page, "document.querySelector('.lr-panel')") == []


AREAS = "[...document.querySelectorAll('.jp-Cell:not(.lm-mod-hidden) :is(.lr-panel, .lr-stepper, .lr-predict)')]"


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_what_notebooks_show_in_jupyterlab_stands_out_and_axe_finds_nothing_serious(ran, axe, path):
    page = ran(path.name)
    page.add_script_tag(path=axe)
    with all_in_view(page):
        for theme in ("JupyterLab Dark", "JupyterLab Light"):
            choose_theme(page, theme)
            page.wait_for_function(f"{AREAS}.every(area => area.checkVisibility({{contentVisibilityAuto: true}}))")
            assert serious(page, AREAS) == []
            check_contrast(page, theme)


def choose_theme(page, name):
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-item").filter(has_text=re.compile("^Theme$")).hover()
    page.locator(".lm-Menu-item").filter(has_text=re.compile(f"^{name}$")).click()
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false" if name.endswith("Dark") else "true", timeout=30_000)
    expect(page.locator("#jupyterlab-splash")).to_have_count(0, timeout=30_000)  # until then nothing else is shown


@contextlib.contextmanager
def all_in_view(page):
    """A window as tall as the notebook: what is out of view axe takes for hidden, and does not ask for its contrast."""
    page.locator(".jp-Notebook .jp-Cell").first.click(position={"x": 3, "y": 3})  # the chosen cell is what JupyterLab keeps in view
    usual = page.viewport_size
    height = page.locator(".jp-WindowedPanel-inner").evaluate("notebook => notebook.offsetHeight")
    page.set_viewport_size({"width": usual["width"], "height": 2 * height})  # the height of what was not laid out yet is a guess
    page.evaluate("document.body.style.overflow = 'visible'")  # JupyterLab's body has no height, and all lies outside of it
    yield
    page.evaluate("document.body.style.overflow = ''")
    page.set_viewport_size(usual)


def serious(page, where="document"):
    """What axe-core finds of impact serious or critical: the rule, and the first element."""
    found = page.evaluate(f"axe.run({where})")
    assert len(found["passes"]) > 5
    assert "color-contrast" in {rule["id"] for rule in found["passes"]}  # or else it has seen nothing
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"] if rule["impact"] in ("serious", "critical")]


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_text_at_twice_its_size_is_not_cut_off(static, name):
    page, _ = static(name)
    usual = page.viewport_size
    page.set_viewport_size({"width": 640, "height": 500})  # what a window of 1280 x 1000 is at 200 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    cut = """elements => elements.filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden')
        .filter(e => !e.closest('.MJX_Assistive_MathML')).map(e => e.className + ': ' + e.textContent.slice(0, 50))"""
    assert page.locator("main *").evaluate_all(cut) == []
    page.set_viewport_size(usual)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_keyboard_reaches_every_control(web, page, name):
    cut_off(page, web)
    open_page(page, f"{web}/{name}.html")
    for panel in page.locator(".lr-panel").all():  # each wakes when it comes near
        panel.scroll_into_view_if_needed()
        panel.locator(".lr-picture svg").wait_for()
    controls = page.locator(".noUi-handle:visible, .widget-play button:visible, .lr-controls input, .lr-controls button")
    controls.evaluate_all("elements => elements.forEach((element, i) => { element.dataset.control = i; })")
    reached = []
    for _ in range(2000):
        page.keyboard.press("Tab")
        at = page.evaluate("document.activeElement.dataset.control ?? document.activeElement.tagName")
        if at == "BODY":
            break
        reached.append(at)
    assert [at for at in reached if at.isdigit()] == [str(i) for i in range(controls.count())] != []


@pytest.mark.parametrize("name", ["index", *EACH])
def test_every_picture_has_alternative_text(static, name):
    page, _ = static(name)
    texts = page.locator("img").evaluate_all("images => images.map(image => image.getAttribute('alt'))")
    assert all(len(text) > 20 for text in texts), texts
    for panel in page.locator(".lr-panel").all():
        panel.scroll_into_view_if_needed()
        assert len(panel.locator(".lr-caption").inner_text()) > 20
        assert panel.locator(".lr-picture svg").get_attribute("aria-hidden") == "true"  # the sentence says what is seen, once


MOVED = """([handle, before]) => {  // and tells what is seen
    const ours = handle.closest('.lr-panel'), told = handle.getAttribute('aria-valuetext'), parts = ours
        ? [handle.nextSibling, ours.querySelector('.lr-caption')]
        : [handle.closest('.widget-slider').querySelector('.widget-readout'), handle.closest('.widget-vbox').querySelector('figcaption')];
    return told !== before && told === parts.filter((part) => part).map((part) => part.textContent).join('. ');
}"""


def check_what_is_told(page, sliders):
    """What a screen reader is told of sliders and of the buttons beside them, at both ends and in between."""
    told = set()
    for slider in sliders.all():
        label = slider.locator("xpath=ancestor::*[contains(@class, 'widget-slider') or @class='lr-slider']/label").text_content()
        assert label
        expect(slider).to_have_accessible_name(label)
        before = None
        for key in ("End", "Home", "ArrowRight"):
            press(page, slider, key)
            page.wait_for_function(MOVED, arg=[slider.element_handle(), before])
            before = slider.get_attribute("aria-valuetext")
            told.add(before)
    assert len(told) >= 2 * sliders.count()  # the middle is also an end where there are two lines
    buttons = page.locator(".widget-play button:visible")
    for i, button in enumerate(buttons.all()):
        expect(button).to_have_accessible_name(re.compile(("^play .+", "^stop and rewind .+")[i % 2]))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_controls_of_a_static_page_have_names_and_values(static, name):
    page, _ = static(name)
    check_what_is_told(page, page.get_by_role("slider"))
    play = page.locator(".widget-play button, .lr-play").first
    play.click()
    expect(play).to_have_accessible_name(re.compile("^pause .+"))
    play.click()


@pytest.mark.slow
def test_controls_in_jupyterlab_have_names_and_values(ran):
    page = ran("01_forward_pass.ipynb")
    sliders = page.locator(".jp-OutputArea-output").get_by_role("slider")
    expect(sliders).to_have_count(6)
    check_what_is_told(page, sliders)
