"""From key press to painted frame, in a page that is there: for the benchmarks."""

import statistics
import time

from browser import SLIDER

# What is on screen is looked at in every animation frame; a message posted from there arrives right after the frame was painted.
WATCH = """(area) => {
  const watch = window.watch = {pressed: 0, times: [], frames: 0, last: null};
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { watch.times.push(performance.now() - watch.pressed); watch.frames += 1; };
  area.addEventListener('keydown', () => { watch.pressed = performance.now(); }, true);
  const look = () => {
    const image = area.querySelector('img'), shown = area.querySelector('.lr-moving')?.firstChild ?? (image?.complete ? image.src : null);
    if (shown && shown !== watch.last) {
      if (watch.last !== null) channel.port2.postMessage(0);
      watch.last = shown;
    }
    if (window.watch === watch) requestAnimationFrame(look);
  };
  look();
}"""


def measure(page, cell, singles=30):
    """Median milliseconds of single presses, one a second, and the frames painted of 60 presses at 30 a second."""
    handle = cell.locator(SLIDER).first
    handle.scroll_into_view_if_needed()
    handle.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(1500)
    cell.locator(".jp-Cell-outputArea").evaluate(WATCH)
    page.wait_for_timeout(500)
    last = int(float(handle.get_attribute("max") or 99))
    for key in keys(singles, last):
        page.keyboard.press(key)
        page.wait_for_timeout(1000)
    single = page.evaluate("watch.times.slice()")
    assert len(single) == singles, f"{len(single)} of {singles} presses changed the picture"
    page.keyboard.press("Home")
    page.wait_for_timeout(1500)
    page.evaluate("watch.frames = 0")
    for key in keys(60, last):
        pressed = time.monotonic()
        page.keyboard.press(key)
        time.sleep(max(0, pressed + 1 / 30 - time.monotonic()))  # never two presses within one thirtieth of a second
    page.wait_for_timeout(200)  # what comes later than this came too late
    return statistics.median(single), page.evaluate("watch.frames")


def keys(count, last):
    """So many presses from the first of a slider's places on, up to the last, back again, and so forth: each moves it."""
    return ["ArrowRight" if at // last % 2 == 0 else "ArrowLeft" for at in range(count)]
