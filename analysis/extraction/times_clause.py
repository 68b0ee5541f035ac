"""The time in the clause of a cue: which of a sentence's time expressions tell when it was said.

A time expression belongs to the cue where it stands right beside it, where the parse hangs it on
the cue's verb, on the verb of an occasion of speech ("in a statement released on Monday"), or on
the verb that governs the cue ("… in an address on Tuesday, in which he warned"). One inside the
content never does.
"""

import re
from bisect import bisect_left
from datetime import date, timedelta

from spacy.tokens import Token

from analysis.extraction.document import Attribution, Document, Interval, Span, TimeExpression
from analysis.extraction.syntax import sentence, tokens
from analysis.lexicon import words
from analysis.vocabulary import Precision

OCCASIONS = words("occasions_of_speech")
DOCUMENTS = words("documents_and_meetings")
BESIDE = re.compile(
    r"[\s,]*(?:(?:on|late|early|earlier|later|in|at|over|here|an?|the|statement|interview|reporters|journalists"
    r"|parliament|congress|lawmakers|by|phone|telephone|e-?mail)\b[\s,]*)*$",
    re.IGNORECASE,
)
WHO = re.compile(r"\b(?:who|whose|which|that)\b")
OPENING = re.compile(r"\W*(?:on|late|early|earlier|later|in|at|over)?\W*(?:on|in)?\W*$", re.IGNORECASE)
WEEK = timedelta(days=7)
FINE = (Precision.MINUTE, Precision.HOUR, Precision.DAY)
VERBS = ("VERB", "AUX")
NO_OCCASION = ("ccomp", "csubj", "parataxis", "dep")
BESIDE_IT, ON_THE_CUE, ON_AN_OCCASION, ON_ITS_GOVERNOR = range(1, 5)


def expressions_within(document: Document, span: Span) -> list[TimeExpression]:
    """The time expressions that lie in a span, found without walking through all of them."""
    row = document.time_expressions
    place = bisect_left(row, span.start, key=lambda one: one.span.start)
    found = []
    while place < len(row) and row[place].span.start < span.end:
        if row[place].span.end <= span.end:
            found.append(row[place])
        place += 1
    return found


def holders(document: Document) -> dict[Span, set[int]]:
    """For each time expression in what somebody claims the attributions whose content holds it.

    What no claim was made of holds none: "she changed her tune yesterday" tells when she did. One that
    hangs on a verb above the cue ("Kerr, who denied it, resigned on Monday") is outside, though the
    content as it was found may reach over it.
    """
    held: dict[Span, set[int]] = {}
    claimed = {claim.attribution for claim in document.claims}
    for number, attribution in enumerate(document.attributions):
        if number not in claimed:
            continue
        cue = {token for each in attribution.cue for token in tokens(document, each)}
        for content in attribution.content:
            for one in expressions_within(document, content):
                verb = verb_above(tokens(document, one.span))
                if verb is None or not _is_aside(verb, cue):
                    held.setdefault(one.span, set()).add(number)
    return held


def outer_ones(document: Document, number: int) -> list[int]:
    """The attributions that passed this one on, the nearest first."""
    chain, via = [], document.attributions[number].via
    while via is not None and via not in chain and via != number:
        chain.append(via)
        via = document.attributions[via].via
    return chain


def line_at(text: str, offset: int) -> Span:
    """The line an offset lies in."""
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text))


def own_time(
    document: Document, number: int, held: dict[Span, set[int]], published: date | None
) -> Interval | None:
    """The time in the attribution's own clause, None where there is none."""
    attribution = document.attributions[number]
    if not attribution.cue:
        return None
    cue = attribution.cue[0].start
    best: tuple[int, int, TimeExpression] | None = None
    for one in expressions_within(document, sentence(document, cue) or line_at(document.text, cue)):
        if one.first is None or one.type not in ("DATE", "TIME"):
            continue
        if any(_shuts(document, other, number) for other in held.get(one.span, ())):
            continue
        rank = _rank(document, attribution, one.span)
        distance = abs(one.span.start - cue)
        if rank and (best is None or (rank, distance) < best[:2]):
            best = rank, distance, one
    return _interval(document, attribution, best[2], published) if best else None


def _shuts(document: Document, holder: int, number: int) -> bool:
    """Whether what lies in the holder's content cannot date an attribution: not its own speaker's
    other words, nor those of who passed it on."""
    if holder == number:
        return True
    speaker = document.attributions[number].speaker
    same = speaker is not None and document.attributions[holder].speaker == speaker
    return not same and holder not in outer_ones(document, number)


def _rank(document: Document, attribution: Attribution, span: Span) -> int | None:
    if _beside(document, attribution, span):
        return BESIDE_IT
    return _attached(document, attribution, span)


