"""Where claims lie, kept beside them."""

from data import vectors
from data.models import Claim, ClaimVector
from tests.builders import article, claim


def test_what_is_kept_comes_back(database):
    mine = claim(article())
    vectors.keep({mine.id: ("made of this", b"\x00\x7f\x80\xff")})
    assert vectors.of([mine.id, mine.id + 1]) == {mine.id: ("made of this", b"\x00\x7f\x80\xff")}


def test_a_vector_made_anew_takes_the_place_of_the_old_one(database):
    mine = claim(article())
    vectors.keep({mine.id: ("old", b"old")})
    vectors.keep({mine.id: ("new", b"new")})
    assert vectors.of([mine.id]) == {mine.id: ("new", b"new")}
    assert ClaimVector.select().count() == 1


def test_those_of_an_article_come_in_the_order_of_its_text(database):
    here, there = article(), article()
    first, second, other = claim(here, "first"), claim(here, "second"), claim(there, "other")
    vectors.keep({second.id: ("", b"2"), other.id: ("", b"3"), first.id: ("", b"1")})
    assert vectors.of_articles([here.id, there.id]) == {here.id: [b"1", b"2"], there.id: [b"3"]}


def test_a_vector_goes_with_its_claim(database):
    mine = claim(article())
    vectors.keep({mine.id: ("", b"1")})
    Claim.delete().where(Claim.id == mine.id).execute()
    assert ClaimVector.select().count() == 0
