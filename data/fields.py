"""What tables are made of: their common ground and the column types that peewee does not bring."""

from datetime import UTC, datetime
from enum import StrEnum

from peewee import CharField, DateTimeField, Model, TextField

from data.database import database
from data.text import storable


class Table(Model):
    """What all tables share: the database, and names in the singular."""

    class Meta:
        database = database
        legacy_table_names = False


class UTCDateTimeField(DateTimeField):
    """A moment: stored in UTC without a zone, handed out with one."""

    def db_value(self, value):
        if isinstance(value, datetime) and value.tzinfo is not None:
            value = value.astimezone(UTC).replace(tzinfo=None)
        return super().db_value(value)

    def python_value(self, value):
        value = super().python_value(value)
        return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


class Prose(TextField):
    """Text of any length; what no database can hold is replaced, offsets stay right."""

    def db_value(self, value):
        return storable(value) if isinstance(value, str) else value


class Line(CharField):
    """A short text, such as a name; what exceeds the column is cut off, on every database."""

    def db_value(self, value):
        return storable(value)[: self.max_length] if isinstance(value, str) else value


class WordField(CharField):
    """One word of a closed list, kept as its value so that SQL stays readable."""

    def __init__(self, words: type[StrEnum], **kwargs):
        self.words = words
        super().__init__(max_length=16, **kwargs)

    def db_value(self, value):
        return None if value is None else self.words(value).value

    def python_value(self, value):
        return None if value is None else self.words(value)


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)
