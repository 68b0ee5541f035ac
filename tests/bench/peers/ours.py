"""Ours as it is served; without limits, which nobody else has."""

import os

from api import create_app
from data.settings import Settings

url = f"sqlite:///{os.environ['BENCH_DATABASE']}"
megabytes = int(os.environ.get("BENCH_ANSWERS", "16"))
app = create_app(
    Settings(database_url=url, seeds="", rate_limit_reads=0, rate_limit_writes=0, answers_megabytes=megabytes)
)
