"""Builds articles, claims and contradictions for the tests, through the same doors as real ones."""

from datetime import UTC, date, datetime, time
from itertools import count

from analysis.vocabulary import (
    ClaimKind,
    ContradictionKind,
    DateOrigin,
    Precision,
    Relation,
    SpeakerKind,
    SubjectKind,
)
from data import articles, claims, pairs, sightings
from data.models import Article, Claim, Pair, Speaker, SpeakerKey
from data.reading import Interval, NewClaim
from data.text import fold

DAY = date(2022, 2, 16)
_numbers = count(1)


def article(text: str | None = None, *, on: date = DAY, source: str | None = "Reuters", **given) -> Article:
    """Store an article; without a text it gets one of its own."""
    text = text or f"Article {next(_numbers)}. Some words that were said."
    new = articles.NewArticle(
        text=text,
        published_on=on,
        published_at=given.pop("at", datetime.combine(on, time(12), UTC)),
        published_origin=DateOrigin.GIVEN,
        title=given.pop("title", "A title"),
        source_name=source,
        **given,
    )
    return articles.store(new)[0]


def speaker(name: str = "Jens Stoltenberg", kind: SpeakerKind = SpeakerKind.PERSON, **given) -> Speaker:
    """Make a speaker that can be looked up by its folded name."""
    made = Speaker.create(name=name, kind=kind, **given)
    SpeakerKey.create(speaker=made, key=f"name:{fold(name)}")
    return made


def sighting(where: Article, name: str, who: Speaker | None = None, **given) -> int:
    """Let an article name a speaker, as its only one; give the speaker's id."""
    new = sightings.NewSighting(
        name=name,
        kind=given.pop("kind", SpeakerKind.PERSON),
        keys=given.pop("keys", {f"name:{fold(name)}"}),
        speaker=who and who.id,
        **given,
    )
    return sightings.record(where, [new])[0]


def new_claim(content: str = "no withdrawal was seen", *, said: date | None = DAY, **given) -> NewClaim:
    """A claim as a reading would hand it over."""
    about = given.pop("about", None)
    return NewClaim(
        content=content,
        spans=given.pop("spans", [(0, len(content))]),
        kind=given.pop("kind", ClaimKind.INDIRECT),
        said=said and Interval(said, said, Precision.DAY, "on the day"),
        about=about and Interval(about, about, Precision.DAY),
        subjects=[(name, SubjectKind.PLACE) for name in given.pop("subjects", ())],
        **given,
    )


def claim(where: Article | None = None, content: str = "no withdrawal was seen", **given) -> Claim:
    """Store one claim in an article, beside those that it has."""
    where = where or article()
    by = given.pop("speaker", None)
    stored = [_again(each) for each in claims.of_article(where.id)]
    start = 1000 * len(stored)
    given.setdefault("spans", [(start, start + len(content))])
    ids = claims.replace(where, [*stored, new_claim(content, speaker=by and by.id, **given)])
    return claims.get(ids[-1])


def _again(stored: Claim) -> NewClaim:
    stored = claims.get(stored.id)

    def interval(name):
        first = getattr(stored, f"{name}_first")
        return first and Interval(
            first,
            getattr(stored, f"{name}_last"),
            getattr(stored, f"{name}_precision"),
            getattr(stored, f"{name}_text"),
        )

    return NewClaim(
        content=stored.content,
        spans=[(span["start"], span["end"]) for span in stored.spans],
        kind=stored.kind,
        cue=stored.cue,
        speaker=stored.own_speaker_id,
        speaker_as_written=stored.speaker_as_written,
        via=stored.own_via_id,
        said=interval("said"),
        about=interval("about"),
        negated=stored.negated,
        modality=stored.modality,
        subjects=[(subject.name, subject.kind) for subject in stored.subjects],
        confidence=stored.confidence,
        context=stored.context,
    )


def contradiction(
    left: Claim | None = None,
    right: Claim | None = None,
    *,
    kind: ContradictionKind = ContradictionKind.NEGATION,
    confidence: float = 0.9,
    relation: Relation = Relation.CONTRADICTION,
) -> Pair:
    """Record that two claims contradict each other, beside what was recorded of others."""
    left = left or claim(
        speaker=speaker("Russia", SpeakerKind.ORGANIZATION), content="troops are withdrawing"
    )
    right = right or claim(speaker=speaker(), content="no withdrawal was seen")
    reason = {
        "signal": "negation",
        "text": "One denies what the other says.",
        "weight": 0.8,
        "evidence": [{"claim": right.id, "start": 0, "end": 2}],
    }
    found = pairs.NewPair(
        (left.id, right.id),
        relation,
        kind if relation == Relation.CONTRADICTION else None,
        confidence,
        "They say the opposite.",
        [reason],
    )
    pairs.record((), [found])
    return Pair.get(Pair.first.in_([left.id, right.id]), Pair.second.in_([left.id, right.id]))
