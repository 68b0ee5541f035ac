"""The command line."""

import json

from api import create_app
from data.settings import Settings


def test_a_fresh_database_is_migrated(tmp_path):
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path / 'new.db'}", seeds=""))

    assert "applied 0001" in app.test_cli_runner().invoke(args=["migrate"]).output
    assert app.test_client().get("/readyz").status_code == 200


def test_one_command_prepares_a_fresh_database_and_leaves_a_filled_one_alone(tmp_path):
    example = {"text": "The bridge is safe, Mayor Ana Brandt said on Wednesday.", "title": "Bridge"}
    (tmp_path / "examples.jsonl").write_text(json.dumps(example))
    url = f"sqlite:///{tmp_path / 'new.db'}"
    app = create_app(Settings(database_url=url, seeds=str(tmp_path / "examples.jsonl")))

    assert "read 1 articles" in app.test_cli_runner().invoke(args=["prepare"]).output
    assert "read 0 articles" in app.test_cli_runner().invoke(args=["prepare"]).output
    assert app.test_client().get("/v1/articles").json["items"][0]["title"] == "Bridge"


def test_a_key_is_shown_once_listed_without_its_secret_and_revoked(app):
    run = app.test_cli_runner().invoke
    secret = run(args=["keys", "create", "Desk", "--scope", "review"]).output.split()[-1]
    listed = run(args=["keys", "list"]).output

    assert "Desk" in listed and "review" in listed and secret not in listed
    assert "revoked" in run(args=["keys", "revoke", "1"]).output
    assert "revoked" in run(args=["keys", "list"]).output


def test_revoking_a_key_that_is_not_there_says_so(app):
    answer = app.test_cli_runner().invoke(args=["keys", "revoke", "7"])

    assert answer.exit_code != 0
    assert "there is no key 7" in answer.output


def test_the_contract_is_written_where_one_wants_it(app, tmp_path):
    path = tmp_path / "openapi.yaml"
    app.test_cli_runner().invoke(args=["openapi", "--output", str(path)])

    assert path.read_text(encoding="utf-8").startswith("openapi: 3.1.0")
