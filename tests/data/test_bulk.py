"""Many rows at once end up as if they had come one by one."""

from data import bulk, claims
from data.models import (
    Article,
    Claim,
    ClaimDay,
    ClaimSubject,
    ClaimTotal,
    PairSide,
    PairSubject,
    Speaker,
    Subject,
)
from tests.bench import world
from tests.builders import claim, speaker

REPEATED = ("relation", "said_on", "confidence")


def counted():
    days = ClaimDay.select(ClaimDay.axis, ClaimDay.day, ClaimDay.number).where(ClaimDay.number > 0)
    totals = ClaimTotal.select(ClaimTotal.noun, ClaimTotal.owner, ClaimTotal.number)
    return sorted(days.tuples()), sorted(totals.where(ClaimTotal.number > 0).tuples())


def counted_anew():
    days, totals = {}, {}

    def count(where, *key):
        if None not in key:
            where[key] = where.get(key, 0) + 1

    for each in Claim.select():
        count(days, "said", each.said_on)
        count(days, "about", each.about_first)
        count(totals, "speaker", each.speaker_id)
        count(totals, "source", each.source_id)
        count(totals, each.kind.value, 0)
    for link in ClaimSubject.select():
        count(totals, "subject", link.subject_id)
    return sorted((*key, n) for key, n in days.items()), sorted((*key, n) for key, n in totals.items())


def related():
    return sorted(PairSubject.select().tuples())


def related_anew():
    link = ClaimSubject.claim == PairSide.claim
    columns = (PairSide.id, ClaimSubject.subject, PairSide.pair, *map(PairSide._meta.fields.get, REPEATED))
    return sorted(PairSide.select(*columns).join(ClaimSubject, on=link).tuples())


def test_what_is_loaded_is_counted_and_can_be_searched(database):
    world.fill(200)
    some = Claim.get_by_id(77)
    word = max(some.content.split(), key=len)

    assert counted() == counted_anew()
    assert related() == related_anew()
    assert some.id in [each.id for each in claims.search(q=word)]
    assert claims.get(77).article.source.name.endswith("Post")


def test_loading_goes_on_where_it_ended(database):
    first = claim(content="before the load", subjects=["Malta"], speaker=speaker())
    with bulk.loading():
        row = Claim.select().where(Claim.id == first.id).dicts().get()
        columns = [name for name in row if name not in ("names", "spans")]
        bulk.rows(
            Claim,
            [*columns, "names", "spans"],
            [(*({**row, "id": first.id + 1, "content": "a later load"}[c] for c in columns), "{}", "[]")],
        )
    last = claim(content="after the load", subjects=["Malta"])

    assert last.id > first.id + 1
    assert [each.id for each in claims.search(q="load", sort="said")] == [first.id, first.id + 1, last.id]
    assert counted() == counted_anew()


def test_counts_follow_every_change(database):
    one, other = (claim(content=name, subjects=["Malta"], speaker=speaker(name)) for name in ("a", "b"))
    claims.correct(one.id, {"speaker": None, "kind": "direct", "subjects": []})
    assert counted() == counted_anew()
    Speaker.delete().where(Speaker.id == other.speaker_id).execute()
    assert counted() == counted_anew()
    Article.delete().where(Article.id == other.article_id).execute()
    assert counted() == counted_anew()
    Subject.delete().execute()
    assert counted() == counted_anew()
