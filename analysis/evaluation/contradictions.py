"""Score the comparison of claims on labelled pairs and on whole stories with gold claims.

    python -m analysis.evaluation.contradictions --pairs FOLDER --cases FOLDER [--errors] [--only NAME]

``--pairs`` holds ``<name>.dev.jsonl.gz`` files: premise, hypothesis, label; those of stories also
speakers and dates. ``--cases`` holds a folder a story with ``gold.json``; its gold claims go straight
into the comparison, all stories together, so that extraction has no say in these figures.
"""

import argparse
import json
import re
import zlib
from datetime import date
from itertools import combinations
from pathlib import Path

from analysis.contradiction.detector import LISTED, compare, prepare, weigh
from analysis.contradiction.entailment import scores
from analysis.contradiction.rendering import side
from analysis.contradiction.statement import Statement
from analysis.training.entailment_data import LABELS, lines
from analysis.vocabulary import Relation

SENTENCE_END = re.compile(r"[.!?]['\"”’]?\s+|\n+")
STRICT = 0.9
SAMPLE = 3000


def auc(scored: list[tuple[float, bool]]) -> float:
    """Area under the ROC curve, ties shared."""
    ranked = sorted(scored)
    positives = sum(right for _, right in ranked)
    area, below, start = 0.0, 0, 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        up = sum(right for _, right in ranked[start:end])
        area += up * (below + (end - start - up) / 2)
        below += end - start - up
        start = end
    return area / (positives * (len(ranked) - positives))


def average_precision(scored: list[tuple[float, bool]]) -> float:
    """Mean of the precision at every contradiction, best scores first."""
    hits, total = 0, 0.0
    for rank, (_, right) in enumerate(sorted(scored, reverse=True), 1):
        hits += right
        total += right * hits / rank
    return total / hits


