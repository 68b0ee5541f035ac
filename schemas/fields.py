"""The field types of the contract: strict about what comes in, plain about what goes out.

A query string spells numbers and booleans as text, a JSON body does not: a field takes text for
a number only in a schema that says it is ``spelled``.
"""

import re
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from marshmallow import ValidationError, fields, validate

LARGEST_ID = 2**63 - 1
OLDEST_NEWS = date(1605, 1, 1)

_NUMBER = re.compile(r"-?(0|[1-9]\d{0,18})(\.\d{1,40})?([eE][+-]?\d{1,3})?", re.ASCII)
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,18})", re.ASCII)
_FLAG = re.compile("true|false")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)

NO_NUL = r"^[^\u0000]*$"
NOT_BLANK = r"^[^\u0000]*[^\s\u0000][^\u0000]*$"


class Words(fields.String):
    """A string that every database can hold; ``blank=False`` refuses white space alone.

    ``form`` is a regular expression that the whole string has to match, ``like`` a string that does.
    """

    def __init__(
        self,
        *,
        blank: bool = True,
        longest: int | None = None,
        form: str | None = None,
        like: str = "",
        **kwargs,
    ):
        self.blank, self.longest, self.form, self.like = blank, longest, form and re.compile(form), like
        super().__init__(**kwargs)
        self.metadata.setdefault("pattern", form or (NO_NUL if blank else NOT_BLANK))
        if longest:
            self.metadata.setdefault("maxLength", longest)
        if not blank:
            self.metadata.setdefault("minLength", 1)

    def _deserialize(self, value, attr, data, **kwargs):
        words = super()._deserialize(value, attr, data, **kwargs)
        if "\0" in words:
            raise ValidationError("Holds a NUL character, which no text has.")
        if not self.blank and not words.strip():
            raise ValidationError("Is empty.")
        if self.longest and len(words) > self.longest:
            raise ValidationError(f"Is longer than {self.longest} characters.")
        if self.form and not self.form.search(words):
            raise ValidationError(f"Is not of the form of {self.like}.")
        return words


def _spelled(field: fields.Field, value: object, form: re.Pattern) -> bool:
    """Whether text may stand for the field's value: in a query, in the one form."""
    return isinstance(value, str) and getattr(field.root, "spelled", False) and bool(form.fullmatch(value))


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class Whole(fields.Integer):
    """A whole number, written as one."""

    def _validated(self, value):
        if not _number(value) and not _spelled(self, value, _WHOLE):
            raise self.make_error("invalid", input=value)
        if isinstance(value, float) and not value.is_integer():
            raise self.make_error("invalid", input=value)
        return super()._validated(value)


class Id(Whole):
    """The id of something stored."""

    def __init__(self, **kwargs):
        kwargs.setdefault("validate", validate.Range(1, LARGEST_ID))
        super().__init__(**kwargs)


class Share(fields.Float):
    """A number from 0 to 1."""

    def __init__(self, **kwargs):
        super().__init__(validate=validate.Range(0, 1), **kwargs)

    def _validated(self, value):
        if not _number(value) and not _spelled(self, value, _NUMBER):
            raise self.make_error("invalid", input=value)
        return super()._validated(value)


class Flag(fields.Boolean):
    """``true`` or ``false``, and nothing that merely looks like it."""

    def _deserialize(self, value, attr, data, **kwargs):
        if isinstance(value, bool):
            return value
        if _spelled(self, value, _FLAG):
            return value == "true"
        raise self.make_error("invalid", input=value)


class Day(fields.Date):
    """A calendar day, ``YYYY-MM-DD``."""

    def _deserialize(self, value, attr, data, **kwargs):
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise ValidationError("Is not a date like 2022-02-16.")
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError(f"Is not a date: {error}.") from error


class Instant(fields.AwareDateTime):
    """An RFC 3339 time. It keeps its offset on the way in and is shown in UTC."""

    def _serialize(self, value, attr, obj, **kwargs):
        if value is None:
            return None
        at = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return at.isoformat().replace("+00:00", "Z")

    def _deserialize(self, value, attr, data, **kwargs):
        if not isinstance(value, str) or not _INSTANT.fullmatch(value):
            raise ValidationError("Is not an RFC 3339 time like 2022-02-16T16:00:00Z.")
        try:
            at = datetime.fromisoformat(value.upper())
            at.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError(f"Is not a time: {error}.") from error
        return at


def plausible_news(at: datetime) -> None:
    """Refuse a time at which no article can have appeared."""
    if at.date() < OLDEST_NEWS:
        raise ValidationError(f"Lies before the first newspaper ({OLDEST_NEWS:%Y}).")
    if at > datetime.now(UTC) + timedelta(days=1):
        raise ValidationError("Lies in the future.")


class Choice(fields.Field):
    """One word of a closed list; OpenAPI shows the list under its own name."""

    def __init__(self, words: type[StrEnum], **kwargs):
        self.words = words
        super().__init__(**kwargs)

    def _serialize(self, value, attr, obj, **kwargs):
        return None if value is None else str(value)

    def _deserialize(self, value, attr, data, **kwargs):
        try:
            return self.words(value)
        except ValueError as error:
            raise ValidationError(f"Is none of: {', '.join(self.words)}.") from error
