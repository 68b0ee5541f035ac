"""Two readings at once: neither is lost, nothing is stored twice."""

from concurrent.futures import ThreadPoolExecutor

from analysis.vocabulary import SpeakerKind
from data import articles, sightings
from data.database import database as handle
from data.database import writing
from data.models import Article, Claim, Pair, Speaker
from jobs import compare
from tests.builders import DAY, claim, contradiction


def together(work, inputs):
    def alone(given):
        with handle.connection_context():
            return work(given)

    with ThreadPoolExecutor(4) as threads:
        return list(threads.map(alone, inputs))


def store(text):
    """What ``jobs.ingest`` does to the database, without the minutes of reading."""
    with writing():
        article, new = articles.store(
            articles.NewArticle(
                text=text, published_on=DAY, published_origin="given", source_name="Tidewater"
            )
        )
        if new:
            known = sightings.known({"name:olga brandt"})
            who = sightings.NewSighting(
                "Olga Brandt",
                SpeakerKind.PERSON,
                keys={"name:olga brandt"},
                speaker=known[0].id if known else None,
            )
            sightings.record(article, [who])
    return article.id, new


def test_one_text_sent_by_many_is_stored_once(database):
    found = together(store, ["The text of it."] * 8)
    assert len({article for article, _ in found}) == 1
    assert sum(new for _, new in found) == 1
    assert Article.select().count() == 1


def test_a_speaker_of_many_articles_is_made_once(database):
    found = together(store, [f"Text {n}." for n in range(8)])
    assert len({article for article, _ in found}) == 8
    assert Speaker.select().count() == 1


def meanwhile(monkeypatch, happening):
    """Let something happen in another thread just when the models are about to compare."""
    real = compare.contradiction.compare

    def slowly(*given):
        together(lambda _: happening(), [None])
        return real(*given)

    monkeypatch.setattr(compare.contradiction, "compare", slowly)


def test_others_can_write_while_claims_are_compared(database, monkeypatch):
    one, other = claim(content="the bridge is safe"), claim(content="the bridge is not safe")
    written = []
    meanwhile(monkeypatch, lambda: written.append(store("Another text.")))
    compare.compare_claims([one.id])

    assert written
    ((first, second),) = Pair.select(Pair.first, Pair.second).tuples()
    assert {first, second} == {one.id, other.id}


def test_a_claim_that_goes_while_it_is_compared_is_no_part_of_a_pair(database, monkeypatch):
    one, other = claim(content="the bridge is safe"), claim(content="the bridge is not safe")
    meanwhile(monkeypatch, lambda: Claim.delete().where(Claim.id == other.id).execute())
    compare.compare_claims([one.id])

    assert not Pair.select().exists()


def test_what_another_comparison_found_meanwhile_stays(database, monkeypatch):
    one = claim(content="the bridge is safe")
    claim(content="the bridge is not safe")
    later = []

    def happening():
        if not later:
            later.append(contradiction(one, claim(content="nobody may cross the old bridge")))

    meanwhile(monkeypatch, happening)
    compare.compare_claims([one.id])

    assert Pair.get_or_none(Pair.id == later[0].id) is not None
