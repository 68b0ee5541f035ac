"""Whole stories with gold claims, as the comparison of claims is scored on them."""

import json
import re
import zlib
from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

from analysis.contradiction import similarity
from analysis.contradiction.detector import LISTED, compare
from analysis.contradiction.statement import Statement
from analysis.vocabulary import Relation

SENTENCE_END = re.compile(r"[.!?]['\"”’]?\s+|\n+")
STRICT = 0.9


def event_number(name: str) -> int:
    """A number for a name, the same in every run."""
    return zlib.crc32(name.encode())


def event_statement(claim: dict, content: str, event: dict) -> Statement:
    """Make a statement of a story event's claim (its speaker, role, kind and day) with these words.

    A claim with a context is one of a whole story, whose id begins with its article's letter.
    """
    said, denied = date.fromisoformat(claim["said_on"]), claim.get("denied", False)
    article = event["event"] + (claim["id"][0] if "context" in claim else "")
    return Statement(
        content,
        speaker=claim["speaker"],
        speaker_role=claim["role"],
        kind=claim["kind"],
        cue="denied" if denied else None,
        negated=denied,
        said=(said, said),
        context=claim.get("context", ""),
        article_title=event["background"],
        article_id=event_number(article),
    )


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


def articles(folder: Path, gold: dict) -> dict[str, dict]:
    """Read a story's articles: those that the gold names, and those that lie beside it, in order."""
    known = {a["id"]: a | {"text": (folder / a["file"]).read_text("utf-8")} for a in gold.get("articles", [])}
    for path in sorted((folder / "articles").glob("*.json")):
        known[path.stem] = json.loads(path.read_text(encoding="utf-8"))
    return known


def case(folder: Path) -> tuple[dict, dict[str, Statement]]:
    """Read a story's gold and make its claims statements."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    known = articles(folder, gold)
    statements = {}
    for number, claim in enumerate(gold["claims"]):
        article = claim["article"]
        statements[claim["id"]] = gold_statement(claim, gold, known[article], number, event_number(article))
    return gold, placed(statements)


def placed(statements: dict[str, Statement]) -> dict[str, Statement]:
    """Give the statements their vectors, and those of their articles."""
    known = dict(zip(statements, similarity.vectors(list(statements.values())), strict=True))
    of_article: dict[int | None, list[bytes]] = defaultdict(list)
    for key, statement in statements.items():
        of_article[statement.article_id].append(known[key])
    stories = {article: similarity.mean(each) for article, each in of_article.items()}
    return {
        key: replace(statement, vector=known[key], story=stories[statement.article_id])
        for key, statement in statements.items()
    }


def cases(folder: Path, errors: bool) -> dict[str, dict]:
    """Score the listing of all stories of a folder, compared in one go, at several confidences."""
    golds = [case(path.parent) for path in sorted(folder.glob("*/gold.json"))]
    everything = [(number, key, s) for number, (_, known) in enumerate(golds) for key, s in known.items()]
    pairs = list(combinations(everything, 2))
    findings = compare([(one[2], other[2]) for one, other in pairs])
    labels = [labelled(gold) for gold, _ in golds]
    found = []
    for (one, other), finding in zip(pairs, findings, strict=True):
        key = frozenset((same_claim(golds, one), same_claim(golds, other)))
        if finding and finding.relation == Relation.CONTRADICTION and len(key) == 2:
            label = labels[one[0]].get(key, "unlisted") if one[0] == other[0] else "unlisted"
            found.append((finding, label, one, other, key))
    if errors:
        show(found, labels)
    plain = [(story, key) for story, known in enumerate(labels) for key in known if known[key] == "plain"]
    table = {
        f"all from {least}": case_scores([f for f in found if f[0].confidence >= least], plain)
        for least in (0.3, LISTED, 0.5, 0.7, STRICT)
    }
    for story, path in enumerate(sorted(folder.glob("*/gold.json"))):
        own = [f for f in found if f[0].confidence >= LISTED and f[2][0] == f[3][0] == story]
        table[f"{path.parent.name} from {LISTED}"] = case_scores(own, [p for p in plain if p[0] == story])
    return table


def same_claim(golds: list[tuple], entry: tuple) -> str:
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
