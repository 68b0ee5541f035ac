"""Compares claims: finds those that could conflict, lets analysis judge, keeps what it finds.

Comparing is repeatable: what is known of a pair depends on its two claims alone, not on which
of them came first.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from peewee import IntegrityError

from analysis import contradiction
from analysis.contradiction import Finding, Statement, similarity
from analysis.vocabulary import ContradictionKind, Relation
from data import articles, candidates, claims, pairs, rows, vectors
from data.database import writing
from data.models import Article, Claim
from data.settings import Settings
from jobs import evidence

#: How many claims of other articles a claim is held against at most.
MOST_CANDIDATES = 100
#: How often claims that were changed meanwhile are compared again before all other writers are kept out.
TRIES = 3


def compare_article(article: Article) -> None:
    """Compare an article's claims with each other and with all others, anew."""
    found = Claim.select(Claim.id).where(Claim.article == article.id)
    compare_claims((claim.id for claim in found), article)


def catch_up() -> int:
    """Compare the articles that were stored but, for a crash, never compared; tell how many."""
    unfinished = Article.read_at.is_null(False) & Article.compared_at.is_null()
    left = list(Article.select(Article.id).where(unfinished))
    for article in left:
        compare_article(article)
    return len(left)


def compare_claims(ids: Iterable[int], article: Article | None = None) -> None:
    """Compare these claims with all others; what was known of their pairs before is replaced.

    No lock is held while the models are at work. What they find is recorded in a short transaction, if
    no claim that was read has changed since; else they look again. Call it outside of any transaction.
    ``article`` is marked as compared.
    """
    ids = set(ids)
    for _ in range(TRIES):
        # A vector of a claim that is gone meanwhile has nothing to belong to.
        with suppress(IntegrityError):
            compared = _compare(ids)
            with writing():
                if claims.unchanged(compared.known.values()):
                    return _record(compared, article)
    with writing():
        _record(_compare(ids), article)


class Compared(NamedTuple):
    """What a comparison read and what it found, to be recorded."""

    ours: dict[int, Claim]
    known: dict[int, Claim]
    looked_at: set[frozenset[int]]
    found: list[pairs.NewPair]


def _record(compared: Compared, article: Article | None) -> None:
    pairs.record(compared.ours, compared.found, looked_at=compared.looked_at)
    if article is not None:
        articles.mark_compared(article.id)


def _compare(ids: Iterable[int]) -> Compared:
    ours = _load(ids)
    told = {claim: statement(row) for claim, row in ours.items()}
    wanted = {frozenset(pair) for pair in pairs.partners(ours)}
    asked = list(zip(ours.values(), contradiction.search_terms(list(told.values())), strict=True))
    for claim, others in candidates.of_claims(asked, MOST_CANDIDATES).items():
        wanted |= {frozenset((claim, other)) for other in others}
    looked_at, read = wanted, directions(told)
    wanted = near_enough(wanted, read)
    theirs = _load({each for pair in wanted for each in pair} - ours.keys())
    told |= {claim: statement(row) for claim, row in theirs.items()}
    told = placed(told, read | directions({claim: told[claim] for claim in theirs}))
    known = ours | theirs
    places = pairs.in_order(known)
    ordered = sorted(sorted(pair, key=places.get) for pair in wanted)
    sides = [(known[first], known[second]) for first, second in ordered]
    findings = contradiction.compare([(told[first], told[second]) for first, second in ordered])
    return Compared(ours, known, looked_at, _kept(sides, findings))


def statement(claim: Claim) -> Statement:
    """Show a stored claim as the comparison sees it."""
    speaker = claim.speaker
    return Statement(
        content=claim.content,
        id=claim.id,
        context=claim.context,
        speaker=speaker and speaker.name,
        speaker_id=speaker and speaker.id,
        speaker_role=speaker and speaker.role,
        affiliation=speaker and speaker.affiliation,
        cue=claim.cue,
        kind=claim.kind,
        negated=claim.negated,
        modality=claim.modality,
        said=_interval(claim.said_first, claim.said_last),
        about=_interval(claim.about_first, claim.about_last),
        subjects=tuple(subject.name for subject in claim.subjects),
        article_id=claim.article_id,
        article_title=claim.article.title,
        names=claim.names,
    )


