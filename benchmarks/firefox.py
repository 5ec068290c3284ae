"""The static pages in Firefox: python benchmarks/firefox.py site [page ...] [--shots folder]

Moves every slider to both ends and says which of them changed what is seen; with --shots a picture of each panel is kept. Needs firefox or
firefox-esr on the PATH, which it speaks to over WebDriver BiDi with websocket-client, a part of Jupyter: no driver, no download.
"""

import argparse
import base64
import contextlib
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import websocket

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import NOTEBOOKS, served

SLIDERS = ".lr-slider input, .noUi-handle"
AREA = "slider.closest('.lr-panel, .widget-vbox')"
MOVED = """(async () => {
  const said = [], pause = (ms) => new Promise((done) => setTimeout(done, ms));
  for (const panel of document.querySelectorAll('.lr-panel')) { panel.scrollIntoView(); await pause(700); }
  for (const slider of document.querySelectorAll('SLIDERS')) {
    slider.scrollIntoView({block: 'center'});
    slider.focus();
    const area = AREA, seen = [];
    for (const end of ['Home', 'End']) {
      if (slider.matches('input')) {
        slider.value = end === 'End' ? slider.max : slider.min;
        slider.dispatchEvent(new Event('input', {bubbles: true}));
      } else slider.dispatchEvent(new KeyboardEvent('keydown', {key: end, bubbles: true}));
      await pause(400);
      const shown = [...area.querySelectorAll('.lr-step')].find((page) => page.offsetParent) ?? area.querySelector('.lr-moving');
      seen.push([shown.innerHTML, area.querySelector('.lr-caption')?.textContent ?? shown.textContent]);
    }
    said.push([area.id || area.className, seen[0].every((each, i) => each !== seen[1][i])]);
  }
  return JSON.stringify(said);
})()""".replace("SLIDERS", SLIDERS).replace("AREA", AREA)


class Firefox:
    """One tab, spoken to over WebDriver BiDi."""

    def __init__(self, address):
        self.socket, self.sent = websocket.create_connection(address, timeout=300, suppress_origin=True), 0
        self.ask("session.new", capabilities={})
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method, **params):
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": params}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.sent:
                if answer["type"] == "error":
                    raise RuntimeError(f"{method}: {answer['message']}")
                return answer["result"]

    def open(self, address):
        self.ask("browsingContext.activate", context=self.tab)
        self.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def run(self, script):
        result = self.ask("script.evaluate", expression=script, target={"context": self.tab}, awaitPromise=True)
        if result["type"] == "exception":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return result["result"].get("value")

    def until(self, script, seconds=180):
        end = time.monotonic() + seconds
        while not self.run(script):
            if time.monotonic() > end:
                raise TimeoutError(f"never true: {script}")
            time.sleep(0.5)

    def shoot(self, path, selector=None):
        clip = {}
        if selector:
            node = self.ask("browsingContext.locateNodes", context=self.tab, locator={"type": "css", "value": selector})["nodes"][0]
            clip = {"clip": {"type": "element", "element": {"sharedId": node["sharedId"]}}}
        data = self.ask("browsingContext.captureScreenshot", context=self.tab, origin="document", **clip)["data"]
        path.write_bytes(base64.b64decode(data))


def listening(browser, port, seconds=60):
    """The port, once the browser answers there."""
    end = time.monotonic() + seconds
    while browser.poll() is None and time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return port
        time.sleep(0.2)
    raise TimeoutError(f"Firefox does not answer on port {port}")


@contextlib.contextmanager
def firefox(port=9347):
    """Headless Firefox with a profile of its own."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    with tempfile.TemporaryDirectory() as profile:
        options = ["--headless", "--no-remote", "--profile", profile, f"--remote-debugging-port={port}", "--width=1280", "--height=1000"]
        browser = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield Firefox(f"ws://127.0.0.1:{listening(browser, port)}/session")
        finally:
            browser.terminate()
            browser.wait()


def report(tab, name, shots):
    """Move every slider of what is open, print how many moved, and keep pictures."""
    views = "document.querySelectorAll('script[type*=widget-view]').length === document.querySelectorAll('.widget-subarea').length"
    tab.until(f"document.querySelector('.lr-panel') !== null && {views}")
    moved = json.loads(tab.run(MOVED))
    still = [area for area, changed in moved if not changed]
    print(f"{name:24}{len(moved) - len(still):3} of {len(moved)} sliders move", *still, flush=True)
    for i, (area, _) in enumerate(moved if shots else []):
        if "lr-" not in area and " " not in area:
            tab.shoot(shots / f"{name}_{i}_{area}.png", f"#{area}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python benchmarks/firefox.py", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder that python -m lrnotes.publish.site --offline has written")
    parser.add_argument("pages", nargs="*", default=[path.stem for path in NOTEBOOKS])
    parser.add_argument("--shots", type=Path, help="where to keep pictures of the panels")
    args = parser.parse_args()
    with firefox() as tab, served(args.site) as web:
        for name in args.pages:
            tab.open(f"{web}/{name}.html")
            report(tab, name, args.shots)
