"""How long a reader waits: python benchmarks/waiting.py [notebook ...]

Each notebook in JupyterLab in headless Chromium. Seconds from *Run All Cells* to the first slider whose caption follows a key, and until
the last cell has run. Before that the reader reads the first lines for some seconds: the kernel has started, and the page, which goes on
typesetting for four seconds, is at rest.
"""

import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import NOTEBOOKS, chromium_page, drawn_whole, jupyter
from playwright.sync_api import expect

ANSWERS = """async () => {
  for (;;) {
    for (const slider of document.querySelectorAll('.lr-panel:not(.old) .lr-slider input')) {
      const caption = slider.closest('.lr-panel').querySelector('.lr-caption span'), before = caption.textContent;
      slider.value = slider.value === slider.max ? slider.min : slider.max;
      slider.dispatchEvent(new Event('input', {bubbles: true}));
      await new Promise(requestAnimationFrame);
      if (caption.textContent !== before) return;
    }
    await new Promise(requestAnimationFrame);
  }
}"""
READS = 7  # seconds


def waits(page, address):
    """Seconds to the first slider that answers, and to the end."""
    page.goto(address)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=120_000)
    page.wait_for_timeout(1000 * READS)
    drawn_whole(page)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    start = time.perf_counter()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    last = page.locator(".jp-Notebook .jp-CodeCell").last.locator(".jp-InputPrompt")
    expect(last).to_have_text("[*]:", timeout=120_000)
    page.evaluate(ANSWERS)
    first = time.perf_counter() - start
    expect(last).to_have_text(re.compile(r"\[\d+\]"), timeout=300_000)
    return first, time.perf_counter() - start


if __name__ == "__main__":
    with jupyter() as address, chromium_page() as page:
        print(f"{'notebook':24}{'first slider':>14}{'all':>9}")
        for name in sys.argv[1:] or [path.name for path in NOTEBOOKS]:
            first, whole = waits(page, address(name))
            print(f"{name:24}{first:12.1f} s{whole:7.1f} s", flush=True)
