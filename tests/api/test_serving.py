"""The server that ``make run`` starts, as a process of its own."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.database import database as handle
from tests.builders import article, claim

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi", "serve"]
PATIENCE_S = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def serving(sqlite_database):
    """A server of two workers on a database with five claims: its port and its process."""
    for n in range(5):
        claim(article(f"Article {n} says it."), f"it was said {n} times")
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{handle.obj.database}",
        "PORT": str(free_port()),
        "SEEDS": "off",
        "WORKERS": "2",
    }
    process = subprocess.Popen(COMMAND, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        try:
            ask(int(env["PORT"]), "GET", "/readyz")
            break
        except OSError:
            time.sleep(0.1)
    yield env, process
    # Told, not killed: its workers would live on.
    process.terminate()
    process.wait(PATIENCE_S)


def ask(port: int, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def test_it_serves_lists_streams_and_writing_from_this_machine(serving):
    port = int(serving[0]["PORT"])
    assert len(json.loads(ask(port, "GET", "/v1/claims")[1])["items"]) == 5
    assert len(ask(port, "GET", "/v1/claims?format=ndjson")[1].splitlines()) == 5
    assert ask(port, "HEAD", "/v1/claims") == (200, b"")
    body = json.dumps({"statements": [{"content": "a"}]}).encode()
    # Without a key: the address of the client is known to be one of this machine.
    assert ask(port, "POST", "/v1/articles", body, **{"Content-Type": "application/json"})[0] == 422
    assert ask(port, "POST", "/v1/articles", body, **{"X-Forwarded-For": "192.0.2.1"})[0] == 401


def test_another_server_does_not_share_the_port(serving):
    env, _ = serving
    second = subprocess.run(COMMAND, cwd=ROOT, env=env, capture_output=True, text=True, timeout=PATIENCE_S)
    assert second.returncode == 1
    assert "cannot listen" in second.stderr


def test_a_request_at_work_is_finished_before_it_stops(serving):
    env, process = serving
    text = " ".join(f'"It is {n} miles," said Mayor Eve Moss on Monday.' for n in range(40))
    body = json.dumps({"text": text, "published_at": "2022-02-16T16:00:00Z"}).encode()
    head = (
        "POST /v1/decompositions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", int(env["PORT"])), timeout=PATIENCE_S) as connection:
        connection.sendall(head.encode())
        # Said once the app asks for the body: it is at work.
        assert b"100 Continue" in connection.recv(100)
        process.terminate()
        connection.sendall(body)
        assert b"200 OK" in connection.recv(100)
    assert process.wait(PATIENCE_S) == 0
