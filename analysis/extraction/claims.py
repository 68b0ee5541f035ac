"""Cut attributions into claims: one proposition each, with its kind, polarity and modality."""

from collections.abc import Iterator

from analysis.extraction.assertions import Cue, is_asked, is_claimed
from analysis.extraction.document import Attribution, Claim, Document, Span
from analysis.extraction.polarity import modality, polarity
from analysis.extraction.propositions import propositions, roots
from analysis.extraction.syntax import tokens
from analysis.vocabulary import ClaimKind

CONTEXT_LENGTH = 300


def claims(document: Document) -> None:
    """Fill ``document.claims`` from its attributions, in the order of the text."""
    found: dict[tuple[Span, ...], Claim] = {}
    for number, attribution in enumerate(document.attributions):
        cue = Cue.of(document, attribution)
        if cue.withheld:
            continue
        for spans in _asserted(document, attribution, cue):
            claim = _claim(document, number, spans, cue)
            known = found.get(tuple(spans))
            if known is None or known.confidence < claim.confidence:
                found[tuple(spans)] = claim
    document.claims = sorted(found.values(), key=lambda claim: (claim.spans[0], -claim.spans[-1].end))


def _asserted(document: Document, attribution: Attribution, cue: Cue) -> Iterator[list[Span]]:
    """The pieces of a content that say something; what goes on from a reported question does not."""
    asked = False
    for spans in propositions(document, attribution):
        quoted = _kind(document, spans) == ClaimKind.DIRECT
        asked = not quoted and (asked or is_asked(document, spans, cue))
        if spans and not asked and is_claimed(document, spans, cue, quoted):
            yield spans


def _claim(document: Document, number: int, spans: list[Span], cue: Cue) -> Claim:
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
        negated=polarity(verbs, cue.classes, cue.negated),
        modality=modality(verbs, cue.classes, content),
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
