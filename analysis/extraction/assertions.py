"""Whether an attribution's words are said to be so: not asked, not withheld, not merely wanted.

The tagger, like its annotators, also finds attitudes and deeds ("wants to stop the talks",
"refused to resign"), titles and sayings. Printed as somebody's claim they would be wrong.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.extraction.document import Attribution, Document, Span
from analysis.extraction.names import word_set
from analysis.extraction.polarity import cue_classes, is_negative
from analysis.extraction.propositions import MARKS, is_finite, roots
from analysis.extraction.syntax import tokens

NO_COMMENT = re.compile(
    r"(?:not )?(?:to |any )?(?:comment|further comment|elaborate|respond|reply|answer"
    r"|be (?:named|identified|quoted|drawn)|give (?:details|further)"
    r"|(?:say|confirm|discuss|specify|disclose|reveal|provide|speak|name)\b)",
    re.I,
)
ASKED = re.compile(r"(?:whether|if|why|how|who|what|when|where|which)\b", re.I)
SIDE = re.compile(r"(?:what|who|how|why|where|when|which|if|because|although|though|unless)\b", re.I)
TO_DO = re.compile(r"(?:not )?to\b", re.I)
ITSELF = re.compile(
    r"\b(?:(?:version|edition) of this (?:article|story|report)|our \w+ edition|this (?:article|story))\b",
    re.I,
)
SAYING = re.compile(r"\b(?:saying|proverb|adage|maxim|joke|slogan|motto)$", re.I)
IDIOM = re.compile(
    r"\b(?:goes|go|going) without saying\b|\bneedless to say\b|\b(?:saying|proverb|adage) goes\b"
    r"|\ba (?:saying|proverb)\b|\bwarn\w* against$|^speaking$",
    re.I,
)
AWAITED = re.compile(r"\b(?:is|are|was|were|been|being) (?:\w+ly )?(?:expected|supposed|due|set)\b", re.I)
NOBODY = re.compile(r"(?:nobody|no one|none|neither|no \w+)\b", re.I)
NAMING = frozenset({"call", "label", "brand", "dub"})
POSSIBLE = frozenset({"could", "may", "might", "can", "should"})
CONDITIONS = frozenset({"if", "unless", "whether"})
WITHHELD = frozenset({"refuse", "decline", "avoid", "fail", "hesitate", "neglect", "forget"})
SHORT = re.compile(r"\b(?:stop\w*|fell|fall\w*) short of\b|\bun(?:able|willing) to\b|\bneither\b", re.I)
POINTERS = word_set(
    "it that this these those so not i he she we they you there one did do does is was are were be been has "
    "have had will would can could should and but or yes no the a last first latter former of all both any "
    "such what me him her us them"
)
# "Disputed the figure" tells that it was disputed, and the figure was somebody else's words.
BARE = re.compile(r"(?:the|this|that|these|those|his|her|its|their|any|such|all)(?: \w+)? [^\W\d]+", re.I)
FIGURE_SET = re.compile(r"^(?:put|place|reckon|estimate|g[ai]ve)\w* .*\b(?:at|as)$", re.I)
FRAGMENT = 6


@dataclass(frozen=True)
class Cue:
    """What the words of a cue say of its content: lexicon classes, and whether it is negated."""

    classes: frozenset[str]
    negated: bool
    withheld: bool
    misnamed: bool

    @classmethod
    def of(cls, document: Document, attribution: Attribution) -> "Cue":
        words = [t for span in attribution.cue for t in tokens(document, span)]
        said = " ".join(document.words(span) for span in attribution.cue)
        classes = frozenset(cue_classes([t.lemma_ for t in words] or [said]))
        classes |= cue_classes([t.lower_ for t in words])
        if FIGURE_SET.search(said):
            classes |= {"object"}
        verbs = [t for t in words if t.pos_ in ("VERB", "AUX")]
        nobody = any(NOBODY.match(document.words(span)) for span in attribution.source)
        negated = nobody or (bool(verbs) and is_negative(verbs[-1]))
        withheld = _is_withheld(document, attribution, verbs, said)
        return cls(classes, negated, withheld, bool(verbs) and _is_misnamed(document, attribution, verbs[-1]))


def _is_withheld(document: Document, attribution: Attribution, verbs: list[Token], said: str) -> bool:
    """Whether the cue tells of what nobody said: "stopped short of accusing", "could argue", "if he says"."""
    source = " ".join(document.words(span) for span in attribution.source)
    if AWAITED.search(said) and not attribution.source:
        return True
    if IDIOM.search(said) or SHORT.search(said) or SAYING.search(source) or ITSELF.search(source):
        return True
    if not verbs:
        return False
    last = verbs[-1]
    above = last.head if last.dep_ in ("xcomp", "pcomp", "ccomp") else None
    if above is not None and above.dep_ == "prep":
        above = above.head
    if any(t.lemma_ in WITHHELD for t in verbs[:-1]) or (above is not None and above.lemma_ in WITHHELD):
        return True
    helpers = [child for child in last.children if child.dep_ in ("aux", "mark")]
    return any(child.lower_ in POSSIBLE or child.lower_ in CONDITIONS for child in helpers)


def _is_misnamed(document: Document, attribution: Attribution, verb: Token) -> bool:
    """Whether "called" is not "called so and so": "called the council together"."""
    if verb.lemma_ not in NAMING or any(c in document.words(s) for s in attribution.content for c in MARKS):
        return False
    return not any(t.dep_ == "oprd" for child in verb.children for t in (child, *child.children))


def is_claimed(document: Document, spans: list[Span], cue: Cue, quoted: bool) -> bool:
    """Whether a piece says that something is so; ``quoted`` where all its words stand in marks."""
    words = " ".join(document.words(span) for span in spans)
    figure = "object" in cue.classes and words[:1].isdigit()
    if (_is_empty(words) and not figure) or is_asked(document, spans, cue):
        return False
    if cue.negated and not quoted and "raising" not in cue.classes:
        return False
    if "silence" in cue.classes and NO_COMMENT.match(words):
        return False
    if quoted:
        long = len(words.split()) >= FRAGMENT
        return not _is_title(document, spans, words) and (
            long or _is_proposition(document, spans, cue, words)
        )
    if "want" in cue.classes or (cue.classes & {"wish", "silence"} and TO_DO.match(words)):
        return False
    return _is_proposition(document, spans, cue, words) and not _is_side_clause(document, spans, words)


def _is_empty(words: str) -> bool:
    said = [word.strip(",.;:!?\"'“”‘’").casefold() for word in words.split()]
    return len(said) < 2 or not any(c.isalpha() for c in words) or POINTERS.issuperset(said)


def is_asked(document: Document, spans: list[Span], cue: Cue) -> bool:
    """Whether a piece is a question, put by the speaker or reported."""
    words = " ".join(document.words(span) for span in spans)
    if words.rstrip("\"'”’» ").endswith("?"):
        return True
    last = spans[-1].end
    if document.text[last : last + 1] == "?":
        return True
    asked = cue.negated or cue.classes & {"question", "silence", "doubt", "want"}
    return bool(asked and ASKED.match(words))


def _is_title(document: Document, spans: list[Span], words: str) -> bool:
    """Whether every word that counts has a capital, as in the name of a film, and none is a finite verb."""
    counting = [word for word in re.findall(r"[^\W\d_][\w’']*", words) if len(word) > 3]
    if len(counting) > FRAGMENT or words.isupper() or not all(word[0].isupper() for word in counting):
        return False
    return not any(is_finite(t) for span in spans for t in tokens(document, span))


def _is_side_clause(document: Document, spans: list[Span], words: str) -> bool:
    """Whether reported words are no more than a clause that hangs on another: "what it found"."""
    if not SIDE.match(words) or "," in words:
        return False
    finite = [t for span in spans for t in tokens(document, span) if is_finite(t)]
    return len(finite) < 2


def _is_proposition(document: Document, spans: list[Span], cue: Cue, words: str) -> bool:
    """Whether reported words say that something is so: with a verb, or as what was denied or estimated.

    A bare noun phrase ("voiced hopes", "described the scene", "will consider new steps") is none.
    """
    if cue.classes & {"object", "denial"} and not cue.misnamed:
        return not BARE.fullmatch(words)
    tops = [t for span in spans for t in roots(tokens(document, span))]
    return any(t.pos_ in ("VERB", "AUX") for t in tops) or (
        any(c.isdigit() for c in words) and len(tops) == 1
    )
