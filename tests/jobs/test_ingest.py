"""An article on its whole way, with the real analysis and a real database."""

from datetime import UTC, datetime

import pytest

from analysis.extraction import syntax
from analysis.vocabulary import DateOrigin, Verdict
from data import claims, contradictions, keyset, speakers
from data.models import Article, Claim, ClaimVector, Pair, Sighting, Source, Speaker
from data.settings import Settings
from jobs import compare, configure, decisions, errors, ingest
from jobs.ingest import decompose, reread

BRIDGE = (
    "HARBORTON, March 3 (Tidewater) - The new bridge is safe, Transport Minister Olga Brandt said on "
    "Tuesday.\n\n"
    '"We have found no cracks in the bridge," Brandt said.\n'
)
DENIAL = (
    "HARBORTON, March 4 (Tidewater) - The bridge is not safe, engineer Piet Hallam said on Wednesday.\n\n"
    '"We have found cracks in the bridge," Hallam said. Transport Minister Olga Brandt said on Wednesday '
    "that she had no further information.\n"
)
WHEN = datetime(2026, 3, 3, 12, tzinfo=UTC)
SETTINGS = Settings(max_article_chars=5_000)


def take(text=BRIDGE, when=WHEN, source="Tidewater", **given):
    return ingest.ingest(text=text, published_at=when, source={"name": source}, settings=SETTINGS, **given)


def pairs():
    return {
        (frozenset(claim.content for claim in pair.claims), pair.kind, pair.confidence)
        for pair in keyset.page(contradictions.search(min_confidence=0), 200).items
    }


def test_an_article_comes_in_whole(database):
    article, new = take(title="Bridge", url="https://www.tidewater.example/bridge")
    assert new
    assert (article.title, article.source.name, article.source.domain) == (
        "Bridge",
        "Tidewater",
        "tidewater.example",
    )
    assert (article.published_at, article.published_origin) == (WHEN, DateOrigin.GIVEN)
    found = list(claims.of_article(article.id))
    assert {claim.speaker.name for claim in found} == {"Olga Brandt"}
    assert any("no cracks in the bridge" in claim.content for claim in found)
    for claim in found:
        assert all(0 <= span["start"] < span["end"] <= len(article.text) for span in claim.spans)


def test_the_same_text_from_the_same_source_is_the_stored_article(sqlite_database):
    first, _ = take()
    again, new = take(text=BRIDGE.replace("\n\n", "\n \n"), title="Another title")
    assert (again.id, new) == (first.id, False)
    other, new = take(source="Harbor Post")
    assert new and other.id != first.id


def test_a_speaker_is_one_across_articles_and_contradictions_are_found(sqlite_database):
    take()
    take(DENIAL, WHEN.replace(day=4))
    brandt = [each for each in Speaker.select() if "Brandt" in each.name]
    assert len(brandt) == 1
    assert Sighting.select().where(Sighting.speaker == brandt[0]).count() == 2
    found = contradictions.search(min_confidence=0.3)
    assert any(
        {each.speaker.name for each in pair.claims} == {"Olga Brandt", "Piet Hallam"}
        for pair in keyset.page(found, 50).items
    )


def test_evidence_points_at_words_of_the_articles(sqlite_database):
    take()
    take(DENIAL, WHEN.replace(day=4))
    spans = [each for pair in Pair.select() for reason in pair.reasons for each in reason["evidence"]]
    assert spans
    for each in spans:
        text = Claim.get_by_id(each["claim"]).article.text
        assert text[each["start"] : each["end"]].strip()


def test_the_order_of_ingest_changes_nothing(sqlite_database):
    take()
    take(DENIAL, WHEN.replace(day=4))
    forth = pairs()
    for article in Article.select():
        ingest.articles.delete(article.id)
    take(DENIAL, WHEN.replace(day=4))
    take()
    assert pairs() == forth
    assert forth


def test_where_the_claims_lie_is_worked_out_once(sqlite_database):
    take()
    before = {row.claim_id: (row.mark, bytes(row.vector)) for row in ClaimVector.select()}
    assert before.keys() == {claim.id for claim in Claim.select()}

    ClaimVector.update(vector=b"\x01" * 384).execute()
    take(DENIAL, source="Public Desk")
    kept = {row.claim_id: bytes(row.vector) for row in ClaimVector.select()}
    assert {kept[claim] for claim in before} == {b"\x01" * 384}


def test_another_wording_is_placed_anew(sqlite_database):
    take()
    claim = Claim.select().first()
    before = ClaimVector.get_by_id(claim.id).mark
    decisions.correct(claim.id, {"content": "the bridge is as safe as any"})
    assert ClaimVector.get_by_id(claim.id).mark != before


def test_reading_again_changes_nothing(sqlite_database):
    take()
    second, _ = take(DENIAL, WHEN.replace(day=4))

    def everything():
        return (
            [
                (each.id, each.content, each.speaker_id, each.updated_at)
                for each in Claim.select().order_by(Claim.id)
            ],
            [
                (each.id, each.first_id, each.second_id, each.confidence, each.updated_at)
                for each in Pair.select()
            ],
            sorted((each.id, each.name) for each in Speaker.select()),
        )

    before = everything()
    reread(second.id)
    assert everything() == before


