"""Speakers across articles: what is known of them, merging and its undoing."""

from datetime import date, timedelta

import pytest

from analysis.vocabulary import SpeakerKind
from data import articles, claims, contradictions, keyset, sightings, speakers, titles
from data.errors import Conflict, NotFound
from data.models import Pair, PairSide, Speaker, SpeakerKey
from data.sightings import NewSighting
from tests.builders import DAY, article, claim, contradiction, sighting, speaker


def said_by(speaker_id):
    return [each.content for each in claims.search(speaker=speaker_id, sort="said")]


def test_sightings_tell_names_roles_and_when(database):
    first = sighting(
        article(on=DAY),
        "Jens Stoltenberg",
        role="Secretary-General",
        affiliation="NATO",
        aliases=["Stoltenberg"],
    )
    him = Speaker.get_by_id(first)
    later = DAY + timedelta(days=30)
    sighting(article(on=later), "Stoltenberg", him, role="Secretary-General", affiliation="NATO")
    (known,) = sightings.known({"name:jens stoltenberg"})
    assert (known.id, known.name, known.last_seen) == (him.id, "Jens Stoltenberg", later)
    assert set(known.names) == {"Jens Stoltenberg", "Stoltenberg"}
    assert known.titles == [("Secretary-General", "NATO", DAY, later)]


def test_a_speaker_is_shown_by_the_latest_role(database):
    him = sighting(
        article(on=date(2024, 1, 1)), "Jens Stoltenberg", role="Secretary-General", affiliation="NATO"
    )
    sighting(
        article(on=date(2025, 3, 1)),
        "Stoltenberg",
        Speaker.get_by_id(him),
        role="Finance Minister",
        affiliation="Norway",
    )
    sighting(
        article(on=date(2023, 1, 1)), "Stoltenberg", Speaker.get_by_id(him), role="chief", affiliation="NATO"
    )
    found = speakers.get(him)
    assert (found.name, found.role, found.affiliation) == ("Jens Stoltenberg", "Finance Minister", "Norway")
    assert [(each["role"], each["first"]) for each in titles.roles(him)][-1] == (
        "Finance Minister",
        date(2025, 3, 1),
    )


def test_roles_are_told_with_their_first_and_last_days(database):
    one, other = speaker("Ann Lee"), speaker("A. Lee")
    told = [("chief", "Port"), ("chief", None), (None, "Port"), ("chief", "Dock"), (None, None), ("", "Port")]
    seen: dict[tuple, list[date]] = {}
    for n in range(18):
        (role, affiliation), day = told[n % 6], DAY + timedelta(days=n * n % 37)
        who = one if n % 4 else other
        sighting(article(on=day), who.name, who, role=role, affiliation=affiliation)
        seen.setdefault((role, affiliation), []).append(day)
    speakers.merge(other.id, one.id)
    del seen[None, None]
    found = {(each["role"], each["affiliation"]): each for each in titles.roles(one.id)}
    assert {title: (each["first"], each["last"]) for title, each in found.items()} == {
        title: (min(days), max(days)) for title, days in seen.items()
    }
    first_days = [each["first"] for each in titles.roles(one.id)]
    assert first_days == sorted(first_days)
    assert titles.roles(speaker("Nobody Else").id) == []


def test_who_speaks_beside_a_speaker_is_known(database):
    where = article()
    sightings.record(
        where, [NewSighting(name, SpeakerKind.PERSON, keys={f"name:{name}"}) for name in ("A", "B")]
    )
    (known,) = sightings.known({"name:A"})
    assert known.companions == {"B"}


def test_anonymous_sources_are_never_candidates(database):
    sighting(article(), "a senior official", kind=SpeakerKind.ANONYMOUS)
    assert sightings.known({"name:a senior official"}) == []


def test_reading_again_replaces_what_an_article_told(database):
    where = article()
    one = sighting(where, "Jens Stoltenberg", aliases=["Stoltenberg"], keys={"name:jens", "surname:s"})
    assert sighting(where, "Jens Stoltenberg", Speaker.get_by_id(one), keys={"name:jens"}) == one
    assert {each.key for each in SpeakerKey.select()} == {"name:jens"}
    assert titles.names([one]) == {one: ["Jens Stoltenberg"]}


def test_deleting_an_article_forgets_whom_nobody_else_names(database):
    where = article()
    gone = sighting(where, "Nobody Else")
    kept = sighting(article(), "Jens Stoltenberg")
    claim(where, speaker=Speaker.get_by_id(gone), subjects=["Russia"])
    articles.delete(where.id)
    assert [each.id for each in Speaker.select()] == [kept]