def general(path: Path, everything: bool) -> dict:
    """Score the entailment model alone, premise to hypothesis."""
    rows = list(lines(path))
    if not everything:
        rows = rows[:: max(1, len(rows) // SAMPLE)]
    found = scores([(side(row["premise"]), side(row["hypothesis"])) for row in rows])
    scored = [(float(e[2]), row["label"] == "contradiction") for (e, _), row in zip(found, rows, strict=True)]
    three = [
        LABELS[int(e.argmax())] == row["label"]
        for (e, _), row in zip(found, rows, strict=True)
        if row["label"] in LABELS
    ]
    return {
        "pairs": len(rows),
        "auc": round(auc(scored), 4),
        "average_precision": round(average_precision(scored), 4),
        "accuracy3": round(sum(three) / len(three), 4) if three else None,
    }


def event_number(name: str) -> int:
    """A number for a name, the same in every run."""
    return zlib.crc32(name.encode())


def story_statement(row: dict, name: str, content: str) -> Statement:
    """Make a statement of one side of a story pair."""
    said = date.fromisoformat(row[name]["said_on"])
    return Statement(
        content,
        speaker=row[name]["speaker"],
        speaker_role=row[name]["role"],
        kind=row[name]["kind"],
        said=(said, said),
        article_title=row["background"],
        article_id=event_number(row["event"]),
    )


def story_pairs(rows: list[dict]) -> list[tuple[Statement, Statement]]:
    """Make statements of labelled story pairs."""
    return [
        (story_statement(row, "a", row["premise"]), story_statement(row, "b", row["hypothesis"]))
        for row in rows
    ]


def stories(path: Path, errors: bool) -> dict:
    """Score the whole detector on story pairs, and the model alone beside it."""
    rows = list(lines(path))
    prepared = prepare(story_pairs(rows), thorough=True)
    chances = [weigh(pair)[0] for pair in prepared]
    right = [row["label"] == "contradiction" for row in rows]
    alone = [pair.opinion.clash if pair.opinion else 0.0 for pair in prepared]
    if errors:
        for chance, row in sorted(zip(chances, rows, strict=True), key=lambda two: -two[0])[:60]:
            if row["label"] != "contradiction":
                print(f"{chance:.2f} {row['label']}: {row['premise']} || {row['hypothesis']}")
    return {
        "pairs": len(rows),
        "auc": round(auc(list(zip(chances, right, strict=True))), 4),
        "average_precision": round(average_precision(list(zip(chances, right, strict=True))), 4),
        "model_auc": round(auc(list(zip(alone, right, strict=True))), 4),
        "model_average_precision": round(average_precision(list(zip(alone, right, strict=True))), 4),
        "reliability": reliability(list(zip(chances, right, strict=True))),
    }


def reliability(scored: list[tuple[float, bool]]) -> dict[str, str]:
    """How many are right at each confidence."""
    table = {}
    for low, high in ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        part = [right for chance, right in scored if low <= chance < high]
        if part:
            table[f"{low:.1f}"] = f"{sum(part)}/{len(part)}"
    return table


def sentence_before(text: str, words: str) -> str:
    """The text before a claim, back to the start of the sentence before its own."""
    at = max(text.find(words), 0)
    ends = [match.end() for match in SENTENCE_END.finditer(text, max(0, at - 500), at)]
    return " ".join(text[ends[-2] if len(ends) > 1 else max(0, at - 200) : at].split())


def gold_statement(claim: dict, gold: dict, article: dict, number: int, place: int) -> Statement:
    """Make a statement of a gold claim."""
    speaker = {s["id"]: s for s in gold["speakers"]}.get(claim["speaker"]) or {}
    said = date.fromisoformat(claim["said_on"])
    about = claim.get("about")
    return Statement(
        " ".join(claim.get("parts") or [claim["content"]]),
        id=number,
        speaker=speaker.get("name"),
        speaker_id=event_number(claim["speaker"]),
        speaker_role=speaker.get("role"),
        affiliation=speaker.get("affiliation"),
        cue=claim["cue"],
        kind=claim["kind"],
        negated=claim["negated"],
        said=(said, said),
        about=(date.fromisoformat(about["start"]), date.fromisoformat(about["end"])) if about else None,
        context=sentence_before(article["text"], (claim.get("parts") or [claim["content"]])[0]),
        article_id=place,
        article_title=article.get("title"),
    )


def case(folder: Path) -> tuple[dict, dict[str, Statement]]:
    """Read a story's gold and make its claims statements."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    known = {a["id"]: a | {"text": (folder / a["file"]).read_text("utf-8")} for a in gold.get("articles", [])}
    for path in (folder / "articles").glob("*.json"):
        known[path.stem] = json.loads(path.read_text(encoding="utf-8"))
    statements = {}
    for number, claim in enumerate(gold["claims"]):
        article = claim["article"]
        statements[claim["id"]] = gold_statement(claim, gold, known[article], number, event_number(article))
    return gold, statements


def cases(folder: Path, errors: bool) -> dict:
    """Score the default listing on all stories of a folder, compared in one go."""
    golds = [case(path.parent) for path in sorted(folder.glob("*/gold.json"))]
    everything = [(number, key, s) for number, (_, known) in enumerate(golds) for key, s in known.items()]
    pairs = list(combinations(everything, 2))
    findings = compare([(one[2], other[2]) for one, other in pairs])
    labels = [labelled(gold) for gold, _ in golds]
    found = []
    for (one, other), finding in zip(pairs, findings, strict=True):
        if (
            finding
            and finding.relation == Relation.CONTRADICTION
            and same_claim(golds, one) != same_claim(golds, other)
        ):
            key = frozenset((same_claim(golds, one), same_claim(golds, other)))
            label = labels[one[0]].get(key, "unlisted") if one[0] == other[0] else "unlisted"
            found.append((finding, label, one, other, key))
    if errors:
        show(found, labels)
    plain = [
        (number, key)
        for number, known in enumerate(labels)
        for key, label in known.items()
        if label == "plain"
    ]
    return {
        str(threshold): case_scores([f for f in found if f[0].confidence >= threshold], plain)
        for threshold in (0.3, 0.4, LISTED, 0.7, 0.8, STRICT)
    } | {
        f"nato only {LISTED}": case_scores(
            [f for f in found if f[0].confidence >= LISTED and f[2][0] == 1], [p for p in plain if p[0] == 1]
        )
    }


def same_claim(golds, entry) -> str:
    """A claim that repeats or lies in another stands for it."""
    number, key, _ = entry
    claim = next(c for c in golds[number][0]["claims"] if c["id"] == key)
    return claim.get("nested_in") or claim.get("restates") or key


def labelled(gold: dict) -> dict[frozenset, str]:
    """From pairs of claim ids to what the gold says of them."""
    stand_in = {c["id"]: c.get("nested_in") or c.get("restates") or c["id"] for c in gold["claims"]}
    known = {}
    for name in ("ambiguous", "not_contradictions", "updates", "contradictions"):
        for pair in gold.get(name, []):
            label = name
            if name == "contradictions":
                label = "inferred" if pair.get("inferred") else "plain"
            known[frozenset((stand_in[pair["a"]], stand_in[pair["b"]]))] = label
    return known


def case_scores(found: list, plain: list) -> dict:
    """Precision (listed, strict) and recall of a listing, as pairs."""
    labels = [label for _, label, *_ in found]
    right = sum(label in ("plain", "inferred") for label in labels)
    wrong = sum(label in ("not_contradictions", "updates") for label in labels)
    unlisted = labels.count("unlisted")
    hit = {(one[0], key) for _, label, one, _, key in found if label == "plain"}
    return {
        "found": len(found),
        "precision_listed": round(right / (right + wrong), 3) if right + wrong else None,
        "precision_strict": round(right / (right + wrong + unlisted), 3)
        if right + wrong + unlisted
        else None,
        "recall_plain": round(len(hit) / len(plain), 3),
    }


def show(found: list, labels: list) -> None:
    """Print what was found wrongly and what was missed."""
    for finding, label, one, other, _ in sorted(found, key=lambda f: -f[0].confidence):
        print(f"{finding.confidence:.2f} {label} {finding.kind}: {one[2].content} || {other[2].content}")
    hits = {key for *_, key in found}
    for known in labels:
        for key, label in known.items():
            if label == "plain" and key not in hits:
                print("missed:", sorted(key))


def main() -> None:
    """Read the command line and print one JSON object a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--cases", type=Path)
    parser.add_argument("--only", help="name one set")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--everything", action="store_true", help=f"all pairs of a set, not {SAMPLE}")
    given = parser.parse_args()
    if given.pairs:
        for path in sorted(given.pairs.glob("*.dev.jsonl.gz")):
            name = path.name.split(".")[0]
            if given.only not in (None, name):
                continue
            result = stories(path, given.errors) if name == "stories" else general(path, given.everything)
            print(json.dumps({name: result}), flush=True)
    if given.cases:
        for threshold, result in cases(given.cases, given.errors).items():
            print(json.dumps({"cases": threshold, **result}))


if __name__ == "__main__":
    main()
