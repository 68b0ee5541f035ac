"""Finding claims: filters, order and pages."""

from datetime import date, timedelta

import pytest

from analysis.vocabulary import ClaimKind, Modality, SpeakerKind
from data import claims, keyset, speakers
from data.database import version
from data.errors import NotFound
from tests.builders import DAY, article, claim, speaker


def contents(**filters):
    return [each.content for each in keyset.page(claims.search(**filters), 50).items]


def test_claims_come_newest_first(database):
    where = article()
    for days in (2, 0, 1):
        claim(where, f"said {days} days later", said=DAY + timedelta(days=days))
    assert contents() == ["said 2 days later", "said 1 days later", "said 0 days later"]
    assert contents(sort="said") == contents()[::-1]


def test_a_claim_comes_with_its_article_source_speaker_and_subjects(database):
    stored = claim(article(title="Troops"), "troops leave", speaker=speaker(), subjects=["Russia", "Ukraine"])
    found = claims.get(stored.id)
    assert (found.article.title, found.article.source.name) == ("Troops", "Reuters")
    assert (found.speaker.name, found.via) == ("Jens Stoltenberg", None)
    assert [subject.name for subject in found.subjects] == ["Russia", "Ukraine"]
    assert found.spans == [{"start": 0, "end": 12}]


def test_a_speaker_narrows_the_list(database):
    where, him = article(), speaker()
    claim(where, "his", speaker=him)
    claim(where, "hers", speaker=speaker("Anita Anand"))
    claim(where, "nobody's")
    assert contents(speaker=him.id) == ["his"]
    assert contents(speaker=[him.id]) == ["his"]


def test_several_subjects_must_all_be_met(database):
    where = article()
    both = claim(where, "of both", subjects=["Russia", "Ukraine"])
    claim(where, "of one", subjects=["Russia"])
    ids = [subject.id for subject in both.subjects]
    assert contents(subject=ids) == ["of both"]
    assert set(contents(subject=ids[:1])) == {"of both", "of one"}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": ClaimKind.DIRECT}, ["quoted"]),
        ({"negated": True}, ["denied"]),
        ({"modality": Modality.PREDICTED}, ["foreseen"]),
        ({"min_confidence": 0.8}, ["quoted"]),
        ({"said_from": DAY + timedelta(days=1)}, ["quoted"]),
        ({"said_to": DAY - timedelta(days=1)}, ["foreseen"]),
        ({"about_from": date(2022, 3, 1)}, ["foreseen"]),
        ({"about_to": date(2022, 3, 1)}, ["foreseen"]),
        ({"about_from": date(2022, 3, 2)}, []),
        ({"article": 999}, []),
        ({"source": 999}, []),
    ],
)
def test_each_filter_narrows_the_list(database, filters, found):
    where = article()
    claim(where, "quoted", kind=ClaimKind.DIRECT, confidence=0.9, said=DAY + timedelta(days=1))
    claim(where, "denied", negated=True, confidence=0.5)
    claim(
        where,
        "foreseen",
        modality=Modality.PREDICTED,
        said=DAY - timedelta(days=1),
        about=date(2022, 3, 1),
        confidence=0.5,
    )
    assert contents(**filters) == found


def test_a_claim_of_unknown_day_is_sorted_by_its_article(database):
    claim(article(on=DAY), "undated", said=None)
    claim(article(on=DAY - timedelta(days=1)), "dated", said=DAY - timedelta(days=1))
    assert contents() == ["undated", "dated"]
    assert contents(said_from=DAY) == []


def test_claims_of_an_article_come_in_the_order_of_its_text(database):
    where = article()
    for content in ("first", "second", "third"):
        claim(where, content)
    found = keyset.page(claims.of_article(where.id), 50).items
    assert [each.content for each in found] == ["first", "second", "third"]


def test_what_is_not_there_is_not_found(database):
    with pytest.raises(NotFound):
        claims.get(7)
    with pytest.raises(NotFound):
        claims.of_article(7)


def test_a_merged_speaker_finds_what_the_other_said(database):
    one, other = speaker("Stoltenberg"), speaker("Jens Stoltenberg")
    claim(article(), "by one", speaker=one)
    speakers.merge(one.id, other.id)
    for each in (one, other):
        assert contents(speaker=each.id) == ["by one"]
        assert contents(speaker=each.id, q="by") == ["by one"]


def test_the_number_of_statements_does_not_grow_with_the_page(database, statements):
    where = article()
    group = speaker("officials", SpeakerKind.ANONYMOUS)
    for number in range(12):
        claim(where, f"claim {number}", speaker=group, subjects=["Russia", f"Place {number}"])
    with statements() as few:
        keyset.page(claims.search(), 2)
    with statements() as many:
        keyset.page(claims.search(), 12)
    assert len(few) == len(many) == 1


def test_every_commit_makes_another_version_of_the_database(database):
    before = version()
    assert version() == before
    claim()
    assert version() != before
