"""Which claims are worth a comparison."""

from datetime import timedelta

from data import candidates, claims, search
from tests.builders import DAY, article, claim


def test_claims_that_share_a_rare_word_are_found(database):
    mine = claim(article(), "no withdrawal was seen")
    same = claim(article(), "the withdrawals go on")
    claim(article(), "bread is dear")
    assert candidates.of(mine, ["withdrawal"]) == [same.id]


def test_the_rarer_the_shared_words_the_nearer(database):
    mine = claim(article(), "troops leave Crimea")
    other = claim(article(), "troops train")
    closer = claim(article(), "Crimea sees troops")
    assert candidates.of(mine, ["troops", "crimea"]) == [closer.id, other.id]


def test_all_claims_of_the_article_are_among_them(database):
    where = article()
    mine, sibling = claim(where, "one thing"), claim(where, "quite another")
    assert candidates.of_claims([(mine, [])]) == {mine.id: [sibling.id]}
    assert candidates.of_claims([(mine, [])], most=0) == {mine.id: [sibling.id]}


def test_claims_of_the_same_story_are_found_without_a_word_in_common(database):
    here, there, elsewhere = article(), article(), article()
    mine = [claim(here, "the ferry sank"), claim(here, "the captain fled"), claim(here, "nobody was told")]
    theirs = [claim(there, "a ferry went down"), claim(there, "her captain stayed"), claim(there, "all knew")]
    claim(elsewhere, "a ferry to Malta"), claim(elsewhere, "the sun shone")
    terms = (["ferry", "sink"], ["captain", "flee"], ["tell"])
    found = candidates.of_claims(list(zip(mine, terms, strict=True)))
    assert {each.id for each in theirs} <= set(found[mine[2].id])
    assert not {each.id for each in claims.of_article(elsewhere.id)} & set(found[mine[2].id])


def test_a_shared_subject_counts_on_near_days_only(database):
    mine = claim(article(), "it leaves", subjects=["Russia"])
    near = claim(article(), "they stay", subjects=["Russia"], said=DAY + timedelta(days=2))
    claim(article(), "they stayed", subjects=["Russia"], said=DAY + timedelta(days=30))
    assert candidates.of(mine, []) == [near.id]


def test_the_way_back_finds_the_claim_too(database):
    one = claim(article(), "no withdrawal was seen", said=DAY)
    other = claim(article(), "the withdrawal began", said=DAY + timedelta(days=90))
    assert candidates.of(one, ["withdrawal", "see"]) == [other.id]
    assert candidates.of(other, ["withdrawal", "begin"]) == [one.id]


def test_a_common_word_counts_only_beside_another(database, monkeypatch):
    monkeypatch.setattr(candidates, "CAP", 2)
    mine = claim(article(), "troops leave Crimea")
    for _ in range(3):
        claim(article(), "troops train")
    for _ in range(2):
        claim(article(), "Crimea is quiet")
    both = claim(article(), "in Crimea troops stay")
    assert candidates.of(mine, ["troops", "crimea"]) == [both.id]


def test_terms_may_be_anything(database):
    mine = claim(article(), "no withdrawal was seen")
    shared = search.sharing([("withdrawal",), ('"(*',), ("a b", "seen"), ("",)], DAY, 10**9, 5)
    assert shared == {("withdrawal",): [mine.id], ('"(*',): [], ("a b", "seen"): [], ("",): []}


def test_the_number_of_statements_does_not_grow(database, statements):
    mine = claim(article(), "troops leave Crimea")
    with statements() as few:
        candidates.of_claims([(mine, ["troops", "crimea"])])
    for _ in range(5):
        claim(article(), "troops leave Crimea")
    with statements() as many:
        candidates.of_claims([(mine, ["troops", "crimea", "leave", "other", "words"])])
    assert len(many) == len(few)
