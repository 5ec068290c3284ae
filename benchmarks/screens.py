"""What is seen of each panel on three screens: python benchmarks/screens.py SITE

SITE is a folder that python -m lrnotes.publish.site has written. Of all panels, at both ends of their sliders: the most that control,
picture and caption are high, beside the room there is, and the smallest type, in CSS pixels of the screen. JupyterLab is asked at
1366 x 768, the pages of the site on a phone (390 x 844) and full on a screen of 1920 x 1080. Then how far each page goes beyond a window
of 600 pixels, in JupyterLab without its list of files too, and the smallest type in pictures that stand still on a phone.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import NOTEBOOKS, chromium, jupyter, run_all, served, smallest_text

# Move the sliders of a panel to an end, and give its height there.
AT_END = """async (panel, end) => {
    for (const range of panel.querySelectorAll('input[type=range]')) {
        range.value = range[end];
        range.dispatchEvent(new Event('input', {bubbles: true}));
    }
    await new Promise(done => setTimeout(done, 150));
    return Math.max(panel.scrollHeight, panel.getBoundingClientRect().height);
}"""
BEYOND = """() => Math.max(document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('.lr-panel, .lr-drawing, .lr-stepper, .lr-predict, table, img')]
        .filter(e => e.getClientRects().length).map(e => Math.round(e.getBoundingClientRect().right - innerWidth)))"""


def seen_of(panel):
    """The most that a panel is high and its smallest type, at both ends of its sliders."""
    found = [(panel.evaluate(AT_END, end), smallest_text(panel)) for end in ("min", "max")]
    return max(high for high, _ in found), min(small for _, small in found)


def measure(panels, size=None):
    """Height and type of each of these panels, once it is awake and, where a size is asked for, drawn in it."""
    seen = []
    for panel in panels:
        panel.scroll_into_view_if_needed()
        panel.locator(".lr-picture svg").wait_for()
        if size:
            panel.page.wait_for_function("([panel, size]) => panel.dataset.size === size", arg=[panel.element_handle(), size])
        seen.append(seen_of(panel))
    return seen


def said(name, seen, room):
    high, small = max(high for high, _ in seen), min(small for _, small in seen)
    print(f"{name:32}{len(seen):7}{high:8.0f} of {room:.0f}{small:12.1f}", flush=True)


def on_the_site(browser, web):
    names = [path.stem for path in NOTEBOOKS]
    for screen, width, height, size in (("phone", 390, 844, "phone"), ("full screen", 1920, 1080, "hall")):
        seen, stills = [], []
        for name in names:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{web}/{name}.html")
            if size == "phone":
                seen += measure(page.locator(".lr-panel").all(), size)
                stills += [seen_of(still) for still in page.locator(".lr-drawing svg[role=img]:visible").all()]
            else:
                for id in page.locator(".lr-panel").evaluate_all("panels => panels.map(panel => panel.id)"):
                    page.goto("about:blank")
                    page.goto(f"{web}/{name}.html?present#{id}")
                    seen += measure([page.locator(f"#{id}")], size)
            page.close()
        said(screen, seen, height)
        if stills:
            said("phone, pictures that stand still", stills, height)
    for name in names:
        page = browser.new_page(viewport={"width": 600, "height": 844})
        page.goto(f"{web}/{name}.html")
        measure(page.locator(".lr-panel").all())
        print(f"600 px wide, {name}: {page.evaluate(BEYOND):+.0f} px beyond it")
        page.close()


def in_jupyterlab(browser, address):
    seen = []
    for path in NOTEBOOKS:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        run_all(page, address(path.name))
        room = page.locator(".jp-WindowedPanel-outer").first.bounding_box()["height"]
        seen += measure(page.locator(".lr-panel").all())
        page.set_viewport_size({"width": 600, "height": 844})
        page.locator(".jp-SideBar .lm-mod-current").first.click()  # which puts the files away: they leave 270 of the 600
        page.wait_for_timeout(1000)
        print(f"600 px wide, JupyterLab, {path.stem}: {page.evaluate(BEYOND):+.0f} px beyond it", flush=True)
        page.close()
    said("JupyterLab", seen, room)


if __name__ == "__main__":
    print(f"{'screen':32}{'panels':>7}{'highest, of':>15}{'least type':>12}")
    with served(sys.argv[1]) as web, chromium() as browser:
        on_the_site(browser, web)
        with jupyter() as address:
            in_jupyterlab(browser, address)
