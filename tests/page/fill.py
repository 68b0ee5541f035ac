"""Fills an empty database for the page's tests: ``python -m tests.page.fill DATABASE_URL``.

Thousands of claims by some forty speakers over twelve years, a few pairs that contradict each
other, and an article that tries to be a program. Prints, as JSON, a key and the ids to look for.
"""
# ruff: noqa: E501

import json
import random
import sys
from datetime import UTC, date, datetime, timedelta

from analysis.vocabulary import (
    ContradictionKind,
    Modality,
    Precision,
    Relation,
    Scope,
    SpeakerKind,
    SubjectKind,
)
from data import claims, keys, pairs
from data.database import connect
from data.migrations import migrate
from data.models import Claim
from data.reading import Interval, NewClaim
from tests import builders

SPEAKERS, ARTICLES, CLAIMS = 40, 100, 30
FIRST_DAY = date(2010, 1, 4)
HOSTILE = (
    'The minister said: "<script>window.hacked = true</script> <img src=x onerror=window.hacked=true> is harmless."\n\n'
    "قال المتحدث إن الجسر مغلق منذ يوم الأحد. 🚢🚢 The <b>port</b> stays open, the harbour master said.\n\n"
    "The port has been closed since Sunday, dock workers said."
)
QUOTED = "<script>window.hacked = true</script> <img src=x onerror=window.hacked=true> is harmless"
ARABIC = "الجسر مغلق منذ يوم الأحد"
OPEN = "The <b>port</b> stays open"
CLOSED = "The port has been closed since Sunday"


def main(url: str) -> None:
    connect(url).connect(reuse_if_open=True)
    migrate()
    crowd()
    _, secret = keys.create("reviewer", [Scope.READ, Scope.WRITE, Scope.REVIEW])
    facts = {"key": secret, **hostile(), **turning()}
    print(json.dumps(facts | {"claims": Claim.select().count()}))


def crowd() -> None:
    """Thousands of claims, spread unevenly, as news is."""
    draw = random.Random(7)
    people = [builders.speaker(f"Speaker {number:02}") for number in range(SPEAKERS)]
    for number in range(ARTICLES):
        day = FIRST_DAY + timedelta(days=int(draw.betavariate(2, 1.2) * 12 * 365))
        where = builders.article(
            f"Report {number} of the crowd.", on=day, source=f"Outlet {number % 7}", title=f"Report {number}"
        )
        claims.replace(where, [_claim(draw, people, day, number, place) for place in range(CLAIMS)])


def _claim(draw: random.Random, people: list, day: date, number: int, place: int) -> NewClaim:
    said = day - timedelta(days=draw.choice((0, 0, 0, 1, 2)))
    return NewClaim(
        content=f"measure {place} of report {number} will cost {draw.randint(2, 90)} million",
        spans=[(0, 6)],
        kind=draw.choice(list(builders.ClaimKind)),
        speaker=people[int(draw.paretovariate(0.8)) % SPEAKERS].id,
        said=Interval(said, said, Precision.DAY),
        about=Interval(said, said + timedelta(days=30), Precision.MONTH) if place % 3 == 0 else None,
        modality=Modality.PREDICTED,
        subjects=[(f"Measure {place % 5}", SubjectKind.ORGANIZATION)],
        confidence=round(draw.uniform(0.5, 1), 2),
    )


def hostile() -> dict:
    """An article full of markup, in two directions of writing, with characters beyond the first plane."""
    where = builders.article(
        HOSTILE, on=date(2023, 5, 2), at=datetime(2023, 5, 2, 9, 30, tzinfo=UTC), source="<i>The</i> Herald",
        title="<h1>Harbour</h1> & bridge", url="https://news.example/harbour?a=1&b=2",
    )  # fmt: skip
    minister = builders.speaker('<a href="javascript:alert(1)">The Minister</a>')
    master = builders.speaker("Harbour master Ann Okoro")
    workers = builders.speaker("dock workers", SpeakerKind.GROUP)
    day = Interval(date(2023, 5, 2), date(2023, 5, 2), Precision.DAY, "on Tuesday")
    told = [
        (QUOTED, minister, "direct"), (ARABIC, None, "indirect"), (OPEN, master, "indirect"), (CLOSED, workers, "indirect"),
    ]  # fmt: skip
    ids = claims.replace(where, [
        NewClaim(
            content=words, spans=[(HOSTILE.index(words), HOSTILE.index(words) + len(words))], kind=kind,
            speaker=who and who.id, said=day, cue="said", subjects=[("Port", SubjectKind.PLACE)],
        )
        for words, who, kind in told
    ])  # fmt: skip
    clash(
        ids[2],
        ids[3],
        (HOSTILE.index("stays open"), 10),
        (HOSTILE.index("closed since"), 6),
        ContradictionKind.OPPOSITE,
    )
    return {"hostile": where.id, "harbour": master.id, "workers": workers.id}


def turning() -> dict:
    """A speaker who says one thing and later the opposite, under two names."""
    mayor, double = builders.speaker("Mayor Lena Brandt"), builders.speaker("Lena Brandt-Weiss")
    told = [
        (date(2024, 3, 1), "The tram will be built", mayor), (date(2024, 3, 20), "The tram will not be built", mayor),
        (date(2024, 3, 21), "The council was never asked", double),
    ]  # fmt: skip
    ids = []
    for day, words, who in told:
        where = builders.article(
            f"{words}, she said.", on=day, source="City Post", title=f"Tram, {day:%-d %B}"
        )
        ids += claims.replace(where, [
            NewClaim(content=words, spans=[(0, len(words))], kind="direct", speaker=who.id, said=Interval(day, day, Precision.DAY))
        ])  # fmt: skip
    clash(ids[0], ids[1], (9, 13), (9, 17), ContradictionKind.REVERSAL)
    return {"mayor": mayor.id, "double": double.id}


def clash(left: int, right: int, here: tuple, there: tuple, kind: ContradictionKind) -> None:
    """Record that two claims contradict each other; ``here`` and ``there`` are (start, length)."""
    evidence = [
        {"claim": claim, "start": start, "end": start + length}
        for claim, (start, length) in ((left, here), (right, there))
    ]
    reasons = [
        {
            "signal": "opposites",
            "text": "The two say <b>opposite</b> things.",
            "weight": 0.8,
            "evidence": evidence,
        }
    ]
    summary = "One says it is so, the other that it is <em>not</em>."
    pairs.record((), [pairs.NewPair((left, right), Relation.CONTRADICTION, kind, 0.93, summary, reasons)])


if __name__ == "__main__":
    main(sys.argv[1])
