"""Who speaks, and who is spoken of, where only the grammar tells.

A cue that the tagger found no source for takes the subject that it shares with the verb before it
("they checked and found"). In the passive the subject is whom the words are about ("the airline was
accused of hiding faults"), save where it is quoted itself ("was quoted as saying").
"""

import re

from spacy.tokens import Token

from analysis.extraction.document import Attribution, Document, Span
from analysis.extraction.syntax import parse_at, tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
QUOTED = re.compile(r"\b(?:quoted|cited|recorded|filmed|heard)\b.*\b\w+ing$|\bto have \w+")
OF = re.compile(r"\s(?:of|for|with|as)$")
STEPS = 4
LONGEST = 160


def add_voices(document: Document) -> None:
    """Give sources to cues that share a subject, and their subject to contents in the passive."""
    for one in document.attributions:
        apart = [span for span in one.content if span not in one.source]
        one.content = apart or one.content
        if one.source or len(one.cue) != 1:
            continue
        verbs = [t for t in tokens(document, one.cue[0]) if t.pos_ in ("VERB", "AUX")]
        passive = next((t for t in verbs if any(c.dep_ == "auxpass" for c in t.children)), None)
        if passive is not None:
            _passive(document, one, passive)
        elif verbs and (subject := shared_subject(verbs[-1])) is not None:
            one.source = _phrase(document, one, subject)


def _passive(document: Document, one: Attribution, verb: Token) -> None:
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or subject.tag_ in ("EX", "WDT", "WP"):
        return
    phrase = _phrase(document, one, subject, inside=True)
    if not phrase:
        return
    if QUOTED.search(document.words(one.cue[0])):
        rest = [span for span in one.content if not span.within(phrase[0])]
        if rest:
            one.content, one.source = rest, phrase
    elif not any(phrase[0].overlaps(span) for span in one.content):
        one.content = [phrase[0], *one.content]


def shared_subject(verb: Token) -> Token | None:
    """The subject of a verb that has none of its own, None where the sentence does not tell."""
    for _ in range(STEPS):
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if subject is not None:
            return None if subject.tag_ == "EX" or subject.lower_ in ("it", "that", "this") else subject
        above = _above(verb)
        if above is None:
            return None
        verb = above
    return None


def _above(verb: Token) -> Token | None:
    """The verb whose subject speaks for this one too."""
    head = verb.head.head if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" else verb.head
    shares = {
        "conj": True,
        "pcomp": True,
        "advcl": verb.tag_ == "VBG",
        "xcomp": not any(c.dep_ in ("dobj", "dative") for c in head.children),
    }
    if not shares.get(verb.dep_):
        return None
    return head if head.i != verb.i and head.pos_ in ("VERB", "AUX") else None


def _phrase(document: Document, one: Attribution, subject: Token, inside: bool = False) -> list[Span]:
    """A subject with what hangs on it, unless it is too long or already part of what is said."""
    parse = parse_at(document, one.cue[0].start)
    last = subject.right_edge
    while last.i > subject.i and last.is_punct:
        last = last.nbor(-1)
    span = Span(parse.start + subject.left_edge.idx, parse.start + last.idx + len(last))
    if span.end - span.start > LONGEST or span.overlaps(one.cue[0]):
        return []
    if not inside and any(span.overlaps(content) for content in one.content):
        return []
    return [span]
