"""Subjects: the people, bodies and places that each claim is about."""

import re
from bisect import bisect_left

from analysis.extraction import nominals
from analysis.extraction.document import Document, Span, Subject
from analysis.extraction.names import fold
from analysis.vocabulary import SubjectKind

CAPITALISED = re.compile(
    r"\b(?:(?:North|South|New|Sri|Saudi|Sierra|Costa|Puerto|Cape|Papua)\s)?(?:U\.S\.|[A-Z][\w-]+)"
)


def subjects(document: Document) -> None:
    """Name for each claim whom and what it speaks of; pronouns count for whom they mean.

    "I" and "we" do not make the speaker a subject; being named does.
    """
    starts = [mention.span.start for mention in document.mentions]
    for claim in document.claims:
        found: dict[tuple[str, SubjectKind], Subject] = {}
        for span in claim.spans:
            for _, subject in sorted(_spoken_of(document, starts, span), key=lambda each: each[0]):
                found.setdefault((fold(subject.name), subject.kind), subject)
        claim.subjects = _settled(list(found.values()))


def _spoken_of(document: Document, starts: list[int], span: Span) -> list[tuple[int, Subject]]:
    at = bisect_left(starts, span.start)
    listed = []
    while at < len(starts) and starts[at] < span.end:
        mention = document.mentions[at]
        if mention.kind and mention.named and not mention.own:
            listed.append((mention.span.start, Subject(mention.name, mention.kind)))
        at += 1
    for match in CAPITALISED.finditer(document.text, span.start, span.end):
        land = nominals.demonym(match[0])
        if land:
            listed.append((match.start(), Subject(land, SubjectKind.PLACE)))
    return listed


def _settled(found: list[Subject]) -> list[Subject]:
    """Leave out a country that speaks as a body beside itself as a place."""
    places = {fold(subject.name) for subject in found if subject.kind == SubjectKind.PLACE}
    return [s for s in found if s.kind == SubjectKind.PLACE or fold(s.name) not in places]
