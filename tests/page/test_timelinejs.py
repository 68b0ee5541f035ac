"""TimelineJS itself reads what the API writes for it, on a site of its own."""

import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.page.conftest import ROOT, WAIT_MS
from tests.page.fill import QUOTED

HERE = Path(__file__).parent
BUILD = ROOT / "build" / "page"
TIMELINEJS = "/node_modules/@knight-lab/timelinejs/dist"
PAGE = f"""<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="{TIMELINEJS}/css/timeline.css">
<div id="here" style="width: 1200px; height: 800px"></div>
<script src="{TIMELINEJS}/js/timeline.js"></script>"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def site():
    """Another origin than the API's, which has TimelineJS as pinned in ``package-lock.json``."""
    if shutil.which("npm") is None:
        pytest.skip("there is no npm here")
    BUILD.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, BUILD)
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=BUILD, check=True)
    (BUILD / "index.html").write_text(PAGE, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=BUILD))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def reader(browser, site):
    """A page with TimelineJS."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(2 * WAIT_MS)
    tab.goto(site)
    yield tab
    context.close()


def draw(tab, url: str) -> None:
    """Let TimelineJS load a timeline from its address and draw it."""
    options = {"script_path": f"{TIMELINEJS}/js/", "font": None}
    tab.evaluate(
        "([url, options]) => { window.timeline = new TL.Timeline('here', url, options) }", [url, options]
    )
    tab.locator(".tl-slide .tl-headline").first.wait_for()


def test_it_draws_a_slide_and_a_marker_a_claim_and_a_row_a_speaker(crowded, reader):
    path = f"/v1/timelines?article={crowded.facts['hostile']}&top=50"
    claims = [claim for bucket in crowded.get(path)["items"] for claim in bucket["claims"]]
    draw(reader, f"{crowded.url}{path}&format=timelinejs")

    assert reader.locator(".tl-timemarker").count() == reader.locator(".tl-slide").count() == len(claims) > 1
    groups = {
        text.strip() for text in reader.locator(".tl-timegroup-message").all_inner_texts() if text.strip()
    }
    assert groups == {(claim["speaker"] or {"name": "Unnamed"})["name"] for claim in claims}


def test_markup_is_shown_to_the_letter_and_runs_nothing(crowded, reader):
    draw(reader, f"{crowded.url}/v1/timelines?article={crowded.facts['hostile']}&top=50&format=timelinejs")
    headlines = " ".join(reader.locator(".tl-slide .tl-headline").all_text_contents())

    assert QUOTED in headlines
    assert reader.evaluate("window.hacked") is None
    assert reader.locator(".tl-slide img, .tl-timegroup a").count() == 0
