"""What is measured: pieces of work, and the floor of each where there is one."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import orjson

from data import articles, claims, contradictions, keyset, speakers, timelines, titles
from data.models import Claim
from schemas.articles import ArticleOut
from schemas.claims import ClaimOut, ClaimPageOut
from schemas.contradictions import ContradictionOut
from schemas.outlines import outline
from schemas.shapes import Out, page_of
from schemas.timelines import TimelineBucketOut
from tests.bench import floors, world
from tests.bench.floors import Floor

#: A word that every thirteenth claim has, and the most frequent speakers in turn.
COMMON = 20
SPEAKERS = [1 + n * 7 % 10 for n in range(200)]
FIRST = "0001-01-01"


def speaker(n: int) -> list[int]:
    """The speaker of the n-th try."""
    return [SPEAKERS[n % len(SPEAKERS)]]


def answer(query, schema) -> bytes:
    """A page of a list as JSON, as a view answers with it."""
    page = keyset.page(query, 50, None, outline(schema))
    return orjson.dumps(pages_of(schema).dump({"items": page.items, "next_cursor": page.next_cursor}))


@cache
def pages_of(schema: type[Out]) -> Out:
    """The schema of a page, made once as a view has it made."""
    return ClaimPageOut() if schema is ClaimOut else page_of(schema)()


def beside_floors(floor: Floor, size: int) -> dict[str, tuple[Callable, Callable | None]]:
    """Name -> what we do and the floor of it, each for the n-th try."""
    middle = (world.FIRST_DAY + timedelta(days=1800)).isoformat()
    word = world.vocabulary()[COMMON]
    mark = keyset.decode_mark(keyset.page(claims.search(), 1).next_cursor)
    place = Claim.select(Claim.id).where(Claim.said_on == middle).limit(1).scalar() or size // 2
    cursor = keyset.encode([date.fromisoformat(middle), place], mark)
    return {
        "page of 50 by speaker": (
            lambda n: keyset.page(claims.search(speaker=speaker(n)), 50),
            lambda n: floor.page(*speaker(n)),
        ),
        "page in the middle of all claims": (
            lambda n: keyset.page(claims.search(), 50, cursor),
            lambda n: floor.deep(middle, place),
        ),
        "claim by id": (lambda n: claims.get(1 + n * 31 % size), lambda n: floor.one(1 + n * 31 % size)),
        "contradictions of a speaker": (
            lambda n: keyset.page(contradictions.search(speaker=speaker(n)), 50),
            lambda n: floor.contradictions(*speaker(n)),
        ),
        "search for a common word": (
            lambda n: keyset.page(claims.search(q=word), 50),
            lambda n: floor.word(word),
        ),
        "timeline, counts a day": (
            lambda n: keyset.page(timelines.buckets(top=0, bucket="day"), 50),
            lambda n: floor.days(FIRST),
        ),
    } | as_json(floor)


def as_json(floor: Floor) -> dict[str, tuple[Callable, Callable | None]]:
    """The same with what comes after: the JSON of the answer. Floors are those of SQLite's own types."""
    page_out = ClaimPageOut()
    shown = [keyset.page(claims.search(speaker=[each]), 50).items for each in range(1, 11)]
    raw = [floor.page(each)[:50] for each in range(1, 11)]
    made = {
        "dump of a page": (
            lambda n: orjson.dumps(page_out.dump({"items": shown[n % 10], "next_cursor": None})),
            lambda n: orjson.dumps({"items": [floors.claim(row) for row in raw[n % 10]]}),
        ),
        "page of 50 by speaker, as JSON": (
            lambda n: answer(claims.search(speaker=speaker(n)), ClaimOut),
            lambda n: orjson.dumps({"items": [floors.claim(row) for row in floor.page(*speaker(n))[:50]]}),
        ),
        "timeline, counts a day, as JSON": (
            lambda n: answer(timelines.buckets(top=0, bucket="day"), TimelineBucketOut),
            lambda n: orjson.dumps({"items": [floors.day(row) for row in floor.days(FIRST)[:50]]}),
        ),
        "timeline with the top 3 a day, as JSON": (
            lambda n: answer(timelines.buckets(), TimelineBucketOut),
            None,
        ),
        "contradictions of a speaker, as JSON": (
            lambda n: answer(contradictions.search(speaker=speaker(n)), ContradictionOut),
            None,
        ),
    }
    return made if floor.engine == "sqlite" else {name: (ours, None) for name, (ours, _) in made.items()}


def growing() -> dict[str, tuple[Callable, None]]:
    """What would grow with the number of claims if nothing held it, each as JSON."""
    word, three = world.vocabulary()[COMMON], lambda n: [1, 2, 3 + n % 5]
    until = world.FIRST_DAY + timedelta(days=2500)
    lists = {
        "claims by relevance of a common word": lambda n: _claims(q=word, sort="relevance"),
        "claims of three speakers": lambda n: _claims(speaker=three(n)),
        "claims of three sources": lambda n: _claims(source=[1, 2, 3]),
        "contradictions with a common word": lambda n: _pairs(q=word),
        "contradictions about a common subject": lambda n: _pairs(subject=[1 + n % 5]),
        "contradictions of three speakers": lambda n: _pairs(speaker=three(n)),
        "surest contradictions of a speaker": lambda n: _pairs(speaker=speaker(n), sort="-confidence"),
        "contradictions of a speaker who denies": lambda n: _pairs(speaker=speaker(n), negated=True),
        "contradictions that deny": lambda n: _pairs(negated=True),
        "contradictions until a day three years ago": lambda n: _pairs(said_to=until),
        "articles with a common word": lambda n: answer(articles.search(q=word), ArticleOut),
        "timeline of a common word": lambda n: _timeline(q=word),
        "timeline of a common subject": lambda n: _timeline(subject=[1 + n % 5]),
        "timeline of a speaker": lambda n: _timeline(speaker=speaker(n)),
        "timeline of a speaker, by what it is about": lambda n: _timeline(speaker=speaker(n), by="about"),
        "a speaker with names, roles and counts": lambda n: whole(*speaker(n)),
    }
    return {name: (work, None) for name, work in lists.items()}


def _claims(**filters) -> bytes:
    return answer(claims.search(**filters), ClaimOut)


def _pairs(**filters) -> bytes:
    return answer(contradictions.search(**filters), ContradictionOut)


def _timeline(**filters) -> bytes:
    return answer(timelines.buckets(**filters), TimelineBucketOut)


def whole(key: int) -> list:
    """What the page of a speaker asks for."""
    return [
        speakers.get(key), titles.names([key]), titles.roles(key), speakers.merged(key),
        speakers.counts([key]), contradictions.count(speaker=key),
    ]  # fmt: skip
