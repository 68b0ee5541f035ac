"""A seeded world of any size: articles, speakers, sources, subjects, claims and contradictions.

Words, speakers, sources and subjects are as unevenly frequent as in real news (Zipf's law). The same
size gives the same rows, whatever the database.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

import numpy as np

from analysis.vocabulary import ClaimKind, ContradictionKind, Modality, SpeakerKind, SubjectKind
from data import bulk
from data.database import database
from data.models import (
    Article,
    Claim,
    ClaimSubject,
    Pair,
    PairSide,
    Sighting,
    Source,
    Speaker,
    SpeakerKey,
    Subject,
)
from data.text import fingerprint

SEED = 20_220_216
FIRST_DAY = date(2014, 1, 1)
DAYS = 3650
WORDS = 30_000
STARTS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "dr", "fl", "gr", "pl", "st")
SYLLABLES = [start + end for start in STARTS for end in ("a", "e", "i", "o", "u", "ai", "or", "en")]
STAMP = "2024-01-01 00:00:00"


class World:
    """What there is, drawn once: the rows are written from it."""

    def __init__(self, claims: int):
        self.random = np.random.default_rng(SEED)
        self.claims, self.articles = claims, max(1, claims // 10)
        self.speakers, self.subjects = max(20, claims // 50), max(20, claims // 100)
        self.sources = 200
        self.words = vocabulary()
        # Articles in the order of their days, claims in the order of articles, said shortly before.
        self.published = np.sort(self.random.integers(0, DAYS, self.articles))
        self.article_of = np.sort(self.random.integers(0, self.articles, claims))
        before = np.minimum(self.random.geometric(0.6, claims) - 1, 30)
        self.said = np.maximum(self.published[self.article_of] - before, 0)
        self.source_of = self.draw(self.sources, self.articles, 0.8)
        self.speaker_of = self.draw(self.speakers, claims, 1.0)
        self.contents = self._contents()

    def draw(self, among: int, count: int, steepness: float) -> np.ndarray:
        """Draw numbers from 0, each as frequent as Zipf's law has it."""
        weights = np.arange(1, among + 1, dtype=float) ** -steepness
        edges = np.cumsum(weights / weights.sum())
        return np.minimum(np.searchsorted(edges, self.random.random(count)), among - 1)

    def _contents(self) -> list[str]:
        lengths = self.random.integers(8, 21, self.claims)
        drawn = self.draw(WORDS, int(lengths.sum()), 1.0)
        made, at, words = [], 0, self.words
        for length in lengths.tolist():
            made.append(" ".join([words[n] for n in drawn[at : at + length].tolist()]))
            at += length
        return made