def near_enough(wanted: set[frozenset[int]], read: Mapping[int, bytes]) -> set[frozenset[int]]:
    """Leave out pairs that lie too far apart to touch each other, before their claims are loaded.

    ``read`` has the vectors that are known already; a claim that has none anywhere stays.
    """
    others = vectors.of(set().union(*wanted) - read.keys())
    known = {claim: vector for claim, (_, vector) in others.items()} | read
    return {pair for pair in wanted if not contradiction.lie_apart(*(known.get(claim) for claim in pair))}


def directions(statements: Mapping[int, Statement]) -> dict[int, bytes]:
    """Give the vectors of claims: those that were kept and still hold, else made and kept now."""
    marks = {claim: similarity.mark(said) for claim, said in statements.items()}
    kept = {claim: vector for claim, (mark, vector) in vectors.of(statements).items() if mark == marks[claim]}
    missing = [claim for claim in statements if claim not in kept]
    made = dict(zip(missing, similarity.vectors([statements[claim] for claim in missing]), strict=True))
    vectors.keep({claim: (marks[claim], vector) for claim, vector in made.items()})
    return kept | made


def placed(statements: Mapping[int, Statement], read: Mapping[int, bytes]) -> dict[int, Statement]:
    """Put statements where they lie, each with its own vector and its article's."""
    articles = vectors.of_articles({said.article_id for said in statements.values()})
    stories = {article: similarity.mean(each) for article, each in articles.items()}
    return {
        claim: replace(said, vector=read[claim], story=stories.get(said.article_id))
        for claim, said in statements.items()
    }


def _interval(first: date | None, last: date | None) -> tuple[date, date] | None:
    return None if first is None or last is None else (first, last)


def _load(ids: Iterable[int]) -> dict[int, Claim]:
    return rows.by_id(sorted(set(ids)), whole=True)


def _kept(
    sides: Sequence[tuple[Claim, Claim]], findings: Sequence[Finding | None], floor: float | None = None
) -> list[pairs.NewPair]:
    floor = Settings.storing_confidence if floor is None else floor
    found = [
        (both, finding)
        for both, finding in zip(sides, findings, strict=True)
        if finding is not None and finding.confidence >= floor
    ]
    texts = articles.texts({claim.article_id for both, _ in found for claim in both})
    return [
        pairs.NewPair(
            (first.id, second.id),
            finding.relation,
            finding.kind,
            finding.confidence,
            finding.summary,
            evidence.placed(finding.reasons, (first, second), texts),
        )
        for (first, second), finding in found
    ]


@dataclass(frozen=True)
class Checked:
    """How two statements typed in by hand stand to each other; evidence counts in their contents."""

    relation: Relation
    kind: ContradictionKind | None
    confidence: float
    summary: str
    reasons: list[dict]


def check(left: dict, right: dict) -> Checked | None:
    """Compare two statements by hand; None where both can be true. Nothing is stored."""
    sides = [_typed(left), _typed(right)]
    # Whoever puts two statements together says that they belong to one story.
    story = similarity.mean(similarity.vectors(sides))
    two = tuple(replace(side, story=story) for side in sides)
    (finding,) = contradiction.compare([two], thorough=True)
    if finding is None:
        return None
    reasons = evidence.in_contents(finding.reasons)
    return Checked(finding.relation, finding.kind, finding.confidence, finding.summary, reasons)


def _typed(given: dict) -> Statement:
    given = {name: value for name, value in given.items() if value is not None}
    said = given.pop("said_on", None)
    return Statement(said=said and (said, said), **given)
