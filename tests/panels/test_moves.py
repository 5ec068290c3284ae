"""A thousand moves of a slider, here and in JupyterLab: flat memory, no queue, no wrong caption."""

import ipywidgets
import numpy as np
import psutil
import pytest
from browser import SLIDER, jupyter, press, run_all

from lrnotes import data, panels
from lrnotes.forward_pass import pictures

MEGABYTE = 2**20
MOVES = 1000


def decision_line():
    return pictures.two_features(data.breast_cancer(), "mean radius", "mean texture")


@pytest.mark.slow
def test_a_thousand_moves_of_a_live_panel_leave_memory_flat_and_every_caption_right():
    says = decision_line().show
    sliders = {f"w{j}": ipywidgets.FloatSlider(min=-6, max=6, step=0.1) for j in range(3)}
    panel = panels.live(decision_line(), **sliders)
    rng, wrong = np.random.default_rng(0), []

    def move(times):
        for _ in range(times):
            sliders[f"w{rng.integers(3)}"].value = round(rng.uniform(-6, 6), 1)
            told = says(**{name: slider.value for name, slider in sliders.items()})
            if panel.caption != told:
                wrong.append(told)

    move(100)  # caches fill
    process = psutil.Process()
    before = process.memory_info().rss
    move(MOVES)
    assert (process.memory_info().rss - before) / MEGABYTE <= 10
    assert wrong == []


@pytest.fixture
def own_lab():
    """A JupyterLab with no kernels of other tests."""
    with jupyter() as address:
        yield address


def kernels():
    running = [child for child in psutil.Process().children(recursive=True) if child.status() != psutil.STATUS_ZOMBIE]
    return {child for child in running if "ipykernel_launcher" in child.cmdline()}


@pytest.mark.slow
def test_a_thousand_keys_in_jupyterlab_leave_memory_flat_no_queue_and_no_wrong_caption(own_lab, page):
    earlier = kernels()
    run_all(page, own_lab("01_forward_pass.ipynb"))
    panel = page.locator(".jp-OutputArea-output").filter(has_text="w0").filter(has=page.locator(SLIDER))
    handle, says = panel.locator(SLIDER).first, decision_line().show
    (kernel,) = kernels() - earlier
    browser = page.context.new_cdp_session(page)

    def memory():
        browser.send("HeapProfiler.collectGarbage")
        heap = browser.send("Runtime.getHeapUsage")["usedSize"]
        return np.array([kernel.memory_info().rss, heap]) / MEGABYTE

    press(page, handle, "Home", *["ArrowRight", "ArrowLeft"] * 50)  # caches fill
    panel.get_by_text(says(-6.0, 3.0, 1.0)).wait_for(timeout=5000)
    panel.evaluate("""panel => {
        window.seen = new Set();
        const [range, caption] = ['input', '.lr-caption'].map(each => panel.querySelector(each));
        const look = () => seen.add(range.getAttribute('aria-valuetext').replace(/^.*?[.] /, '') + '|' + caption.textContent);
        new MutationObserver(look).observe(panel, {subtree: true, childList: true, attributeFilter: ['aria-valuetext']});
    }""")
    before = memory()
    steps = ["ArrowRight"] * 100 + ["ArrowLeft"] * 100
    press(page, handle, *(steps * (MOVES // 200))[: MOVES - 50], *["ArrowRight"] * 50)
    panel.get_by_text(says(4.0, 3.0, 1.0)).wait_for(timeout=300)
    grown, told = memory() - before, page.evaluate("[...seen]")
    assert (grown <= 10).all(), grown
    right = {says(step / 10, 3.0, 1.0) for step in range(-60, 61)}
    last = says(4.0, 3.0, 1.0)  # how many came before it depends on how fast the keys came
    assert f"{last}|{last}" in told and set(told) <= {f"{text}|{text}" for text in right}
