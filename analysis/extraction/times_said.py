"""When something was said: from the cue's clause, else the scene it belongs to, else publication.

A time expression belongs to the cue where the parse hangs it on the cue's verb, on the verb of
an occasion of speech ("in a statement released on Monday"), or on the verb that governs the cue
("… in an address on Tuesday, in which he warned"). One inside the content never does.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Token

from analysis.extraction.document import Attribution, Document, Interval, Span, TimeExpression
from analysis.extraction.syntax import sentence, tokens
from analysis.lexicon import words
from analysis.vocabulary import Precision

OCCASIONS = words("occasions_of_speech")
BESIDE = re.compile(
    r"[\s,]*(?:(?:on|late|early|earlier|later|in|at|over|here|an?|the|statement|interview|reporters|journalists"
    r"|parliament|congress|lawmakers|by|phone|telephone|e-?mail)\b[\s,]*)*$",
    re.IGNORECASE,
)
OPENING = re.compile(r"\W*(?:on|late|early|earlier|later|in|at|over)?\W*(?:on|in)?\W*$", re.IGNORECASE)
SCENE_DAYS = 7
FINE = (Precision.MINUTE, Precision.HOUR, Precision.DAY)


@dataclass(frozen=True)
class Anchor:
    """A dated occasion of speech of one speaker, at a place in the text."""

    place: int
    speaker: int | None
    interval: Interval


def said(document: Document) -> list[Interval | None]:
    """For each attribution the days on which it was said."""
    published = published_on(document)
    own = [_own(document, number, published) for number in range(len(document.attributions))]
    anchors = [
        Anchor(_place(document.attributions[number]), document.attributions[number].speaker, interval)
        for number, interval in enumerate(own)
        if interval
    ]
    anchors += _scenes(document, published)
    found: list[Interval | None] = []
    for number in range(len(own)):
        found.append(
            _narrowed(own[number], document.attributions[number], anchors)
            or _carried(document, number, anchors)
        )
    for number in range(len(own)):
        found[number] = found[number] or _outer(document, number, found) or _published(published)
    return found


def published_on(document: Document) -> date | None:
    """The article's day in its own zone."""
    if document.publication and document.publication.on:
        return document.publication.on
    return document.published_at.date() if document.published_at else None


def _published(day: date | None) -> Interval | None:
    return Interval(day, day, Precision.DAY) if day else None


def _place(attribution: Attribution) -> int:
    return min(span.start for span in attribution.cue or attribution.content)


def _outer(document: Document, number: int, found: list[Interval | None]) -> Interval | None:
    """What somebody passed on is dated as the passing on, where its own clause tells nothing."""
    seen = {number}
    via = document.attributions[number].via
    while via is not None and via not in seen:
        if found[via]:
            return found[via]
        seen.add(via)
        via = document.attributions[via].via
    return None


def _own(document: Document, number: int, published: date | None) -> Interval | None:
    """The time in the attribution's own clause, None where there is none."""
    attribution = document.attributions[number]
    best: tuple[int, int, TimeExpression] | None = None
    for expression in _outside(document, number):
        rank = _beside(document, attribution, expression.span) or _attached(
            document, attribution, expression.span
        )
        distance = abs(expression.span.start - _place(attribution))
        if rank and (best is None or (rank, distance) < best[:2]):
            best = rank, distance, expression
    return _interval(document, best[2], published) if best else None


def _outside(document: Document, number: int) -> list[TimeExpression]:
    """The dated expressions in the cue's sentence that are in nobody's content but an outer speaker's."""
    attribution = document.attributions[number]
    if not attribution.cue:
        return []
    outer, via = set(), attribution.via
    while via is not None and via not in outer:
        outer.add(via)
        via = document.attributions[via].via
    shut = [
        span
        for other, each in enumerate(document.attributions)
        if other not in outer
        for span in each.content
    ]
    around = sentence(document, attribution.cue[0].start) or _line(document.text, attribution.cue[0].start)
    return [
        one
        for one in document.time_expressions
        if one.first and one.span.within(around) and one.type in ("DATE", "TIME")
        and not any(one.span.overlaps(span) for span in shut)
    ]  # fmt: skip


def _line(text: str, offset: int) -> Span:
    """The line an offset lies in, for a text without a parse."""
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text))


def _beside(document: Document, attribution: Attribution, span: Span) -> int | None:
    """1 where only small words stand between the expression and the cue, or the opening of the sentence."""
    text, cue = document.text, attribution.cue
    if any(each.end <= span.start and BESIDE.match(text[each.end : span.start]) for each in cue):
        return 1
    named = max((each.end for each in attribution.source if each.end <= span.start), default=span.start)
    if BESIDE.match(text[named : span.start]) and any(text[span.end : each.start].isspace() for each in cue):
        return 1
    around = sentence(document, span.start) or _line(text, span.start)
    source = min((each.start for each in attribution.source), default=None)
    opens = OPENING.match(text[around.start : span.start])
    if opens and source and source >= span.end and not text[span.end : source].strip(" ,\n\u00a0"):
        return 1
    return None