def test_a_merge_brings_claims_names_and_contradictions_together(database):
    one, other = speaker("Stoltenberg"), speaker("Jens Stoltenberg")
    pair = contradiction(claim(content="yes", speaker=one), claim(content="no", speaker=other))
    sighting(article(), "Stoltenberg", one)
    sighting(article(), "Jens Stoltenberg", other)
    kept = speakers.merge(one.id, other.id, by="me")
    assert kept.id == other.id == speakers.get(one.id).id
    assert set(said_by(other.id)) == {"yes", "no"} == set(said_by(one.id))
    assert set(titles.names([other.id])[other.id]) == {"Stoltenberg", "Jens Stoltenberg"}
    assert [each.id for each in contradictions.search(speaker=other.id)] == [pair.id]
    assert Pair.get().same_speaker
    assert [each.id for each in speakers.merged(other.id)] == [one.id]
    assert [each.id for each in speakers.search()] == [other.id]


def test_undoing_a_merge_gives_everything_back(database):
    one, other = speaker("Stoltenberg"), speaker("Jens Stoltenberg")
    contradiction(claim(content="yes", speaker=one), claim(content="no", speaker=other))
    speakers.merge(one.id, other.id)
    assert speakers.unmerge(one.id).id == one.id
    assert (said_by(one.id), said_by(other.id)) == (["yes"], ["no"])
    assert not Pair.get().same_speaker
    assert {each.speaker_id for each in PairSide.select()} == {one.id, other.id}
    with pytest.raises(Conflict):
        speakers.unmerge(one.id)


def test_a_later_article_follows_the_merge_and_its_undoing(database):
    one, other = speaker("Boris"), speaker("Boris Johnson")
    sighting(article(), "Boris", one)
    sighting(article(), "Boris Johnson", other)
    speakers.merge(one.id, other.id)
    (known,) = sightings.known({"name:boris"})
    assert known.id == other.id
    where = article()
    own = sighting(where, "Boris", Speaker.get_by_id(known.id))
    claim(where, "later", speaker=Speaker.get_by_id(own))
    assert said_by(other.id) == ["later"]
    speakers.unmerge(one.id)
    assert (said_by(one.id), said_by(other.id)) == (["later"], [])


def test_chains_of_merges_come_apart_in_any_order(database):
    a, b, c = speaker("A"), speaker("B"), speaker("C")
    for each in (a, b, c):
        claim(content=each.name, speaker=each)
    speakers.merge(a.id, b.id)
    speakers.merge(b.id, c.id)
    assert set(said_by(c.id)) == {"A", "B", "C"} == set(said_by(a.id))
    speakers.unmerge(b.id)
    assert (set(said_by(b.id)), said_by(c.id)) == ({"A", "B"}, ["C"])
    speakers.merge(b.id, c.id)
    speakers.unmerge(a.id)
    assert (said_by(a.id), set(said_by(c.id))) == (["A"], {"B", "C"})


def test_only_two_can_be_merged(database):
    one, other = speaker("A"), speaker("B")
    with pytest.raises(Conflict):
        speakers.merge(one.id, one.id)
    speakers.merge(one.id, other.id)
    with pytest.raises(Conflict):
        speakers.merge(other.id, one.id)
    with pytest.raises(NotFound):
        speakers.merge(one.id, 999)
    with pytest.raises(NotFound):
        speakers.unmerge(999)


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("stoltenberg", ["Jens Stoltenberg"]),
        ("JENS", ["Jens Stoltenberg"]),
        ("petrovic", ["Ana Petrović"]),
        ("petrović ana", ["Ana Petrović"]),
        ("name", []),
        ("%", []),
        ("_", []),
        ("", []),
        ("zz", []),
    ],
)
def test_speakers_are_found_by_words_of_their_names(database, q, found):
    speaker("Jens Stoltenberg"), speaker("Ana Petrović")
    assert [each.name for each in keyset.page(speakers.search(q=q), 5).items] == found


def test_speakers_come_by_name(database):
    for name in ("C", "A", "B"):
        speaker(name)
    speaker("D", SpeakerKind.GROUP)
    page = keyset.page(speakers.search(kind=SpeakerKind.PERSON), 2)
    rest = keyset.page(speakers.search(kind=SpeakerKind.PERSON), 2, page.next_cursor)
    assert [each.name for each in page.items + rest.items] == ["A", "B", "C"]


def test_claims_are_counted(database):
    him = speaker()
    claim(content="a", speaker=him), claim(content="b", speaker=him)
    assert speakers.counts([him.id]) == {him.id: 2}
