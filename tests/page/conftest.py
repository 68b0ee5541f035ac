"""A real Chromium, and two real servers: one with the seeds, one crowded and in need of a key."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE_S = 120
WAIT_MS = 90_000
#: What was measured on the way, for the end of the report.
FIGURES: list[str] = []


@dataclass
class Server:
    """A server that runs, and what was put into it."""

    url: str
    facts: dict = field(default_factory=dict)

    def get(self, path: str) -> dict:
        """What the API says."""
        with urllib.request.urlopen(self.url + path) as answer:
            return json.load(answer)


def pytest_collection_modifyitems(config, items):
    if any("page" in argument for argument in config.args):
        return
    reason = pytest.mark.skip(reason="the page is tested by `make test-page`")
    for item in items:
        if "tests/page/" in item.nodeid:
            item.add_marker(reason)


def pytest_terminal_summary(terminalreporter):
    if FIGURES:
        terminalreporter.section("figures")
    for words in FIGURES:
        terminalreporter.write_line(words)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, without a window."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: make test-page"
    )
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A server in development mode with the seeds, read by the real analysis."""
    env = _environment(tmp_path_factory.mktemp("seeded") / "claims.db")
    for command in ("migrate", "seed"):
        subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", command], cwd=ROOT, env=env, check=True
        )
    yield from _served(env)


@pytest.fixture(scope="session")
def crowded(tmp_path_factory):
    """A server that wants a key to write, with thousands of claims and an article of markup."""
    env = _environment(tmp_path_factory.mktemp("crowded") / "claims.db") | {"DEVELOPMENT": "off"}
    filled = subprocess.run(
        [sys.executable, "-m", "tests.page.fill", env["DATABASE_URL"]],
        cwd=ROOT, env=env, check=True, capture_output=True, text=True,
    )  # fmt: skip
    yield from _served(env, json.loads(filled.stdout))


def _environment(path: Path) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{path}",
        "PORT": str(_free_port()),
        "RATE_LIMIT_READS": "0",
        "RATE_LIMIT_WRITES": "0",
    }


def _served(env: dict[str, str], facts: dict | None = None):
    process = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "serve"],
        cwd=ROOT, env=env, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    server = Server(f"http://127.0.0.1:{env['PORT']}", facts or {})
    try:
        _wait_for(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(server: Server, process: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        try:
            server.get("/readyz")
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The server did not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def visit(browser):
    """Open addresses in tabs of their own: ``visit(server, "/timeline", width=360)``.

    A tab that reported an error, in a script or of the security policy, fails its test.
    """
    contexts, troubles = [], []

    def open_tab(
        server: Server, path: str = "/", *, width: int = 1280, scheme: str = "light", trouble=True, **more
    ):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=server.url, **more
        )
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(WAIT_MS)
        if trouble:
            tab.on("pageerror", lambda error: troubles.append(str(error)))
            tab.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        tab.goto(path)
        settled(tab)
        return tab

    yield open_tab
    for context in contexts:
        context.close()
    assert troubles == []


def settled(tab) -> None:
    """Wait until the view has drawn what it read."""
    tab.wait_for_selector("main:not([aria-busy]):has(h1)")
    tab.wait_for_selector(".waiting", state="detached")
