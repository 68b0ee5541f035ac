"""API keys: made once, shown once, kept as hashes."""

import builtins
import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from analysis.vocabulary import Scope
from data.errors import NotFound
from data.fields import now
from data.models import ApiKey

MARK = "clm_"
#: Writing down every use would turn each read into a write.
TOUCH_EVERY = timedelta(minutes=1)
SHOWN = 12


def create(name: str, scopes: Iterable[Scope]) -> tuple[ApiKey, str]:
    """Make a key; the second value is the secret, which nothing can show again."""
    secret = MARK + secrets.token_urlsafe(32)
    key = ApiKey.create(
        name=name,
        prefix=secret[:SHOWN],
        hash=_hash(secret),
        scopes=[Scope(scope).value for scope in scopes],
    )
    return key, secret


def list() -> "builtins.list[ApiKey]":
    """Give all keys, revoked ones too, the oldest first."""
    return builtins.list(ApiKey.select().order_by(ApiKey.id))


def revoke(key_id: int) -> None:
    """Make a key useless from now on.

    :raises NotFound: if there is none.
    """
    changed = (
        ApiKey.update(revoked_at=now()).where(ApiKey.id == key_id, ApiKey.revoked_at.is_null()).execute()
    )
    if not changed and not ApiKey.select(ApiKey.id).where(ApiKey.id == key_id).exists():
        raise NotFound("key", key_id)


def find(secret: str) -> ApiKey | None:
    """Look up the key with this secret; None for one that is unknown or revoked."""
    key = ApiKey.get_or_none(ApiKey.hash == _hash(secret), ApiKey.revoked_at.is_null())
    if key is not None and (key.last_used_at is None or now() - key.last_used_at > TOUCH_EVERY):
        ApiKey.update(last_used_at=now()).where(ApiKey.id == key.id).execute()
    return key


def _hash(secret: str) -> str:
    # The secret is 256 random bits: there is nothing for a slow hash to protect.
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
