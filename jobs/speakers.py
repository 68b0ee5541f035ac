"""Who a document's speakers are among those we know: the decision is analysis', the memory data's."""

from datetime import date

from analysis.extraction import identity
from analysis.extraction.document import Document, Speaker
from analysis.vocabulary import SpeakerKind
from data import sightings
from data.models import Article


def settle(article: Article, document: Document) -> list[int]:
    """Find or make a speaker for each of the document's, and keep how the article names them.

    Two speakers of one document are never made one; anonymous ones are new in every article.
    """
    taken: set[int] = set()
    found = []
    for speaker in document.speakers:
        sighting = _sighting(speaker, article.published_on, taken, document)
        if sighting.speaker is not None:
            taken.add(sighting.speaker)
        found.append(sighting)
    return sightings.record(article, found)


def _sighting(speaker: Speaker, on: date, taken: set[int], document: Document) -> sightings.NewSighting:
    new = sightings.NewSighting(
        name=speaker.name,
        kind=speaker.kind,
        role=speaker.role,
        affiliation=speaker.affiliation,
        aliases=list(speaker.aliases),
    )
    if speaker.kind == SpeakerKind.ANONYMOUS:
        return new
    new.keys = identity.speaker_keys(speaker)
    candidates = [_known(each) for each in sightings.known(new.keys) if each.id not in taken]
    companions = {other.name for other in document.speakers if other is not speaker}
    new.speaker = identity.decide(speaker, on, candidates, companions).known_id
    return new


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
