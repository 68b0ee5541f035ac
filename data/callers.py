"""Tables about who asks: keys, and requests that must not be done twice."""

from peewee import IntegerField, JSONField

from data.fields import Line, Prose, Table, UTCDateTimeField, now


class ApiKey(Table):
    """Who may do what. Only the hash of the key is kept; ``prefix`` tells keys apart in lists."""

    name = Line()
    prefix = Line(max_length=16)
    hash = Line(max_length=64, unique=True)
    scopes = JSONField()
    created_at = UTCDateTimeField(default=now)
    last_used_at = UTCDateTimeField(null=True)
    revoked_at = UTCDateTimeField(null=True)


class IdempotentRequest(Table):
    """The first answer to a request that carried an idempotency key."""

    owner = Line()
    key = Line()
    request_hash = Line(max_length=64)
    status = IntegerField(null=True)
    headers = JSONField(null=True)
    body = Prose(null=True)
    created_at = UTCDateTimeField(default=now, index=True)

    class Meta:
        indexes = ((("owner", "key"), True),)
