"""What quotation marks add to what the tagger found: whole quotations, and those it left over.

A quotation that goes on after its cue belongs to the same speaker; one that follows "X went on:"
belongs to X. Where neither says who speaks, the quotation stays without a source.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.extraction.document import Attribution, Document, Span
from analysis.extraction.endings_of_speech import finish
from analysis.extraction.labels import add_labelled
from analysis.extraction.tagger import Tagged

SPOKEN_WORDS = 4
NEAR = 60
LEAD = 12
LINE = 400
SLIP = 24
SLIPPED = re.compile(r"[ ](?:[\w'’-]+[ ]){0,3}")
WITHIN = 0.6
COVERED = 0.3
WEAK_CUE = 0.2
LED_IN, SIGNED, GONE_ON, UNCLAIMED = 0.7, 0.8, 0.6, 0.4
SIGNATURE = re.compile(r"[\"”’'».]*\s*[―—–]\s*((?:[^\W\d_][\w.’'-]*[ \t]?){1,5})\.?[ \t\u00a0]*(?:\n|$)")
# "Anita Pillay, the captain's sister, on the court steps: “We paid for it.”"
INTRODUCED = re.compile(
    r"[ \t]*((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+)(?:,[^\n:\"“”]{3,120})?"
    r":[ \t]*[\"“‘'«„]?$"
)
_LOOSE = " \t\n\r\u00a0,.;:—–-"


class Claimed:
    """Which content covers which part of the text, for look-ups in logarithmic time."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        spans = sorted((span, at) for at, one in enumerate(attributions) for span in one.content)
        self._spans = [(span.start, span.end, at) for span, at in spans]
        self._starts = [span.start for span, _ in spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def within(self, part: Span) -> Iterator[tuple[int, Span]]:
        """The contents that touch a part, each with the number of its attribution."""
        first = bisect_left(self._starts, part.start - self._longest)
        for start, end, at in self._spans[first : bisect_left(self._starts, part.end)]:
            if end > part.start:
                yield at, Span(start, end)


def complete(document: Document, tagged: Sequence[Tagged]) -> None:
    """Widen contents to the quotations they stand in and give the other quotations an owner."""
    finish(document)
    _widen(document)
    _settle(document)
    _adopt(document, tagged)
    add_labelled(document)
    document.attributions = _compact(document)


def _compact(document: Document) -> list[Attribution]:
    """Leave out those whose every word has gone to another, and put contents in order."""
    attributions, places = document.attributions, {}
    for at, one in enumerate(attributions):
        one.content = _apart(document.text, one)
        if one.content:
            places[at] = len(places)
    kept = [attributions[at] for at in places]
    for one in kept:
        one.via = places.get(one.via) if one.via is not None else None
    return kept


def _widen(document: Document) -> None:
    """A content that is most of a quotation is all of it; a mark inside has its partner inside."""
    claimed = Claimed(document.attributions)
    for quotation in document.quotations:
        for part in quotation.parts:
            whole = trimmed(document.text, part)
            if whole.start == whole.end:
                continue
            for at, span in list(claimed.within(part)):
                wider = _whole(document.text, span, part, whole)
                if wider != span:
                    one = document.attributions[at]
                    one.content = [wider if known == span else known for known in one.content]


def _whole(text: str, span: Span, part: Span, whole: Span) -> Span:
    overlap = min(span.end, part.end) - max(span.start, part.start)
    inside = part.start - 1 <= span.start and span.end <= part.end + 1
    if inside:
        return whole if overlap >= WITHIN * (part.end - part.start) else span
    if span.start < part.start and not text[span.end : part.end].strip(_LOOSE):
        return Span(span.start, max(span.end, min(part.end + 1, len(text))))
    if span.end > part.end and part.start <= span.start and not text[part.start : span.start].strip(_LOOSE):
        return Span(max(part.start - 1, 0), span.end)
    return span


def _apart(text: str, one: Attribution) -> list[Span]:
    """Contents in order; those that touch, or that a few words of nobody's part, made one."""
    joined: list[Span] = []
    for span in sorted(one.content):
        if joined and (span.start <= joined[-1].end or _is_slip(text, one, joined[-1].end, span.start)):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _is_slip(text: str, one: Attribution, start: int, end: int) -> bool:
    """Whether the gap between two contents is too small to mean anything."""
    if end - start > SLIP or not SLIPPED.fullmatch(text, start, end):
        return False
    gap = Span(start, end)
    return not any(gap.overlaps(span) for span in one.cue + one.source)


def trimmed(text: str, span: Span) -> Span:
    """A span without the blanks, commas and full stops at its ends."""
    start, end = span
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    return Span(start, end)


def _settle(document: Document) -> None:
    """A quotation that a comma ties to the clause after it belongs to who speaks there."""
    text, claimed = document.text, Claimed(document.attributions)
    clauses: dict[int, set[int]] = {}
    for at, one in enumerate(document.attributions):
        if one.source and one.cue:
            clauses.setdefault(min(span.start for span in one.source + one.cue), set()).add(at)
    for part in (part for quotation in document.quotations for part in quotation.parts):
        after = text[part.end : part.end + LEAD]
        clause = part.end + len(after) - len(after.lstrip("\"”’'», "))
        owners = clauses.get(clause, set())
        held = {at for at, span in claimed.within(part) if _shares(span, part)}
        whole = trimmed(text, part)
        tied = "," in text[max(part.end - 1, 0) : clause] and " " in text[whole.start : whole.end]
        if not owners or held & owners or not tied or is_title(text[whole.start : whole.end]):
            continue
        for at in held | {min(owners)}:
            one = document.attributions[at]
            one.content = [span for span in one.content if not span.within(part)]
        document.attributions[min(owners)].content.append(whole)


def _adopt(document: Document, tagged: Sequence[Tagged]) -> None:
    claimed = Claimed(document.attributions)
    cues = sorted((one for one in tagged if one.cue_chance >= WEAK_CUE and one.source), key=lambda o: o.cue)
    accepted = sorted(cue for one in document.attributions for cue in one.cue)
    before: tuple[int, Span] | None = None
    for quotation in document.quotations:
        owner: int | None = None
        for part in quotation.parts:
            held = [at for at, span in claimed.within(part) if _shares(span, part)]
            if held:
                owner = held[0]
            elif not _is_spoken(document.text, part):
                continue
            elif owner is not None or (before and _goes_on(document, before, part, accepted)):
                owner = before[0] if owner is None else owner
                document.attributions[owner].content.append(trimmed(document.text, part))
            else:
                document.attributions.append(_new(document, part, cues, accepted, before))
                owner = len(document.attributions) - 1
            before = (owner, part)


def _shares(span: Span, part: Span) -> bool:
    return min(span.end, part.end) - max(span.start, part.start) >= COVERED * (part.end - part.start)


def _is_spoken(text: str, part: Span) -> bool:
    """Whether quoted words are a sentence of somebody's, not a title or a scare quote."""
    words = text[part.start : part.end].split()
    if len(words) < SPOKEN_WORDS or 2 * sum(word[:1].isupper() for word in words) > len(words):
        return False
    return words[0][:1].isupper() and words[-1][-1] in ".,!?…—"


def is_title(words: str) -> bool:
    """Whether every word that counts has a capital, as in the name of a film."""
    counting = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return bool(counting) and all(word[0].isupper() for word in counting)


def _goes_on(document: Document, before: tuple[int, Span], part: Span, accepted: list[Span]) -> bool:
    """Whether a quotation follows one of the same line with nobody else named as speaking since."""
    owner, last = before
    if "\n" in document.text[last.end : part.start]:
        return False
    return all(cue in document.attributions[owner].cue for cue in _between(accepted, last.end, part.start))


def _between(accepted: list[Span], start: int, end: int) -> list[Span]:
    return accepted[bisect_left(accepted, (start,)) : bisect_left(accepted, (end,))]


def _new(
    document: Document,
    part: Span,
    cues: list[Tagged],
    accepted: list[Span],
    before: tuple[int, Span] | None,
) -> Attribution:
    """An attribution to whom the words around a quotation name, or to nobody."""
    text, whole = document.text, trimmed(document.text, part)
    lead = text[max(0, whole.start - LEAD) : whole.start].rstrip("\"'“‘«„ \n\r\t")[-1:]
    at = bisect_left(cues, whole.start, key=lambda one: one.cue[0]) - 1
    if lead == ":" and at >= 0 and whole.start - cues[at].cue[1] <= NEAR:
        return _by(cues[at], whole)
    at += 1
    if at < len(cues) and 0 <= cues[at].cue[0] - whole.end <= NEAR:
        between = text[whole.end : cues[at].cue[0]]
        if "\n" not in between and "." not in between.strip("\"'”’» ."):
            return _by(cues[at], whole)
    line = text.rfind("\n", 0, whole.start) + 1
    if lead == ":" and (introduced := INTRODUCED.match(text, line, whole.start)):
        return Attribution([whole], source=[Span(*introduced.span(1))], confidence=LED_IN)
    if signed := SIGNATURE.match(text, part.end):
        return Attribution([whole], source=[trimmed(text, Span(*signed.span(1)))], confidence=SIGNED)
    if before and _is_next_line(document, before, part, accepted):
        owner = document.attributions[before[0]]
        sure = min(owner.confidence, GONE_ON)
        return Attribution([whole], list(owner.cue), list(owner.source), sure)
    if (owner := _teller_of_line_before(document, part, line)) is not None:
        return Attribution([whole], list(owner.cue), list(owner.source), min(owner.confidence, GONE_ON))
    return Attribution([whole], confidence=UNCLAIMED)


def _teller_of_line_before(document: Document, part: Span, line: int) -> Attribution | None:
    """Who was last said to say something in the line above a quotation that is a line of its own."""
    text = document.text
    end = len(text[:line].rstrip())
    above = text.rfind("\n", 0, end) + 1
    told = [one for one in document.attributions if one.cue and above <= one.cue[-1].start < end]
    last = max(told, key=lambda one: one.cue[-1].start, default=None)
    quiet = last is not None and not re.search(r"[\"”“]", text[above:end])
    return last if quiet and last.source and last.via is None and _is_own_line(text, part) else None


def _is_own_line(text: str, part: Span) -> bool:
    """Whether a quotation is the whole of its line."""
    line = text.rfind("\n", 0, part.start) + 1
    opened = not text[line : part.start].strip("\"“‘'«„ \t")
    return opened and not text[part.end : part.end + LEAD].partition("\n")[0].strip("\"”’'».\u00a0 \t\r")


def _is_next_line(document: Document, before: tuple[int, Span], part: Span, accepted: list[Span]) -> bool:
    """Whether a quotation is the whole of the line after one that quotes somebody named."""
    text, (owner, last) = document.text, before
    between = text[last.end : part.start]
    if len(between) > LINE or len(between.split("\n\n" if "\n\n" in between else "\n")) != 2:
        return False
    named = document.attributions[owner]
    cues = _between(accepted, last.end, part.start)
    return _is_own_line(text, part) and bool(named.source) and all(cue in named.cue for cue in cues)


def _by(cue: Tagged, whole: Span) -> Attribution:
    source = [Span(*cue.source)] if cue.source else []
    return Attribution(content=[whole], cue=[Span(*cue.cue)], source=source, confidence=LED_IN)
