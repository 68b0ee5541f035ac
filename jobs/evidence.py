"""Where in the articles the words stand that a finding rests on."""

from collections.abc import Iterable, Mapping, Sequence

from analysis.contradiction import Evidence, Reason
from data.models import Claim


def placed(reasons: Iterable[Reason], claims: Sequence[Claim], texts: Mapping[int, str]) -> list[dict]:
    """Give reasons as they are stored: evidence as a claim's id and offsets of its article's text.

    Words that stand in the content but not in the text (a changed pronoun, say) are pointed at
    by the claim's whole first span.
    """
    return [
        {
            "signal": reason.signal,
            "text": reason.text,
            "weight": reason.weight,
            "evidence": [_placed(each, claims[each.side], texts) for each in reason.evidence],
        }
        for reason in reasons
    ]


def in_contents(reasons: Iterable[Reason]) -> list[dict]:
    """Give reasons for two statements without an article: evidence counts in their contents."""
    return [
        {
            "signal": reason.signal,
            "text": reason.text,
            "weight": reason.weight,
            "evidence": [
                {"statement": each.side, "start": each.start, "end": each.end} for each in reason.evidence
            ],
        }
        for reason in reasons
    ]


def _placed(evidence: Evidence, claim: Claim, texts: Mapping[int, str]) -> dict:
    start, end = locate(claim.content, claim.spans, texts[claim.article_id], evidence.start, evidence.end)
    return {"claim": claim.id, "start": start, "end": end}


def locate(content: str, spans: Sequence[Mapping], text: str, start: int, end: int) -> tuple[int, int]:
    """Find in the text the words that stand at ``start:end`` of a claim's content."""
    at = 0
    for span in spans:
        # Content is mostly the spans' words, joined by a space: walk along with it.
        words = text[span["start"] : span["end"]]
        found = content.find(words, at)
        if found >= 0 and found <= start and end <= found + len(words):
            return span["start"] + start - found, span["start"] + end - found
        at = found + len(words) if found >= 0 else at
    wanted = content[start:end]
    places = [
        (abs(place - span["start"] - start), place)
        for span in spans
        for place in _places(text, wanted, span["start"], span["end"])
    ]
    if places:
        place = min(places)[1]
        return place, place + len(wanted)
    return spans[0]["start"], spans[0]["end"]


def _places(text: str, wanted: str, start: int, end: int) -> Iterable[int]:
    place = text.find(wanted, start, end) if wanted.strip() else -1
    while place >= 0:
        yield place
        place = text.find(wanted, place + 1, end)
