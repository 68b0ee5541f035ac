"""W3C Web Annotation selectors for the spans of claims (https://www.w3.org/TR/annotation-model/)."""

from collections.abc import Iterator

from data import articles

AROUND = 32


def with_selectors(claims: list) -> list:
    """Put on each claim the selectors of its spans; one statement, however many claims."""
    texts = articles.texts({claim.article_id for claim in claims})
    for claim in claims:
        claim.selectors = list(selectors(texts[claim.article_id], claim.spans))
    return claims


def selectors(text: str, spans: list[dict]) -> Iterator[dict]:
    """Say where each span lies: by position, and by its words and what stands around them."""
    for span in spans:
        start, end = span["start"], span["end"]
        yield {"type": "TextPositionSelector", "start": start, "end": end}
        yield {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        }
