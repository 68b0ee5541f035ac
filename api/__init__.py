"""How people reach us: HTTP, the command line, the built-in page."""

from flask import Flask

from api import (
    access,
    answers,
    articles,
    caching,
    claims,
    commands,
    comparisons,
    connections,
    contract,
    contradictions,
    decompositions,
    errors,
    health,
    limits,
    metrics,
    pages,
    replays,
    security,
    sources,
    speakers,
    subjects,
    timelines,
)
from api.json import OrjsonProvider
from api.openapi import make_api
from data.settings import Settings
from jobs import configure

NOUNS = (
    articles,
    decompositions,
    claims,
    contradictions,
    timelines,
    comparisons,
    speakers,
    sources,
    subjects,
)
PARTS = (security, caching, access, limits, replays, metrics, answers, errors, pages, commands)


class Application(Flask):
    """The app, which knows its settings."""

    json_provider_class = OrjsonProvider
    settings: Settings

    def ensure_sync(self, func):
        """Take every function as it is: there are no coroutines here to look for at every call."""
        return func


def create_app(settings: Settings | None = None) -> Flask:
    """Make the application; without settings, those of the environment."""
    app = Application(__name__, static_folder="static")
    app.settings = settings or Settings.from_env()
    app.config["MAX_CONTENT_LENGTH"] = app.settings.max_body_bytes
    configure(app.settings)
    connections.register(app)
    api = make_api(app)
    for noun in NOUNS:
        api.register_blueprint(noun.blueprint, url_prefix="/v1")
    api.register_blueprint(health.blueprint)
    for part in PARTS:
        part.register(app)
    contract.register(app, api)
    return app
