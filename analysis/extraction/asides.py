"""Where what somebody said ends: what the reporter hangs on to it is the reporter's own.

"The ferry was overloaded, police said, a claim the company denies": what follows the cue tells of the claim
itself. And in "…, the company building it said" the tagger stops at "it", which is only what is built.
"""

import re

from analysis.extraction.document import Attribution, Document, Span
from analysis.extraction.syntax import tokens

COMMENT = re.compile(
    r"(?:an?|one|another|the (?:first|second|third|latest|highest|lowest)) (?:[\w-]+ ){0,2}"
    r"(?:accounts?|accusations?|admission|allegations?|announcement|argument|assertion|assessment|assurance|charge"
    r"|claim|comments?|contention|denial|description|estimate|explanation|figure|finding|number|promise|remarks?"
    r"|report|statements?|suggestion|total|tally|verdict|version|view|warning|words?)\b"
)
# Words of one sentence, without a quotation mark or a colon.
LOST = re.compile(r"(?=.*\w)(?:[^.!?:;\n\"“”‘«»]|(?<=\w)[.:](?=\w)|\b[ap]\.m\.)+")
PRONOUNS = frozenset({"it", "them", "him", "her"})


def set_asides_apart(document: Document) -> None:
    """Take the reporter's comments off contents, and give sources that end in a pronoun their noun."""
    for one in document.attributions:
        if len(one.content) > 1:
            _fill_gaps(document, one)
            one.content = [span for span in one.content if not _is_comment(document, one, span)]
        if len(one.source) == 1 and document.words(one.source[0]).casefold() in PRONOUNS:
            _complete_source(document, one)


def _fill_gaps(document: Document, one: Attribution) -> None:
    """Join the parts of one sentence between which nobody speaks: the tagger has lost the words."""
    frames = [span for each in document.attributions for span in (*each.cue, *each.source)]
    joined: list[Span] = []
    for span in sorted(one.content):
        last = joined[-1] if joined else None
        gap = Span(last.end, span.start) if last else None
        if gap and LOST.fullmatch(document.text, *gap) and not any(gap.overlaps(each) for each in frames):
            end = span.end + (document.text[span.end : span.end + 1] == ")")
            joined[-1] = Span(last.start, end)
        else:
            joined.append(span)
    one.content = joined


def _is_comment(document: Document, one: Attribution, span: Span) -> bool:
    """Whether a part of a content stands behind the cue, after a comma, and speaks of what was said."""
    before = [each for each in one.content if each.end <= span.start]
    frame = [each for each in (*one.cue, *one.source) if each.end <= span.start]
    if not before or not frame or max(each.end for each in frame) < max(each.end for each in before):
        return False
    between = document.text[max(each.end for each in frame) : span.start]
    return "," in between and len(between) < 40 and bool(COMMENT.match(document.text, span.start, span.end))


def _complete_source(document: Document, one: Attribution) -> None:
    pronoun = next(iter(tokens(document, one.source[0])), None)
    if pronoun is None or pronoun.i == 0:
        return
    verb = pronoun.nbor(-1)
    if verb.tag_ != "VBG" or verb.dep_ != "acl":
        return
    noun = verb.head
    start = one.source[0].start - (pronoun.idx - noun.left_edge.idx)
    one.source = [Span(start, one.source[0].end)]
    one.content = [Span(span.start, min(span.end, start)) for span in one.content if span.start < start]