@cache
def vocabulary() -> list[str]:
    """Words that nobody has seen, all different, the frequent ones short."""
    random, made = np.random.default_rng(SEED), {}
    while len(made) < WORDS:
        parts = random.integers(0, len(SYLLABLES), 1 + min(3, len(made) // 60 + 1))
        made["".join(SYLLABLES[n] for n in parts)] = None
    return list(made)


def _day(number: int) -> str:
    return _days()[number]


@cache
def _days() -> list[str]:
    return [(FIRST_DAY + timedelta(days=n)).isoformat() for n in range(DAYS + 60)]


def sources(world: World) -> Iterator[tuple]:
    for n in range(world.sources):
        name = f"The {world.words[500 + n].title()} Post"
        yield n + 1, name, name.casefold(), f"post{n}.example", f"post{n}.example"


def articles(world: World) -> Iterator[tuple]:
    first = np.searchsorted(world.article_of, np.arange(world.articles + 1)).tolist()
    for n, day in enumerate(world.published.tolist()):
        text = "\n".join(world.contents[first[n] : first[n + 1]]) or "Nothing."
        at = f"{_day(day)} {8 + n % 12:02}:{n % 60:02}:00"
        title = " ".join(text.split()[:7]).capitalize()
        mark = fingerprint(str(n))
        yield (n + 1, int(world.source_of[n]) + 1, title, f"https://post.example/{n}", text, mark, "en",
               at, _day(day), 0, "given", STAMP, STAMP, STAMP, STAMP)  # fmt: skip


def speakers(world: World) -> Iterator[tuple]:
    kinds, roles = list(SpeakerKind), [None, "minister", "spokesman", "mayor of the town"]
    for n in range(world.speakers):
        yield n + 1, _name(world, n), kinds[n % 3].value, roles[n % 4], None, None, STAMP


def _name(world: World, number: int) -> str:
    first, last = world.words[200 + number % 300], world.words[1000 + number * 7 % 20_000]
    return f"{first.title()} {last.title()}"


def keys(world: World) -> Iterator[tuple]:
    for n in range(world.speakers):
        yield n + 1, f"name:{_name(world, n).casefold()}"


def sightings(world: World) -> Iterator[tuple]:
    both = np.unique(np.stack([world.article_of, world.speaker_of]), axis=1)
    for article, speaker in both.T.tolist():
        name = _name(world, speaker)
        aliases = json.dumps([name.split()[1]] if article % 3 else [])
        role = (None, "minister", "former minister")[article % 3]
        yield (speaker + 1, article + 1, name, "person", aliases, "[]", role, None,
               _day(int(world.published[article])))  # fmt: skip


def subjects(world: World) -> Iterator[tuple]:
    kinds = list(SubjectKind)
    for n in range(world.subjects):
        name = f"{world.words[2000 + n % 25_000].title()} {n}"
        yield n + 1, name, kinds[n % len(kinds)].value, name.casefold()


def claims(world: World) -> Iterator[tuple]:
    kinds, modalities = list(ClaimKind), list(Modality)
    speaker_of, article_of = (world.speaker_of + 1).tolist(), world.article_of.tolist()
    said, before, at = world.said.tolist(), -1, 0
    for n, content in enumerate(world.contents):
        article = article_of[n]
        at, before = (0 if article != before else at), article
        spans = f'[{{"start": {at}, "end": {at + len(content)}}}]'
        speaker = None if n % 20 == 0 else speaker_of[n]
        day = _day(said[n])
        about = _day(said[n] + n % 40) if n % 3 == 0 else None
        yield (n + 1, article + 1, n, f"{n:040x}", int(world.source_of[article]) + 1, speaker, speaker,
               None, None, None, "said", kinds[n % 3].value, content, "", "{}", spans, day, day, day, "day",
               "on the day", about, about, about and "day", None, n % 5 == 0, modalities[n % 4].value,
               0.5 + n % 50 / 100, False, STAMP)  # fmt: skip
        at += len(content) + 1


def links(world: World) -> Iterator[tuple]:
    drawn = world.draw(world.subjects, world.claims * 2, 0.9)
    for n, (one, other) in enumerate(drawn.reshape(-1, 2).tolist()):
        for subject in {one, other} if n % 4 else ():
            yield n + 1, subject + 1, _day(int(world.said[n]))


def _pairs(world: World) -> list[tuple[int, int]]:
    count = world.claims // 5
    first = world.random.integers(0, world.claims, count * 2)
    second = np.minimum(first + world.random.geometric(0.01, count * 2), world.claims - 1)
    made = {(a, b): None for a, b in zip(first.tolist(), second.tolist(), strict=True) if a != b}
    return list(made)[:count]


def pairs(world: World, made: list[tuple[int, int]]) -> Iterator[tuple]:
    kinds = list(ContradictionKind)
    for n, (a, b) in enumerate(made):
        summary = "One says what the other denies."
        reasons = json.dumps([{"signal": "negation", "text": summary, "weight": 1.2,
                               "evidence": [{"claim": a + 1, "start": 0, "end": 5}]}])  # fmt: skip
        same = bool(world.speaker_of[a] == world.speaker_of[b])
        days = int(abs(world.said[b] - world.said[a]))
        yield (n + 1, a + 1, b + 1, "contradiction", kinds[n % len(kinds)].value, 0.5 + n % 50 / 100, summary,
               reasons, same, days, _day(int(max(world.said[a], world.said[b]))), STAMP)  # fmt: skip


def sides(world: World, made: list[tuple[int, int]]) -> Iterator[tuple]:
    for n, (a, b) in enumerate(made):
        day = _day(int(max(world.said[a], world.said[b])))
        for claim in (a, b):
            speaker = None if claim % 20 == 0 else int(world.speaker_of[claim]) + 1
            source = int(world.source_of[world.article_of[claim]]) + 1
            yield n + 1, claim + 1, speaker, source, "contradiction", day, 0.5 + n % 50 / 100


COLUMNS = {
    Source: "id name folded domain key",
    Article: "id source title url text fingerprint language published_at published_on utc_offset "
    "published_origin received_at read_at compared_at updated_at",
    Speaker: "id name kind role affiliation merged_into updated_at",
    SpeakerKey: "speaker key",
    Sighting: "speaker article name kind aliases keys role affiliation seen_on",
    Subject: "id name kind key",
    Claim: "id article position fingerprint source speaker own_speaker via own_via speaker_as_written cue "
    "kind content context names spans said_on said_first said_last said_precision said_text about_first "
    "about_last about_precision about_text negated modality confidence corrected updated_at",
    ClaimSubject: "claim subject said_on",
    Pair: "id first second relation kind confidence summary reasons same_speaker days_apart said_on "
    "updated_at",
    PairSide: "pair claim speaker source relation said_on confidence",
}


def rows_of(claims_count: int) -> dict[type, Callable[[], Iterator[tuple]]]:
    """Give for each table what makes its rows, in the order in which tables can be filled."""
    world = World(claims_count)
    made = _pairs(world)
    return {
        Source: lambda: sources(world),
        Article: lambda: articles(world),
        Speaker: lambda: speakers(world),
        SpeakerKey: lambda: keys(world),
        Sighting: lambda: sightings(world),
        Subject: lambda: subjects(world),
        Claim: lambda: claims(world),
        ClaimSubject: lambda: links(world),
        Pair: lambda: pairs(world, made),
        PairSide: lambda: sides(world, made),
    }


def fill(claims_count: int) -> None:
    """Fill the connected, migrated database by our own bulk path."""
    with bulk.loading():
        for table, make in rows_of(claims_count).items():
            bulk.rows(table, COLUMNS[table].split(), make())
    database.execute_sql("ANALYZE")
