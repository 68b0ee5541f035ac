"""What can go wrong on this floor; ``api/errors.py`` maps each to an answer."""


class DataError(Exception):
    """Root of the family."""


class NotFound(DataError):
    """There is no such row."""

    def __init__(self, noun: str, key: object):
        super().__init__(f"there is no {noun} {key}")
        self.noun = noun
        self.key = key


class Conflict(DataError):
    """The change does not fit what is stored."""


class InvalidCursor(DataError):
    """The cursor was not handed out for this list and order."""


class InvalidValue(DataError):
    """A value that no row can hold; ``name`` says which field it was meant for."""

    def __init__(self, name: str, reason: str):
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class KeyReused(Conflict):
    """The idempotency key came before, with another request."""
