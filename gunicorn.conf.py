"""How the server runs: gunicorn reads this file from the folder it is started in."""

from data.settings import Settings

_settings = Settings.from_env()
_address = f"http://{_settings.host}:{_settings.port}"

bind = f"{_settings.host}:{_settings.port}"
# The models' work is one long step of native code; threads let reading go on meanwhile.
worker_class = "gthread"
threads = 8
preload_app = True
timeout = 120
loglevel = "warning"


def when_ready(server) -> None:
    """Load the models if workers are to share them; say what to open and one request to try."""
    if _settings.preload_models:
        from jobs.warming import load_models

        load_models(_settings)
    print(
        f"\n  The page       {_address}/"
        f"\n  The API        {_address}/docs"
        f"\n  A first try    curl '{_address}/v1/contradictions?sort=-confidence&limit=1'"
        "\n  (Ctrl-C stops the server.)",
        flush=True,
    )
