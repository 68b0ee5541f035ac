"""How gunicorn runs what is measured beside granian: one worker with as many threads."""

import os

bind = f"127.0.0.1:{os.environ['BENCH_PORT']}"
worker_class = "gthread"
threads = 8
workers = 1
preload_app = True
keepalive = 60
loglevel = "warning"