def test_reading_again_keeps_judgements_and_corrections(sqlite_database):
    take()
    second, _ = take(DENIAL, WHEN.replace(day=4))
    pair = contradictions.search(min_confidence=0).first()
    contradictions.judge(pair.id, Verdict.REJECTED)
    other = next(
        each for each in claims.of_article(second.id) if each.id not in (pair.first_id, pair.second_id)
    )
    claims.correct(other.id, {"content": "the bridge is open"})
    reread(second.id)
    assert pair.id not in [each.id for each in contradictions.search(min_confidence=0)]
    assert contradictions.get(pair.id).judgement.verdict == Verdict.REJECTED
    assert claims.get(other.id).content == "the bridge is open"


def test_a_later_article_follows_a_merge(sqlite_database):
    take()
    (brandt,) = Speaker.select()
    other = Speaker.create(name="O. B.", kind="person")
    speakers.merge(brandt.id, other.id)
    article, _ = take(DENIAL, WHEN.replace(day=4))
    assert "O. B." in {each.speaker.name for each in claims.of_article(article.id) if each.speaker}


def test_a_dry_run_stores_nothing(sqlite_database):
    found = decompose(text=BRIDGE, published_at=WHEN, source={"name": "Tidewater"}, settings=SETTINGS)
    assert {claim.speaker.name for claim in found.claims} == {"Olga Brandt"}
    assert found.claims[0].said["start"] == WHEN.date()
    for table in (Article, Claim, Speaker, Source):
        assert not table.select().exists()


def test_the_date_is_inferred_where_none_is_given(sqlite_database):
    article, _ = take(when=None)
    assert (article.published_on.month, article.published_on.day) == (3, 3)
    assert article.published_origin == DateOrigin.DATELINE


@pytest.mark.parametrize(
    ("given", "error", "name"),
    [
        ({"text": ""}, errors.EmptyText, "text"),
        ({"text": " \n "}, errors.EmptyText, "text"),
        ({"text": "1234 --- 5678"}, errors.EmptyText, "text"),
        ({"text": "\0\0"}, errors.EmptyText, "text"),
        ({"html": ""}, errors.EmptyText, "html"),
        ({}, errors.EmptyText, "text"),
        ({"text": "word " * 2_000}, errors.TooLong, "text"),
        ({"html": "<html><body><nav>Home</nav></body></html>"}, errors.NotAnArticle, "html"),
        (
            {"text": BRIDGE, "published_at": datetime(1066, 10, 14, tzinfo=UTC)},
            errors.UnlikelyDate,
            "published_at",
        ),
        ({"text": BRIDGE, "published_at": datetime(2999, 1, 1)}, errors.UnlikelyDate, "published_at"),
    ],
)
def test_what_is_no_article_is_refused_and_nothing_is_stored(sqlite_database, given, error, name):
    with pytest.raises(error) as caught:
        ingest.ingest(settings=SETTINGS, **given)
    assert caught.value.name == name
    assert not Article.select().exists()


@pytest.mark.parametrize("odd", ["\0", "\ud83d", "\u202e", "😀", "\r\n", "\u2028"])
def test_odd_characters_do_no_harm(sqlite_database, odd):
    text = BRIDGE.replace("no cracks", f"no{odd} cracks")
    article, _ = take(text)
    assert len(article.text) == len(text)


def test_a_failure_on_the_way_leaves_nothing_behind(database, monkeypatch):
    def fails(*_):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ingest.claims, "replace", fails)
    with pytest.raises(RuntimeError):
        take()
    for table in (Article, Claim, Speaker, Source, Sighting):
        assert not table.select().exists()


def test_what_a_crash_left_uncompared_is_compared_later(sqlite_database, monkeypatch):
    def fails(*_):
        raise RuntimeError("the model is gone")

    with monkeypatch.context() as broken:
        broken.setattr(compare, "compare_claims", fails)
        with pytest.raises(RuntimeError):
            take()
    assert Article.get().compared_at is None
    assert (compare.catch_up(), compare.catch_up()) == (1, 0)
    assert Article.get().compared_at is not None


def test_a_page_gives_its_title_date_and_source(sqlite_database):
    paragraphs = "".join(f"<p>{line}</p>" for line in (DENIAL + BRIDGE).split("\n") if line)
    html = (
        '<html><head><title>Bridge</title><meta property="og:site_name" content="Harbor Post">'
        '<meta property="article:published_time" content="2026-03-04T21:30:00-05:00"></head>'
        f"<body><article><h1>Bridge not safe, says engineer</h1>{paragraphs}</article></body></html>"
    )
    article, _ = ingest.ingest(html=html, url="https://news.harborpost.example/a", settings=SETTINGS)
    assert article.source.name == "Harbor Post"
    assert (article.published_on.day, article.utc_offset) == (4, -300)
    assert article.published_origin == DateOrigin.METADATA
    assert "<p>" not in article.text
    assert list(claims.of_article(article.id))


def test_the_settings_name_the_parser():
    configure(Settings(spacy_model="a_pipeline_that_is_not_installed"))
    try:
        with pytest.raises(OSError, match="a_pipeline_that_is_not_installed"):
            syntax.language()
    finally:
        configure(Settings())
    assert syntax.language().meta["lang"] == "en"
