"""The settings and the environment."""

import re
from pathlib import Path

import pytest

from analysis.contradiction import FLOOR, LISTED
from data.settings import InvalidSetting, Settings

ROOT = Path(__file__).resolve().parents[2]
READING = re.compile(r"os\.environ|getenv")


@pytest.mark.parametrize(
    ("environ", "name", "value"),
    [
        ({}, "port", 8000),
        ({"PORT": "8101"}, "port", 8101),
        ({"DATABASE_URL": "postgresql://x/y"}, "database_url", "postgresql://x/y"),
        ({"SEEDS": "off"}, "seeds", ""),
        ({"SEEDS": "/some/where"}, "seeds", "/some/where"),
        ({"READ_OPEN": "no"}, "read_open", False),
        ({"READ_OPEN": "TRUE"}, "read_open", True),
        (
            {"CORS_ORIGINS": "https://a.example, https://b.example"},
            "cors_origins",
            ("https://a.example", "https://b.example"),
        ),
        ({"LISTING_CONFIDENCE": ".9"}, "listing_confidence", 0.9),
        ({"PATH": "/bin"}, "port", 8000),
    ],
)
def test_settings_come_from_the_environment(environ, name, value):
    assert getattr(Settings.from_env(environ), name) == value


@pytest.mark.parametrize(
    "environ", [{"PORT": "eighty"}, {"READ_OPEN": "perhaps"}, {"LISTING_CONFIDENCE": "much"}]
)
def test_what_cannot_be_is_refused_by_name(environ):
    (name,) = environ
    with pytest.raises(InvalidSetting, match=name):
        Settings.from_env(environ)


def test_nothing_else_reads_the_environment():
    packages = ("api", "schemas", "jobs", "data", "analysis")
    found = [path for name in packages for path in (ROOT / name).rglob("*.py")]
    readers = {
        path.relative_to(ROOT).as_posix()
        for path in found
        if READING.search(path.read_text()) and not {"training", "evaluation"} & set(path.parts)
    }
    assert readers == {"data/settings.py"}


def test_the_defaults_are_what_the_comparison_was_calibrated_to():
    assert Settings().listing_confidence == LISTED
    assert Settings().storing_confidence == FLOOR