def _attached(document: Document, attribution: Attribution, span: Span) -> int | None:
    """How the parse hangs the expression on the cue: 2 itself, 3 by an occasion, 4 by what governs it."""
    cue = {token for each in attribution.cue for token in tokens(document, each)}
    inside = {token for each in [*attribution.cue, *attribution.source] for token in tokens(document, each)}
    time = tokens(document, span)
    if not cue or not time:
        return None
    head = next((token for token in time if token.head not in time or token.head == token), time[0])
    verb = next((token for token in head.ancestors if token.pos_ in ("VERB", "AUX") or token in cue), None)
    if verb is None:
        return None
    if verb in cue or (verb.pos_ == "AUX" and verb.head in cue):
        return 2
    if verb.lemma_.lower() in OCCASIONS and any(token in cue or token in inside for token in verb.ancestors):
        return 3 if not _in_relative(verb) else None
    return 4 if _governs(verb, cue) else None


def _in_relative(verb: Token) -> bool:
    """ "X, who visited on Monday, said": a relative clause tells of the speaker, not of the speech."""
    return verb.dep_ == "relcl"


def _governs(verb: Token, cue: set[Token]) -> bool:
    """Whether the cue is said on the occasion of another verb: "visited … and said", "met …, saying"."""
    top = next((token for token in cue if token.head not in cue), None)
    if top is None or verb not in top.ancestors:
        return False
    step = top
    while step.head != step and step != verb:
        if step.dep_ == "relcl" and any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in ("WP", "WDT")
                                        for child in step.children):  # fmt: skip
            return False
        if step.dep_ in ("ccomp", "csubj", "parataxis"):
            return False
        step = step.head
    return step == verb


def _interval(document: Document, expression: TimeExpression, published: date | None) -> Interval | None:
    """The days of an expression; what was said cannot lie after publication."""
    first, last = expression.first, expression.last
    if published and first > published:
        if (first - published).days > 7 or expression.precision not in FINE:
            return None
        first, last = first - timedelta(days=7), last - timedelta(days=7)
    if published and last > published:
        last = published
    return Interval(first, last, expression.precision, document.words(expression.span))


def _narrowed(interval: Interval | None, attribution: Attribution, anchors: list[Anchor]) -> Interval | None:
    """ "Last week she said" is the day on which the same text dates a statement of hers in that week."""
    if interval is None or interval.precision is not Precision.WEEK or attribution.speaker is None:
        return interval
    for anchor in anchors:
        within = interval.first <= anchor.interval.first and anchor.interval.last <= interval.last
        if anchor.speaker == attribution.speaker and anchor.interval.precision in FINE and within:
            return replace(interval, first=anchor.interval.first, last=anchor.interval.last)
    return interval


def _scenes(document: Document, published: date | None) -> list[Anchor]:
    """Dated doings of a speaker that his next words belong to ("… sang a different tune yesterday")."""
    found = []
    contents = [span for each in document.attributions for span in each.content]
    for expression in document.time_expressions:
        interval = _scene_day(document, expression, published, contents)
        time = tokens(document, expression.span) if interval else []
        head = next((token for token in time if token.head not in time), None)
        verb = (
            next((token for token in head.ancestors if token.pos_ in ("VERB", "AUX")), None) if head else None
        )
        if verb is None or verb.dep_ != "ROOT":
            continue
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        called = {token.lower_ for token in subject.subtree} if subject else set()
        for number, speaker in enumerate(document.speakers):
            if called & {
                name.split()[-1].lower() for name in (speaker.name, *speaker.aliases) if name.split()
            }:
                found.append(Anchor(expression.span.start, number, interval))
    return found


def _scene_day(
    document: Document, expression: TimeExpression, published: date | None, contents: list[Span]
) -> Interval | None:
    """The day of an expression that may date a scene: a recent day, in nobody's words."""
    if not published or expression.precision not in FINE or not expression.first:
        return None
    if any(expression.span.overlaps(span) for span in contents):
        return None
    if not timedelta(0) <= published - expression.first <= timedelta(days=SCENE_DAYS):
        return None
    return Interval(expression.first, expression.last, expression.precision, document.words(expression.span))


def _carried(document: Document, number: int, anchors: list[Anchor]) -> Interval | None:
    """The day of the same speaker's speech in this paragraph or, nobody else speaking between, before it."""
    attribution = document.attributions[number]
    if attribution.speaker is None:
        return None
    place = _place(attribution)
    mine = [a for a in anchors if a.speaker == attribution.speaker and a.interval.precision in FINE]
    before = [a for a in mine if a.place <= place and not _others_between(document, a, place, number)]
    if before:
        return max(before, key=lambda a: a.place).interval
    line = _line(document.text, place)
    after = [a for a in mine if place < a.place < line.end]
    return min(after, key=lambda a: a.place).interval if after else None


def _others_between(document: Document, anchor: Anchor, place: int, number: int) -> bool:
    """Whether somebody else speaks between an anchor and a place."""
    return any(
        anchor.place < _place(each) < place and each.speaker != anchor.speaker and each.via is None
        for other, each in enumerate(document.attributions)
        if other != number
    )
