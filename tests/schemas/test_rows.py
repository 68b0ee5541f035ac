"""Rows as the databases hand them over are written as marshmallow writes them."""

from datetime import timedelta

import pytest

from data import articles, claims, contradictions, keyset, sources, speakers, subjects, timelines
from schemas.articles import ArticleOut
from schemas.claims import ClaimOut
from schemas.contradictions import ContradictionOut
from schemas.sources import SourceOut
from schemas.speakers import SpeakerOut
from schemas.subjects import SubjectOut
from schemas.timelines import TimelineBucketOut
from tests.builders import DAY, article, claim, contradiction, speaker
from tests.schemas.test_dumping import marshmallows, typed

LISTS = {
    "claims": (claims.search, ClaimOut),
    "contradictions": (contradictions.search, ContradictionOut),
    "articles": (articles.search, ArticleOut),
    "speakers": (speakers.search, SpeakerOut),
    "sources": (sources.search, SourceOut),
    "subjects": (subjects.search, SubjectOut),
    "timelines": (timelines.buckets, TimelineBucketOut),
}


@pytest.fixture
def filled(database):
    him = speaker(role="mayor", affiliation="Town")
    first = claim(
        article(title=None),
        "the bridge is safe",
        speaker=him,
        via=speaker("Eve").id,
        subjects=["Malta", "Crete"],
    )
    second = claim(
        article(source=None), "it is not", said=None, about=DAY + timedelta(days=3), negated=True,
        spans=[(0, 2), (5, 9)], cue="said",
    )  # fmt: skip
    pair = contradiction(first, second)
    contradictions.judge(pair.id, "confirmed", note="so it is", by="me")
    contradiction(second, claim(article(), "it stands", speaker=him))


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_written_as_marshmallow_writes_them(filled, name):
    search, schema = LISTS[name]
    found = keyset.page(search(), 50).items
    assert found
    for row in found:
        ours, theirs = schema().dump(row), marshmallows(schema(), row)
        assert ours == theirs
        assert list(ours) == list(theirs)
        assert typed(ours) == typed(theirs)
