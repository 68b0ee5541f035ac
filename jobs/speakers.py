"""Who a document's speakers are among those we know: the decision is analysis', the memory data's."""

from analysis.extraction import identity
from analysis.extraction.document import Document, Speaker
from data import sightings
from data.models import Article


def settle(article: Article, document: Document) -> list[int]:
    """Find or make a speaker for each of the document's, and keep how the article names them.

    Two speakers of one document are never made one; anonymous ones are new in every article.
    """
    decisions = [_decide(speaker, article, document) for speaker in document.speakers]
    surest: dict[int, float] = {}
    for decision in decisions:
        if decision.known_id is not None:
            surest[decision.known_id] = max(decision.score, surest.get(decision.known_id, 0.0))
    found = []
    for speaker, decision in zip(document.speakers, decisions, strict=True):
        known = decision.known_id
        meant = known is not None and surest.get(known) == decision.score
        if meant:
            del surest[known]
        found.append(_sighting(speaker, known if meant else None))
    return sightings.record(article, found)


def _decide(speaker: Speaker, article: Article, document: Document) -> identity.Decision:
    keys = identity.speaker_keys(speaker)
    candidates = [_known(each) for each in sightings.known(keys, beyond=article.id)]
    companions = {other.name for other in document.speakers if other is not speaker}
    return identity.decide(speaker, article.published_on, candidates, companions)


def _sighting(speaker: Speaker, known: int | None) -> sightings.NewSighting:
    return sightings.NewSighting(
        name=speaker.name,
        kind=speaker.kind,
        role=speaker.role,
        affiliation=speaker.affiliation,
        aliases=list(speaker.aliases),
        keys=identity.speaker_keys(speaker),
        speaker=known,
    )


def _known(speaker: sightings.KnownSpeaker) -> identity.Known:
    return identity.Known(
        id=speaker.id,
        name=speaker.name,
        kind=speaker.kind,
        role=speaker.role,
        affiliation=speaker.affiliation,
        aliases=speaker.names,
        last_seen=speaker.last_seen,
        titles=speaker.titles,
        companions=speaker.companions,
    )