def _beside(document: Document, attribution: Attribution, span: Span) -> bool:
    """Whether only small words stand between the expression and the cue, or it opens the sentence."""
    text, cue = document.text, attribution.cue
    if any(
        span.within(source) and WHO.search(text, source.start, span.start) for source in attribution.source
    ):
        # "A pilot who left last month says": that is when the pilot left.
        return False
    if any(each.end <= span.start and BESIDE.match(text[each.end : span.start]) for each in cue):
        return True
    named = max((each.end for each in attribution.source if each.end <= span.start), default=span.start)
    if BESIDE.match(text[named : span.start]) and any(
        span.end <= each.start and text[span.end : each.start].isspace() for each in cue
    ):
        return True
    source = min((each.start for each in attribution.source), default=None)
    if source is None or source < span.end or text[span.end : source].strip(" ,\n\u00a0"):
        return False
    around = sentence(document, span.start) or line_at(text, span.start)
    return bool(OPENING.match(text[around.start : span.start]))


def _attached(document: Document, attribution: Attribution, span: Span) -> int | None:
    """How the parse hangs the expression on the cue, None where it does not."""
    cue = {token for each in attribution.cue for token in tokens(document, each)}
    source = {token for each in attribution.source for token in tokens(document, each)}
    time = tokens(document, span)
    verb = verb_above(time, cue)
    if verb is None or not cue or _describes(time, verb, source):
        return None
    if verb in cue or (verb.dep_ in ("aux", "auxpass") and verb.head in cue):
        return ON_THE_CUE
    occasion = verb.lemma_.lower() in OCCASIONS and verb.dep_ != "relcl"
    if occasion and _leads_to(verb, cue | source):
        return ON_AN_OCCASION
    return ON_ITS_GOVERNOR if _governs(verb, cue) else None


def _leads_to(verb: Token, words: set[Token]) -> bool:
    """Whether a verb hangs below some words, and not in what they are said to say."""
    for token in (verb, *verb.ancestors):
        if token in words:
            return True
        if token.dep_ == "ccomp":
            return False
    return False


def _describes(time: list[Token], verb: Token, source: set[Token]) -> bool:
    """Whether an expression only tells which thing or person is meant: "the 2016 campaign", "an aide
    in 2008". Of a document or a meeting it tells when that was: "a 2014 study", "at Monday's rally"."""
    head = next((token for token in time if token.head not in time), time[0])
    for token in (head, *head.ancestors):
        if token == verb:
            return False
        up = token.head
        if up == verb and token.dep_ == "prep" and token.lower_ in ("of", "about"):
            return True
        if up.pos_ in ("NOUN", "PROPN") and up.lemma_.lower() not in DOCUMENTS:
            modifies = token.dep_ in ("compound", "nummod", "amod", "nmod", "poss")
            if modifies or up in source:
                return True
    return False


def verb_above(time: list[Token], stops: set[Token] = frozenset()) -> Token | None:
    """The verb that the tokens of an expression hang on, or the first of ``stops`` on the way."""
    if not time:
        return None
    head = next((token for token in time if token.head not in time), time[0])
    return next((token for token in head.ancestors if token.pos_ in VERBS or token in stops), None)


def _governs(verb: Token, cue: set[Token]) -> bool:
    """Whether the cue is said on the occasion of another verb: "visited … and said", "met …, saying".

    "X, who said …, met" is no such case: a relative clause tells of the speaker, not of the speech.
    """
    path = _path(verb, cue)
    return bool(path) and not any(tells_of_its_subject(step) or _is_anothers(step) for step in path)


def _is_anothers(verb: Token) -> bool:
    """Whether a coordinated clause has a subject of its own: "her father died, and the bank wrote"."""
    return verb.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _is_aside(verb: Token, cue: set[Token]) -> bool:
    """Whether the cue stands in a relative clause below a verb: "X, who said …, met"."""
    return any(tells_of_its_subject(step) for step in _path(verb, cue))


def _path(verb: Token, cue: set[Token]) -> list[Token]:
    """The words from the cue up to a verb above it, the verb left out; none where no clause joins them."""
    step = next((token for token in cue if token.head not in cue), None)
    if step is None or verb not in step.ancestors:
        return []
    path = []
    while step != verb:
        if step.dep_ in NO_OCCASION:
            return []
        path.append(step)
        step = step.head
    return path


def tells_of_its_subject(verb: Token) -> bool:
    """Whether a verb stands in a clause such as "who said"."""
    return verb.dep_ == "relcl" and any(
        child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in ("WP", "WDT") for child in verb.children
    )


def _interval(
    document: Document, attribution: Attribution, one: TimeExpression, published: date | None
) -> Interval | None:
    """The days of an expression; what was said cannot lie after publication."""
    first, last = one.first, one.last
    if published and first > published:
        tags = {token.tag_ for each in attribution.cue for token in tokens(document, each)}
        if first - published > WEEK or one.precision not in FINE or (tags and not tags & {"VBD", "VBN"}):
            return None
        first, last = first - WEEK, last - WEEK
    if published and last > published:
        last = published
    return Interval(first, last, one.precision, document.words(one.span))
