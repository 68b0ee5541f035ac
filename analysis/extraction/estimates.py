"""Find figures that somebody puts on a thing without a word of speech: "put the toll at 45".

Annotated news hardly marks them, so that the tagger seldom believes in them; grammar tells them
well enough: a verb that sets a figure, a person or a body that does it, and the figure.
"""

from spacy.tokens import Token

from analysis.extraction import nominals
from analysis.extraction.covers import cover, touches
from analysis.extraction.document import Attribution, Document, Parse, Span
from analysis.extraction.names import word_set
from analysis.extraction.voices import shared_subject
from analysis.lexicon import words

SETTING = {"put": "at", "place": "at", "reckon": "at", "estimate": "at", "give": "as"}
COUNTING = frozenset({"count", "tally"})
# Of these the sentence before tells what they are: the figure alone is what is claimed.
POINTING = word_set("figure number total count sum time it them this that")
FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY", "TIME"})
BODIES = frozenset({"ORG", "GPE", "NORP"})
PRONOUNS = word_set("he she they we")
DOCUMENTS = words("documents_and_meetings")
UNREAL = frozenset({"neg", "mark"})
CHANCE = 0.6


def add_estimates(document: Document) -> None:
    """Add an attribution for each figure that is set by grammar, where nothing was found yet."""
    taken = cover(span for one in document.attributions for span in (*one.cue, *one.content))
    for parse in document.parses:
        for verb in parse.doc:
            if verb.pos_ != "VERB" or verb.lemma_ not in SETTING.keys() | COUNTING:
                continue
            place = Span(parse.start + verb.idx, parse.start + verb.idx + len(verb))
            if not touches(taken, place) and (one := _set_by(parse, verb)):
                document.attributions.append(one)


def _set_by(parse: Parse, verb: Token) -> Attribution | None:
    if any(c.dep_ in UNREAL or c.tag_ in ("MD", "TO") for c in verb.children):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) or shared_subject(verb)
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if subject is None or thing is None or not _speaks(subject):
        return None
    cue, content = (verb, verb), (thing.left_edge, thing.right_edge)
    if verb.lemma_ in SETTING:
        lead, last = _lead(verb, thing)
        if lead is None:
            return None
        content = lead.nbor(1), last
        if verb.lemma_ == "give" or thing.lower_ in POINTING:
            cue = verb, lead
        else:
            cue, content = (verb, verb), (thing.left_edge, last)
    elif not _counts(subject) or not (thing.like_num or any(c.dep_ == "nummod" for c in thing.children)):
        return None
    spans = [_span(parse, *ends) for ends in (content, cue, (subject.left_edge, _last(subject)))]
    return Attribution([spans[0]], [spans[1]], [spans[2]], CHANCE)


def _lead(verb: Token, thing: Token) -> tuple[Token | None, Token]:
    """The "at" or "as" that leads in a figure, on the verb or on what is measured, and the figure's end.

    The parse may hang the figure beside it: "put it at | shortly before midnight".
    """
    after = [c for c in (*verb.children, *thing.children) if c.i > verb.i]
    for child in after:
        if child.lower_ != SETTING[verb.lemma_]:
            continue
        beside = next((c for c in after if c.left_edge.i == child.i + 1), child)
        last = beside.right_edge if child.right_edge.i == child.i else child.right_edge
        if any(t.like_num or t.ent_type_ in FIGURES for t in verb.doc[child.i + 1 : last.i + 1]):
            return child, last
    return None, verb


def _speaks(subject: Token) -> bool:
    """Whether a subject is somebody who says what a figure is: a person, a body, people, a document."""
    if subject.tag_ in ("WP", "WDT"):
        subject = subject.head.head
    return (
        subject.lower_ in PRONOUNS
        or subject.pos_ == "PROPN"
        or subject.lemma_.lower() in DOCUMENTS
        or nominals.role(subject.lower_) is not None
        or _counts(subject)
    )


def _counts(subject: Token) -> bool:
    """Whether a subject is a body or people that count for others to know: "customs", "doctors"."""
    noun = subject.lower_
    many = nominals.plural_role(noun) or nominals.group(noun) or nominals.plural_organization(noun)
    return bool(subject.ent_type_ in BODIES or many or nominals.organization(noun))


def _last(subject: Token) -> Token:
    last = subject.right_edge
    while last.i > subject.i and last.is_punct:
        last = last.nbor(-1)
    return last


def _span(parse: Parse, first: Token, last: Token) -> Span:
    return Span(parse.start + first.idx, parse.start + last.idx + len(last))
