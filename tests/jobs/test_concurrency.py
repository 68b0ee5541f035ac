"""Two readings at once: neither is lost, nothing is stored twice."""

from concurrent.futures import ThreadPoolExecutor

from analysis.vocabulary import SpeakerKind
from data import articles, sightings
from data.database import database as handle
from data.database import writing
from data.models import Article, Speaker
from tests.builders import DAY


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
