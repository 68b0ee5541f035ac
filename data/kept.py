"""Tables that triggers keep: counts, and what the sides of pairs are about."""

from peewee import CompositeKey, DateField, DoubleField, IntegerField

from analysis.vocabulary import Relation
from data.fields import Line, Table, WordField


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


class PairSubject(Table):
    """What one side of a pair is about: a subject's contradictions in order, without a join.

    ``side`` is the id of the ``PairSide``, whose other columns it repeats; triggers keep it.
    """

    side = IntegerField()
    subject = IntegerField()
    pair = IntegerField()
    relation = WordField(Relation)
    said_on = DateField()
    confidence = DoubleField()

    class Meta:
        primary_key = CompositeKey("side", "subject")
        indexes = (
            (("subject", "relation", "said_on", "pair", "side"), False),
            (("subject", "relation", "confidence", "pair"), False),
        )
