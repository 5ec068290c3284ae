"""A first visit to the static pages, on a slow line and a slow machine: python benchmarks/cold.py site [--phone] [page ...]

Each page of the folder in headless Chromium with nothing stored, from a server that sends gzip, at 10 Mbit/s with 40 ms of latency and a
processor four times slower: seconds until the caption below the first slider follows it, the kilobytes that came over the line
before, and the longest time after it in which nothing could have answered.
"""

import argparse
import contextlib
import functools
import gzip
import http.server
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import NOTEBOOKS, chromium

LINE = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
SLOWER = 4
TRY = """(() => {
  const busy = window.busy = [], note = (list) => busy.push(...list.getEntries().map((task) => [task.startTime, task.duration]));
  new PerformanceObserver(note).observe({type: 'longtask'});
  let seen = null;
  const look = async () => {
    const moves = (panel) => panel.dataset.scenes || panel.querySelector('.lr-slider input');
    const panel = [...document.querySelectorAll('.lr-panel')].find(moves), slider = panel?.querySelector('.lr-slider input');
    if (panel && panel !== seen) (seen = panel).scrollIntoView();
    if (slider) {
      const caption = panel.querySelector('.lr-caption span'), before = caption.textContent;
      slider.value = slider.value === slider.max ? slider.min : slider.max;
      slider.dispatchEvent(new Event('input', {bubbles: true}));
      await new Promise(requestAnimationFrame);
      if (caption.textContent !== before) { window.answered = performance.now(); console.log('answered'); return; }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


@contextlib.contextmanager
def compressed(folder):
    """The address of a folder whose files are sent as a web host does, compressed, and what gives the bytes sent so far."""

    @functools.cache
    def packed(path):
        return gzip.compress(Path(path).read_bytes(), 6)

    class Host(http.server.SimpleHTTPRequestHandler):
        protocol_version, sent = "HTTP/1.1", 0

        def log_message(self, *_):
            pass

        def do_GET(self):
            path = Path(self.translate_path(self.path))
            if not path.is_file():
                return self.send_error(404)
            small = path.suffix in (".woff2", ".woff", ".png", ".webp")
            body = path.read_bytes() if small else packed(str(path))
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", len(body))
            if not small:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)
            Host.sent += len(body)

    for path in Path(folder).rglob("*.[hj][ts]*"):
        packed(str(path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", lambda: Host.sent
        server.shutdown()


def visit(browser, address, sent, viewport):
    """Seconds to the first answer, bytes before it, and the longest seconds of work in the eight seconds after it."""
    context = browser.new_context(viewport=viewport)
    page = context.new_page()
    client, start, before = context.new_cdp_session(page), sent(), []
    page.on("console", lambda message: message.text == "answered" and before.append(sent() - start))
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", LINE)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(TRY)
    page.goto(address, wait_until="commit")
    page.wait_for_function("window.answered", timeout=60_000)
    page.wait_for_timeout(8000)
    after = page.evaluate("busy.filter(([start, time]) => start + time > answered).map(([, time]) => time)")
    answered = page.evaluate("answered")
    context.close()
    return answered / 1000, before[0], max(after, default=0) / 1000


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python benchmarks/cold.py", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder that python -m lrnotes.publish.site --offline has written")
    parser.add_argument("pages", nargs="*", default=[path.stem for path in NOTEBOOKS])
    parser.add_argument("--phone", action="store_true", help="in a window of 390 x 844 pixels")
    args = parser.parse_args()
    viewport = {"width": 390, "height": 844} if args.phone else {"width": 1280, "height": 1000}
    with compressed(args.site) as (host, sent), chromium() as browser:
        print(f"{'page':20}{'first slider':>14}{'before it':>12}{'then busy':>12}")
        for name in args.pages:
            seconds, size, busy = visit(browser, f"{host}/{name}.html", sent, viewport)
            print(f"{name:20}{seconds:12.2f} s{size / 1000:9.0f} KB{busy:10.2f} s", flush=True)
