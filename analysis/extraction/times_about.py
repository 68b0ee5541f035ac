"""The time a claim is about: from the time expressions in its words, "since" and "between" read."""

import re
from datetime import date

from analysis.extraction.dates import find
from analysis.extraction.document import Claim, Document, Interval, Span, TimeExpression
from analysis.extraction.syntax import tokens
from analysis.extraction.times_clause import expressions_within
from analysis.vocabulary import ClaimKind, Modality, Precision

SINCE = re.compile(r"\b(?:since|ever since)\s+(?:at least\s+|the\s+)?$", re.IGNORECASE)
OPEN_ENDED = re.compile(r"\b(?:before|after|until|till|by)\s+(?:the\s+)?$", re.IGNORECASE)
RANGE_OPENS = re.compile(r"\b(?:between|from)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE)
RANGE_JOINS = re.compile(
    r"\s*(?:and|to|until|till|through|-|–)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE
)
SAME_TIME = re.compile(
    r"\b(?:(?:at|by|for|on) )?(?:the same|that) (?:time|hour|moment|date|day|night|evening|morning)\b"
    r"|\bat the time\b(?! of)",
    re.IGNORECASE,
)
VAGUE = (Precision.QUARTER, Precision.YEAR, Precision.DECADE, Precision.RANGE)
LOOK_BACK = 30
SAME_TIME_REACH = 600


def about(document: Document, claim: Claim) -> Interval | None:
    """The days that a claim speaks of, None where its words fix none."""
    dated = [
        one for one in _inside(document, claim) if one.first and one.type in ("DATE", "TIME", "DURATION")
    ]
    if not dated:
        return _same_time(document, claim)
    found = [interval for interval in _intervals(document, claim, dated) if interval]
    if not found:
        return None
    first, last = min(one.first for one in found), max(one.last for one in found)
    alike = all((one.first, one.last) == (first, last) for one in found)
    words = found[0].text if len(found) == 1 else " … ".join(one.text or "" for one in found)
    return Interval(first, last, found[0].precision if alike else Precision.RANGE, words)


def _inside(document: Document, claim: Claim) -> list[TimeExpression]:
    """The expressions in a claim's words; those of a direct quote count from the day it was spoken."""
    said = claim.said
    spoken = said.first if said and said.first == said.last and claim.kind is ClaimKind.DIRECT else None
    found = []
    for span in claim.spans:
        inside = expressions_within(document, span)
        if inside and spoken and spoken != _published(document):
            inside = [_moved(one, span.start) for one in find(document.words(span), spoken)]
        found += inside
    return found


def _published(document: Document) -> date | None:
    return document.publication.on if document.publication else None


def _moved(one: TimeExpression, start: int) -> TimeExpression:
    span = Span(one.span.start + start, one.span.end + start)
    return TimeExpression(span, one.type, one.value, one.first, one.last, one.precision)


def _intervals(document: Document, claim: Claim, dated: list[TimeExpression]) -> list[Interval | None]:
    """The intervals of the expressions, the two ends of a range made one; those on the main verb first."""
    found, place = [], 0
    main = _on_main_verb(document, claim, dated)
    while place < len(dated):
        one = dated[place]
        before = document.text[max(0, one.span.start - LOOK_BACK) : one.span.start]
        after = dated[place + 1] if place + 1 < len(dated) else None
        if after and _is_range(document, before, one, after):
            text = document.text[one.span.start : after.span.end]
            found.append(Interval(one.first, max(after.last, one.first), Precision.RANGE, text))
            place += 2
            continue
        if one in main:
            found.append(_interval(document, claim, one, before))
        place += 1
    return found


def _is_range(document: Document, before: str, one: TimeExpression, after: TimeExpression) -> bool:
    """ "between March 2023 and May", "from Monday to Wednesday"."""
    between = document.text[one.span.end : after.span.start]
    return bool(RANGE_OPENS.search(before) and RANGE_JOINS.match(between)) and after.last >= one.first


def _on_main_verb(document: Document, claim: Claim, dated: list[TimeExpression]) -> list[TimeExpression]:
    """The expressions nearest to the top of the claim's clause; all of them where no parse tells."""
    if len(dated) < 2:
        return dated
    depths = [_depth(document, one) for one in dated]
    known = [depth for depth in depths if depth is not None]
    if not known:
        return dated
    return [one for one, depth in zip(dated, depths, strict=True) if depth is None or depth == min(known)]


def _depth(document: Document, one: TimeExpression) -> int | None:
    """How many verbs stand above an expression."""
    time = tokens(document, one.span)
    if not time:
        return None
    head = next((token for token in time if token.head not in time), time[0])
    return sum(token.pos_ == "VERB" for token in head.ancestors)


def _interval(document: Document, claim: Claim, one: TimeExpression, before: str) -> Interval | None:
    """An expression's days as the claim means them: up to now after "since", none for "before the summer"."""
    text = document.words(one.span)
    said = claim.said
    if SINCE.search(before):
        last = said.last if said and said.last >= one.first else one.last
        return Interval(one.first, last, Precision.RANGE, text)
    if OPEN_ENDED.search(before) and one.precision in VAGUE:
        return None
    first, last = one.first, one.last
    if said and first < said.first < last and one.precision in (Precision.WEEK, Precision.MONTH):
        ahead = claim.modality in (Modality.PREDICTED, Modality.DEMANDED)
        first, last = (said.first, last) if ahead else (first, min(last, said.last))
    return Interval(first, last, one.precision, text)


def _same_time(document: Document, claim: Claim) -> Interval | None:
    """ "by the same hour", "at the time": the time spoken of just before."""
    match = next((m for span in claim.spans if (m := SAME_TIME.search(document.words(span)))), None)
    if not match:
        return None
    start = claim.spans[0].start
    reach = Span(max(0, start - SAME_TIME_REACH), start)
    near = [one for one in expressions_within(document, reach) if one.first]
    if not near:
        return None
    one = near[-1]
    return Interval(one.first, one.last, one.precision, match.group())
