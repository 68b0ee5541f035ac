"""The examples of the contract: real answers, taken down from a server with the seeds.

``flask examples`` writes them; a test holds each against its schema.
"""

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("examples.json")


@cache
def everything() -> dict[str, dict]:
    """All examples: ``{operationId: {"request" or "response": value}}``."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def examples(operation_id: str, side: str) -> dict[str, dict]:
    """The example of one side of an operation, as a media type in OpenAPI has it."""
    value = everything().get(operation_id, {}).get(side)
    return {} if value is None else {"examples": {"seeds": {"value": value}}}
