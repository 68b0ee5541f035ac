"""Score who is who: given the right sources and contents, is each claim put to its gold speaker?

Attributions are built from the annotated cases, so that the score is of the speakers alone.
Run with ``python -m analysis.evaluation.speakers [CASE …]``; the rules were written while looking
at the phenomena of these cases, so a figure from them is an upper bound.
"""

import json
import re
import sys
from pathlib import Path

from analysis.extraction.document import Attribution, Block, Document, Span
from analysis.extraction.layout import layout
from analysis.extraction.publication import publication
from analysis.extraction.quotations import quotations
from analysis.extraction.speakers import speakers
from analysis.extraction.syntax import syntax

CASES = Path(__file__).parents[2].parent / "shared" / "cases"
SMALL_WORDS = {"the", "a", "an", "of", "s", "mr", "mrs", "ms", "dr"}


def words(name: str) -> set[str]:
    """The words of a name as the cases compare them."""
    return set(re.findall(r"\w+", name.casefold())) - SMALL_WORDS


def same(predicted: str, gold: dict) -> bool:
    """Whether a predicted name is the gold speaker's, as the cases' own scorer has it."""
    ours = words(predicted)
    for alias in [gold["name"], *gold["aliases"]]:
        if (
            ours
            and words(alias)
            and (ours == words(alias) or gold["kind"] == "person" and words(gold["name"]) <= ours)
        ):
            return True
    return False


def articles(case: Path) -> dict[str, dict]:
    gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
    if "articles" in gold:
        return {
            a["id"]: {**a, "text": (case / a["file"]).read_text(encoding="utf-8")} for a in gold["articles"]
        }
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (case / "articles").glob("*.json")
    }


def prepared(article: dict, claims: list[dict]) -> Document:
    """Lay an article out with the attributions of its gold claims."""
    document = Document(article["text"], title=article.get("title"))
    layout(document)
    publication(document)
    syntax(document)
    quotations(document)
    for claim in claims:
        contents = [_find(document, part) for part in claim.get("parts") or [claim["content"]]]
        source = _source(document, claim["speaker_as_written"], contents)
        document.attributions.append(Attribution(contents, source=[source] if source else []))
    speakers(document)
    return document


def _find(document: Document, part: str) -> Span:
    """Find words in the story, else anywhere."""
    starts = [match.start() for match in re.finditer(re.escape(part), document.text)]
    inside = [
        start
        for start in starts
        if any(b.is_story and b.span.start <= start < b.span.end for b in document.blocks)
    ]
    start = (inside or starts)[0]
    return Span(start, start + len(part))


def _source(document: Document, surface: str, contents: list[Span]) -> Span | None:
    """Find the mention nearest to the content, outside of it where there is one."""
    block = next(
        (b for b in document.blocks if contents[0].within(b.span)), Block(Span(0, len(document.text)), None)
    )
    found = []
    for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", document.text[: block.span.end + 400]):
        span = Span(match.start(), match.end())
        inside = any(span.within(content) for content in contents)
        distance = min(max(content.start - span.end, span.start - content.end) for content in contents)
        found.append((inside, distance + 1000 * (not span.within(block.span)), span))
    return min(found)[2] if found else None


def score(case: Path, say=lambda *words: None) -> tuple[int, int]:
    """Count the gold claims of a case and those put to the right speaker."""
    gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
    known = {speaker["id"]: speaker for speaker in gold["speakers"]}
    right = total = 0
    for name, article in sorted(articles(case).items()):
        claims = [claim for claim in gold["claims"] if claim["article"] == name]
        document = prepared(article, claims)
        for claim, attribution in zip(claims, document.attributions, strict=True):
            who = document.speakers[attribution.speaker] if attribution.speaker is not None else None
            allowed = [claim["speaker"], *claim.get("alt_speakers", [])]
            hit = who is not None and any(same(who.name, known[speaker]) for speaker in allowed)
            right, total = right + hit, total + 1
            if not hit:
                say(
                    name, repr(claim["speaker_as_written"]), "->", who, "for", known[claim["speaker"]]["name"]
                )
    return right, total


def main() -> None:
    """Print the share of claims with the right speaker, a case a line."""
    cases = [Path(argument) for argument in sys.argv[1:]] or sorted(
        p.parent for p in CASES.glob("*/gold.json")
    )
    for case in cases:
        right, total = score(case, print)
        print(f"{case.name}: speaker {right / total:.3f} ({right} of {total})")


if __name__ == "__main__":
    main()
