"""The server that ``make run`` starts: granian, which asks a WSGI app; any other such server does as well.

The app stands before the workers are forked, and so do the models where they are to be shared.
"""

import gc
import multiprocessing
import socket
import sys

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from data.settings import Settings
from jobs.warming import load_models

#: The models' work is one long step of native code; threads let reading go on meanwhile.
THREADS = 8
#: Requests that are waiting or at work in one worker, before connections wait outside.
WAITING = 512


def server(target: str, settings: Settings) -> Server:
    """Make the server of an app, ``module:name``; ``serve`` on it runs it until it is told to stop."""
    made = Server(
        target,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=THREADS,
        backpressure=WAITING,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.error,
        log_access=settings.access_log,
        respawn_failed_workers=True,
        workers_kill_timeout=60,
    )
    made.on_startup(lambda: _before_workers(settings))
    return made


def serve(target: str, settings: Settings) -> None:
    """Run the server until it is told to stop; requests at work are finished then.

    :raises OSError: if another server listens there.
    """
    _insist_on(settings.host, settings.port)
    if sys.platform == "linux":
        # Forked workers share what is in memory by now; it is no longer the default everywhere.
        multiprocessing.set_start_method("fork", force=True)
    server(target, settings).serve()


def _insist_on(host: str, port: int) -> None:
    # The server itself would share the port with whoever has it, and get every other request.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def _before_workers(settings: Settings) -> None:
    """Load the models if workers are to share them; say what to open and one request to try."""
    if settings.preload_models:
        load_models(settings)
    # A collection would look at all of the app every time, and copy the pages that workers share.
    gc.collect()
    gc.freeze()
    address = f"http://{settings.host}:{settings.port}"
    print(
        f"\n  The page       {address}/"
        f"\n  The API        {address}/docs"
        f"\n  A first try    curl '{address}/v1/contradictions?sort=-confidence&limit=1'"
        "\n  (Ctrl-C stops the server.)",
        flush=True,
    )
