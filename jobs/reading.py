"""From a Document to rows: the one place that knows both."""

from datetime import UTC, datetime, time

from analysis.extraction.document import Claim, Document, Interval, Mention
from analysis.vocabulary import DateOrigin
from data import reading
from data.articles import NewArticle
from jobs.intake import Handed


def new_article(handed: Handed, document: Document) -> NewArticle:
    """Make the article to store: what was handed in, dated as the document was."""
    published = document.publication
    at, on, origin = published.at, published.on, published.origin
    if origin == DateOrigin.GIVEN and not handed.dated_by_hand:
        origin = DateOrigin.METADATA
    return NewArticle(
        text=handed.text,
        published_on=on or at.date(),
        published_origin=origin,
        published_at=at or datetime.combine(on, time(), UTC),
        title=handed.title or document.title,
        url=handed.url,
        language=handed.language,
        source_name=handed.source_name,
        source_domain=handed.source_domain,
    )


def new_claims(document: Document, speakers: list[int]) -> list[reading.NewClaim]:
    """Make the claims to store; ``speakers`` are the ids of the document's speakers."""
    mentions = [(document.words(mention.span), mention) for mention in document.mentions]
    return [_new_claim(claim, speakers, mentions) for claim in document.claims]


def _new_claim(claim: Claim, speakers: list[int], mentions: list[tuple[str, Mention]]) -> reading.NewClaim:
    return reading.NewClaim(
        content=claim.content,
        spans=[tuple(span) for span in claim.spans],
        kind=claim.kind,
        cue=claim.cue,
        speaker=None if claim.speaker is None else speakers[claim.speaker],
        speaker_as_written=claim.speaker_as_written,
        via=None if claim.via is None else speakers[claim.via],
        said=_interval(claim.said),
        about=_interval(claim.about),
        negated=claim.negated,
        modality=claim.modality,
        subjects=[(subject.name, subject.kind) for subject in claim.subjects],
        confidence=claim.confidence,
        context=claim.context,
        names=_names(claim, mentions),
    )


def _names(claim: Claim, mentions: list[tuple[str, Mention]]) -> dict[str, str]:
    """Say whom the words of a claim mean, where they do not say it themselves."""
    meant: dict[str, set[str]] = {}
    for words, mention in mentions:
        if mention.named and words != mention.name and any(mention.span.within(span) for span in claim.spans):
            meant.setdefault(words, set()).add(mention.name)
    return {words: names.pop() for words, names in meant.items() if len(names) == 1}


def _interval(interval: Interval | None) -> reading.Interval | None:
    if interval is None:
        return None
    return reading.Interval(interval.first, interval.last, interval.precision, interval.text)
