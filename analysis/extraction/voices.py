"""Who speaks, and who is spoken of, where only the grammar tells.

A cue that the tagger found no source for takes the subject that it shares with the verb before it
("they checked and found"). In the passive the subject is whom the words are about ("the airline was
accused of hiding faults"), save where it is quoted itself ("was quoted as saying").
"""

import re
from itertools import pairwise

from spacy.tokens import Token

from analysis.extraction.document import Attribution, Document, Span
from analysis.extraction.syntax import parse_at, tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
QUOTED = re.compile(r"\b(?:quoted|cited|recorded|filmed|heard)\b.*\b\w+ing$|\bto have \w+")
HEARING = frozenset(
    {"tell", "assure", "inform", "warn", "advise", "notify", "remind", "promise", "ask", "brief"}
)
REPORTING = frozenset({"say", "report", "believe", "think", "describe", "quote"})
CHARGING = frozenset({"accuse", "blame", "criticize", "criticise", "charge", "suspect", "condemn", "fault"})
NO_AGENT = frozenset(
    {"phone", "telephone", "e-mail", "email", "letter", "text", "now", "then", "midnight", "noon"}
)
STEPS = 4
LONGEST = 160


def add_voices(document: Document) -> None:
    """Give sources to cues that share a subject, and their subject to contents in the passive."""
    for one in document.attributions:
        one.source = [_own_part(document, span, one.cue) for span in one.source]
        apart = [span for span in one.content if span not in one.source]
        one.content = apart or one.content
        if len(one.cue) != 1:
            continue
        verbs = [t for t in tokens(document, one.cue[0]) if t.pos_ in ("VERB", "AUX")]
        passive = next((t for t in verbs if any(c.dep_ == "auxpass" for c in t.children)), None)
        if passive is not None:
            _passive(document, one, passive)
        elif not one.source and verbs and (subject := shared_subject(verbs[-1])) is not None:
            one.source = _phrase(document, one, subject)
        elif verbs and verbs[-1].lemma_ in HEARING and _is_participle(document.text, one):
            one.source = []


def _own_part(document: Document, source: Span, cue: list[Span]) -> Span:
    """A source without what a semicolon or a sentence's end parts from its cue: that is somebody else."""
    text = document.text
    if cue and cue[0].start >= source.end:
        cut = text.rfind(";", source.start, source.end - 1) + 1
        cut = cut + 1 if cut and text[cut] == " " else source.start
        return Span(max([cut, *_sentences_within(document, source)]), source.end)
    cut = text.find(";", source.start + 1, source.end)
    return Span(source.start, cut) if cut > 0 else source


def _sentences_within(document: Document, span: Span) -> list[int]:
    """Where sentences begin inside a span; what follows "Mr." or "Gen." is none."""
    parse, words = parse_at(document, span.start), tokens(document, span)
    return [
        parse.start + token.idx
        for before, token in pairwise(words)
        if token.is_sent_start and before.lower_ in (".", "!", "?")
    ]


def _is_participle(text: str, one: Attribution) -> bool:
    """Whether a verb of telling follows its hearer as in "Ortiz, reminded that …, said"."""
    cue, source = one.cue[0], one.source[0] if one.source else None
    if (
        source is None
        or "," in text[source.start : source.end]
        or text[source.end : cue.start].strip() != ","
    ):
        return False
    return text.startswith((" that ", " whether ", " why "), cue.end)


def _passive(document: Document, one: Attribution, verb: Token) -> None:
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or subject.tag_ in ("EX", "WDT", "WP"):
        return
    phrase = _phrase(document, one, subject, inside=True)
    if not phrase:
        return
    hears, charged = verb.lemma_ in HEARING, verb.lemma_ in CHARGING
    if not one.source and verb.lemma_ in REPORTING:
        one.source = _by(document, one, verb)
    if (hears or charged) and (not one.source or _agent(verb) or one.source[0].overlaps(phrase[0])):
        one.source = _by(document, one, verb)
        if charged:
            _charge(document, one, verb, phrase[0])
    elif one.source:
        return
    elif QUOTED.search(document.words(one.cue[0])):
        rest = [span for span in one.content if not span.within(phrase[0])]
        if rest:
            one.content, one.source = rest, phrase
    elif not any(phrase[0].overlaps(span) for span in one.content):
        one.content = [phrase[0], *one.content]


def _agent(verb: Token) -> Token | None:
    """Who does it in the passive: "accused by opponents"."""
    by = [child for child in verb.children if child.dep_ == "agent"][:1]
    agents = [c for each in by for c in each.children if c.dep_ == "pobj"]
    # In "said by two aides to have left" the aides are read as those who left.
    left = [c for each in by for c in each.children if c.dep_ == "pcomp"]
    agents += [c for each in left for c in each.children if c.dep_ == "nsubj"]
    return next((c for c in agents if c.ent_type_ not in ("DATE", "TIME") and c.lower_ not in NO_AGENT), None)


def _by(document: Document, one: Attribution, verb: Token) -> list[Span]:
    """The words of the agent, up to the "of" that leads in the charge."""
    agent = _agent(verb)
    if agent is None:
        return []
    last = agent.right_edge
    matter = _matter(agent)
    if matter is not None:
        last = matter.nbor(-1)
    parse = parse_at(document, one.cue[0].start)
    return [Span(parse.start + agent.left_edge.idx, parse.start + last.idx + len(last))]


def _matter(above: Token) -> Token | None:
    """The preposition before the deed that somebody is charged with: "of rushing it through"."""
    for child in above.children:
        if child.dep_ == "prep" and any(c.dep_ == "pcomp" for c in child.children):
            return child
    return None


def _charge(document: Document, one: Attribution, verb: Token, subject: Span) -> None:
    """Make the content of "A was accused by B of C" A and C."""
    agent = _agent(verb)
    matter = _matter(verb) or (_matter(agent) if agent is not None else None)
    if agent is not None and matter is not None:
        parse = parse_at(document, one.cue[0].start)
        last = matter.right_edge
        one.content = [subject, Span(parse.start + matter.idx, parse.start + last.idx + len(last))]
    elif not any(subject.overlaps(span) for span in one.content):
        one.content = [subject, *one.content]


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
