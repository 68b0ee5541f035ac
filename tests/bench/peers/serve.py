"""Serves a peer as we are served: ``python -m tests.bench.peers.serve tests.bench.peers.raw``, one worker."""

import importlib
import os
import sys

from api import serving
from data.settings import Settings

if __name__ == "__main__":
    importlib.import_module(sys.argv[1])
    serving.serve(f"{sys.argv[1]}:app", Settings(port=int(os.environ["BENCH_PORT"])))
