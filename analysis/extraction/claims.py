"""Cut attributions into claims: one proposition each, with its kind, polarity and modality."""

import re

from analysis.extraction.document import Attribution, Claim, Document, Span
from analysis.extraction.polarity import cue_classes, is_negative, modality, polarity
from analysis.extraction.propositions import propositions, roots
from analysis.extraction.syntax import tokens
from analysis.vocabulary import ClaimKind

NO_COMMENT = re.compile(
    r"(?:not )?(?:to |any )?(?:comment|further comment|elaborate|respond|reply|answer"
    r"|be (?:named|identified|quoted|drawn)|give (?:details|further)"
    r"|(?:say|confirm|discuss|specify|disclose|reveal|provide|speak|name)\b)",
    re.I,
)
ASKED = re.compile(r"(?:whether|if|why|how|who|what|when|where|which)\b", re.I)
ITSELF = re.compile(
    r"\b(?:(?:version|edition) of this (?:article|story|report)|our \w+ edition|this (?:article|story))\b",
    re.I,
)
CONTEXT_LENGTH = 300


def claims(document: Document) -> None:
    """Fill ``document.claims`` from its attributions, in the order of the text."""
    found: dict[tuple[Span, ...], Claim] = {}
    for number, attribution in enumerate(document.attributions):
        cue_words = [t for span in attribution.cue for t in tokens(document, span)]
        cue = cue_classes([t.lemma_ for t in cue_words] or [document.words(s) for s in attribution.cue])
        negated_cue = any(is_negative(t) for t in cue_words)
        if ITSELF.search(_said(document, attribution.source) or ""):
            continue
        for spans in propositions(document, attribution):
            if not spans or not _is_claim(document, spans, cue, negated_cue):
                continue
            claim = _claim(document, number, spans, cue, negated_cue)
            known = found.get(tuple(spans))
            if known is None or known.confidence < claim.confidence:
                found[tuple(spans)] = claim
    document.claims = sorted(found.values(), key=lambda claim: (claim.spans[0], -claim.spans[-1].end))


def _claim(document: Document, number: int, spans: list[Span], cue: set[str], negated_cue: bool) -> Claim:
    attribution = document.attributions[number]
    tops = [t for span in spans for t in roots(tokens(document, span))]
    verbs = [t for t in tops if t.pos_ in ("VERB", "AUX")]
    outer = document.attributions[attribution.via].speaker if attribution.via is not None else None
    content = " ".join(document.words(span) for span in spans)
    return Claim(
        spans=spans,
        content=" ".join(content.split()),
        kind=_kind(document, spans),
        attribution=number,
        cue=_said(document, attribution.cue),
        speaker=attribution.speaker,
        speaker_as_written=_said(document, attribution.source),
        via=outer if outer != attribution.speaker else None,
        negated=polarity(verbs, cue, negated_cue),
        modality=modality(verbs, cue, content),
        confidence=attribution.confidence,
        context=_context(document, attribution, spans[0].start),
    )


def _said(document: Document, spans: list[Span]) -> str | None:
    return " ".join(" ".join(document.words(span).split()) for span in sorted(spans)) or None


def _kind(document: Document, spans: list[Span]) -> ClaimKind:
    """Direct where every word stands in quotation marks, mixed where some do."""
    quoted = [part for quotation in document.quotations for part in quotation.parts]
    if all(any(q.start - 1 <= s.start and s.end <= q.end + 1 for q in quoted) for s in spans):
        return ClaimKind.DIRECT
    inside = [q for q in quoted for s in spans if q.overlaps(s)]
    if any(not _is_name(document.words(q)) for q in inside):
        return ClaimKind.MIXED
    return ClaimKind.INDIRECT


def _is_name(words: str) -> bool:
    """Whether quoted words are a title or a ship's name rather than somebody's words."""
    return all(word[:1].isupper() or not word[:1].isalpha() for word in words.split())


def _is_claim(document: Document, spans: list[Span], cue: set[str], negated_cue: bool) -> bool:
    """Whether a piece says something: no question, no refusal to speak, no lone word."""
    first, words = spans[0], " ".join(document.words(span) for span in spans)
    if len(words.split()) < 2 or not any(c.isalpha() for c in words):
        return False
    if words.rstrip("\"'”’» ").endswith("?"):
        return False
    if "question" in cue and ASKED.match(words):
        return False
    if "silence" in cue and NO_COMMENT.match(words):
        return False
    if (negated_cue or "silence" in cue) and ASKED.match(words):
        return False
    if document.text[first.end : first.end + 1] == "?" and len(spans) == 1:
        return False
    return _kind(document, spans) == ClaimKind.DIRECT or _is_proposition(document, spans, cue, words)


def _is_proposition(document: Document, spans: list[Span], cue: set[str], words: str) -> bool:
    """Whether reported words say that something is so: with a verb, or as what was denied or estimated.

    A bare noun phrase ("voiced hopes", "described the scene", "will consider new steps") is none.
    """
    if "object" in cue or cue & {"denial", "doubt"}:
        return True
    tops = [t for span in spans for t in roots(tokens(document, span))]
    return any(t.pos_ in ("VERB", "AUX") for t in tops) or (
        any(c.isdigit() for c in words) and len(tops) == 1
    )


def _context(document: Document, attribution: Attribution, start: int) -> str:
    """The words before a claim that a reader needs: its block up to it, or the end of the block before."""
    blocks = [b for b in document.blocks if b.is_story]
    here = next((i for i, b in enumerate(blocks) if b.span.start <= start < b.span.end), None)
    if here is None:
        return ""
    before = document.text[blocks[here].span.start : start].strip()
    if len(before) < 40 and here:
        before = f"{document.words(blocks[here - 1].span).strip()} {before}"
    before = " ".join(before.split())
    if len(before) <= CONTEXT_LENGTH:
        return before
    cut = before[-CONTEXT_LENGTH:]
    return cut.partition(" ")[2]
