"""The first answers to requests with an idempotency key, so that they can be given again."""

from datetime import timedelta

from data.errors import KeyReused
from data.fields import now
from data.models import IdempotentRequest

KEPT = timedelta(hours=24)
#: No request takes so long: whoever worked on one for longer has died of it.
LONGEST_WORK = timedelta(minutes=5)


def begin(owner: str, key: str, request_hash: str, kept: timedelta = KEPT) -> IdempotentRequest | None:
    """Claim a key for a request: None if the request is the first with it.

    Otherwise the row of the first one; its ``status`` is None while that is still at work. From
    one that died at work the next takes over.

    :raises KeyReused: if the key came with another request.
    """
    IdempotentRequest.delete().where(IdempotentRequest.created_at < now() - kept).execute()
    row = {"owner": owner, "key": key, "request_hash": request_hash, "created_at": now()}
    added = IdempotentRequest.insert(row).on_conflict_ignore().returning(IdempotentRequest.id).execute()
    if list(added):
        return None
    found = IdempotentRequest.get(IdempotentRequest.owner == owner, IdempotentRequest.key == key)
    if found.request_hash != request_hash:
        raise KeyReused("the key was used for another request")
    return None if _taken_over(found) else found


def _taken_over(found: IdempotentRequest) -> bool:
    """Take the key from a request that began too long ago; of several, one alone succeeds."""
    same = (IdempotentRequest.id == found.id) & (IdempotentRequest.created_at == found.created_at)
    dead = IdempotentRequest.status.is_null() & (IdempotentRequest.created_at < now() - LONGEST_WORK)
    return IdempotentRequest.update(created_at=now()).where(same & dead).execute() == 1


def finish(owner: str, key: str, status: int, headers: dict[str, str], body: str) -> None:
    """Keep the answer to the request that claimed the key."""
    answer = {"status": status, "headers": headers, "body": body}
    IdempotentRequest.update(answer).where(_is(owner, key)).execute()


def forget(owner: str, key: str) -> None:
    """Give the key free again, as after a request that failed without an answer worth repeating."""
    IdempotentRequest.delete().where(_is(owner, key)).execute()


def _is(owner: str, key: str):
    return (IdempotentRequest.owner == owner) & (IdempotentRequest.key == key)
