"""Tables of counts that are kept rather than made."""

from peewee import CompositeKey, DateField, IntegerField

from data.fields import Line, Table


class ClaimDay(Table):
    """How many claims were said on a day (``axis`` "said"), or are about it ("about"); triggers keep it."""

    axis = Line(max_length=16)
    day = DateField()
    number = IntegerField()

    class Meta:
        primary_key = CompositeKey("axis", "day")


class ClaimTotal(Table):
    """How many claims a speaker, source or subject has, or are of a kind; triggers keep it.

    ``noun`` is "speaker", "source" or "subject" and ``owner`` its id, or else a kind and 0.
    """

    noun = Line(max_length=16)
    owner = IntegerField()
    number = IntegerField()

    class Meta:
        primary_key = CompositeKey("noun", "owner")
        indexes = ((("noun", "number", "owner"), False),)
