"""When something was said: from the cue's clause, else the scene it belongs to, else publication."""

import re
from dataclasses import dataclass, replace
from datetime import date

from analysis.extraction.document import Attribution, Document, Interval, Span, TimeExpression
from analysis.extraction.syntax import tokens
from analysis.extraction.times_clause import (
    FINE,
    WEEK,
    holders,
    line_at,
    outer_ones,
    own_time,
    tells_of_its_subject,
    verb_above,
)
from analysis.vocabulary import BlockRole, Precision

NOW = re.compile(r"\bnow (?:says|claims|insists|denies|admits|concedes|argues|maintains|accepts)\b")


@dataclass(frozen=True)
class Anchor:
    """A dated occasion of speech of one speaker, at a place in the text."""

    place: int
    speaker: int | None
    interval: Interval


def said(document: Document) -> list[Interval | None]:
    """For each attribution the days on which it was said, None without any date to start from."""
    published = published_on(document)
    held = holders(document)
    numbers = range(len(document.attributions))
    own = [
        own_time(document, number, held, published) or _now(document, number, published) for number in numbers
    ]
    anchors = [
        Anchor(place_of(document.attributions[number]), document.attributions[number].speaker, own[number])
        for number in numbers
        if own[number]
    ]
    found = _narrowed(document, own, anchors)
    lasting = [
        anchor
        for number, anchor in zip((n for n in numbers if own[n]), anchors, strict=True)
        if _lasts(document, number, anchor, published)
    ]
    _carry(document, found, lasting + _scenes(document, held, published))
    for number in numbers:
        passed_on = next((found[outer] for outer in outer_ones(document, number) if found[outer]), None)
        found[number] = found[number] or passed_on or _published(published)
    return found


def published_on(document: Document) -> date | None:
    """The article's day in its own zone."""
    if document.publication and document.publication.on:
        return document.publication.on
    return document.published_at.date() if document.published_at else None


def _now(document: Document, number: int, published: date | None) -> Interval | None:
    """ "It now says" is said when the article appears, whatever was said on Tuesday."""
    cues = document.attributions[number].cue
    if cues and NOW.search(document.text, max(0, cues[0].start - 5), cues[0].end):
        return _published(published)
    return None


def _published(day: date | None) -> Interval | None:
    return Interval(day, day, Precision.DAY) if day else None


def place_of(attribution: Attribution) -> int:
    """Where in the text somebody speaks."""
    return min(span.start for span in attribution.cue or attribution.content)


def _narrowed(document: Document, own: list[Interval | None], anchors: list[Anchor]) -> list[Interval | None]:
    """ "Last week she said" is the day on which the same text dates a statement of hers in that week."""
    by_speaker: dict[int, list[Interval]] = {}
    for anchor in anchors:
        if anchor.speaker is not None and anchor.interval.precision in FINE:
            by_speaker.setdefault(anchor.speaker, []).append(anchor.interval)
    found = list(own)
    for number, interval in enumerate(own):
        if interval and interval.precision is Precision.WEEK:
            known = by_speaker.get(document.attributions[number].speaker, [])
            day = next((one for one in known if interval.first <= one.first <= interval.last), None)
            found[number] = replace(interval, first=day.first, last=day.last) if day else interval
    return found


def _lasts(document: Document, number: int, anchor: Anchor, published: date | None) -> bool:
    """Whether what the speaker says next was said on the same occasion: a recent one, no background."""
    if anchor.interval.precision not in FINE or not published:
        return False
    if published - anchor.interval.first > WEEK:
        return False
    cue = [token for span in document.attributions[number].cue for token in tokens(document, span)]
    return not any(tells_of_its_subject(token) for token in cue)


def _carry(document: Document, found: list[Interval | None], anchors: list[Anchor]) -> None:
    """Date the undated by the same speaker's occasion before, nobody else speaking and no heading
    between, or by one later in the paragraph."""
    talks = sorted((place_of(each), number) for number, each in enumerate(document.attributions))
    # At one place an anchor comes before the talk that it dates, a heading before both.
    events = [(anchor.place, 1, anchor) for anchor in anchors]
    events += [(place, 2, number) for place, number in talks]
    events += [(block.span.start, 0, None) for block in document.blocks if block.role is BlockRole.HEADING]
    events.sort(key=lambda event: event[:2])
    live: dict[int, Interval] = {}
    for _, kind, event in events:
        if kind == 0:
            live = {}
        elif kind == 1:
            live[event.speaker] = event.interval
        else:
            attribution = document.attributions[event]
            if attribution.via is None:
                live = {who: day for who, day in live.items() if who == attribution.speaker}
            if attribution.speaker is not None and not found[event]:
                found[event] = live.get(attribution.speaker)
    _carry_back(document, found, anchors, talks)


def _carry_back(
    document: Document, found: list[Interval | None], anchors: list[Anchor], talks: list[tuple[int, int]]
) -> None:
    """Date the undated by the same speaker's next occasion in the same paragraph."""
    rest = sorted(anchors, key=lambda anchor: anchor.place)
    ahead: dict[int | None, Anchor] = {}
    for place, number in reversed(talks):
        while rest and rest[-1].place > place:
            anchor = rest.pop()
            ahead[anchor.speaker] = anchor
        speaker = document.attributions[number].speaker
        if found[number] or speaker is None or speaker not in ahead:
            continue
        if ahead[speaker].place < line_at(document.text, place).end:
            found[number] = ahead[speaker].interval


def _scenes(document: Document, held: dict[Span, set[int]], published: date | None) -> list[Anchor]:
    """Dated doings of a speaker that his next words belong to ("… changed his story yesterday")."""
    surnames: dict[str, set[int]] = {}
    for number, speaker in enumerate(document.speakers):
        for name in (speaker.name, *speaker.aliases):
            if name.split():
                surnames.setdefault(name.split()[-1].lower(), set()).add(number)
    found = []
    for one in document.time_expressions:
        if one.span in held or not _is_recent(one, published):
            continue
        verb = verb_above(tokens(document, one.span))
        if verb is None or verb.dep_ != "ROOT":
            continue
        interval = Interval(one.first, one.last, one.precision, document.words(one.span))
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        named = {token.lower_ for token in subject.subtree} if subject else set()
        speakers = {number for word in named & surnames.keys() for number in surnames[word]}
        found += [Anchor(one.span.start, number, interval) for number in sorted(speakers)]
    return found


def _is_recent(one: TimeExpression, published: date | None) -> bool:
    """Whether an expression is a day of the week before publication."""
    if not published or not one.first or one.precision not in FINE:
        return False
    return one.first <= published and published - one.first <= WEEK
