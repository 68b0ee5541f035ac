"""The command line: ``flask --app wsgi COMMAND``."""

import json
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from analysis.vocabulary import Scope
from api import contract, serving
from api.examples import FILE as EXAMPLES
from api.rehearsal import rehearse
from data import keys as stored_keys
from data import migrations
from data.errors import NotFound
from jobs import compare
from jobs import seed as seeds

ROOT = Path(__file__).resolve().parent.parent
keys = AppGroup("keys", help="Make, list and revoke API keys.")


def register(app: Flask) -> None:
    """Teach the app its commands."""
    app.cli.commands.pop("openapi", None)
    for command in (openapi, examples, migrate, seed, prepare, serve, keys):
        app.cli.add_command(command)


@click.command()
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), default=ROOT / "openapi.yaml")
@with_appcontext
def openapi(output: Path) -> None:
    """Write openapi.yaml from the code."""
    output.write_text(contract.as_yaml(current_app), encoding="utf-8")
    told = ", ".join(f"{number} {what}" for what, number in contract.numbers(current_app).items())
    click.echo(f"wrote {output}: {told}")


@click.command()
@with_appcontext
def examples() -> None:
    """Take the examples of the contract down from this database, which should have the seeds alone."""
    taken = rehearse(current_app.test_client())
    EXAMPLES.write_text(json.dumps(taken, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    click.echo(f"wrote {EXAMPLES}")


@click.command()
@with_appcontext
def migrate() -> None:
    """Bring the database's tables up to date."""
    for name in migrations.migrate():
        click.echo(f"applied {name}")


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), required=False)
@with_appcontext
def seed(path: Path | None) -> None:
    """Load example articles from PATH; without it, those of the settings into an empty database."""
    settings = current_app.settings
    number = seeds.load(path, settings) if path else 0
    if not path and settings.seeds:
        number = seeds.load_if_empty(settings.seeds, settings)
    click.echo(f"read {number} articles")


@click.command()
@with_appcontext
@click.pass_context
def prepare(context: click.Context) -> None:
    """Bring the tables up to date, and load the examples where there are no articles yet."""
    context.invoke(migrate)
    context.invoke(seed)
    if number := compare.catch_up():
        click.echo(f"compared {number} articles that had been left")


@click.command("serve")
@with_appcontext
def serve() -> None:
    """Serve until told to stop: on HOST and PORT, by WORKERS processes."""
    settings = current_app.settings
    try:
        serving.serve("wsgi:app", settings)
    except OSError as error:
        raise click.ClickException(f"cannot listen on {settings.host}:{settings.port}: {error}") from error


@keys.command()
@click.argument("name")
@click.option(
    "--scope", "scopes", multiple=True, default=[Scope.READ, Scope.WRITE],
    type=click.Choice([str(scope) for scope in Scope]),
)  # fmt: skip
def create(name: str, scopes: tuple[str, ...]) -> None:
    """Make a key for NAME and show it, this once."""
    key, secret = stored_keys.create(name, [Scope(scope) for scope in scopes])
    click.echo(f"key {key.id} for {key.name} ({', '.join(key.scopes)}), shown only now:")
    click.echo(secret)


@keys.command("list")
def list_keys() -> None:
    """List all keys, without their secrets."""
    for key in stored_keys.list():
        used = f"last used {key.last_used_at:%Y-%m-%d %H:%M}" if key.last_used_at else "never used"
        state = "revoked" if key.revoked_at else used
        click.echo(f"{key.id}  {key.prefix}…  {key.name}  {','.join(key.scopes)}  {state}")


@keys.command()
@click.argument("key_id", type=int)
def revoke(key_id: int) -> None:
    """Revoke the key with this id, at once."""
    try:
        stored_keys.revoke(key_id)
    except NotFound as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"key {key_id} is revoked")
