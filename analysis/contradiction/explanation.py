"""Why two claims were put together, in words for a reader."""

import re
from collections.abc import Sequence
from functools import cache

from analysis.contradiction.alignment import Pair
from analysis.contradiction.proposition import Proposition
from analysis.contradiction.signal import Reading
from analysis.contradiction.statement import Evidence, Reason
from analysis.contradiction.words import folded
from analysis.lexicon import rows
from analysis.vocabulary import ClaimKind, ContradictionKind, Relation

# Of a long content so many words are shown, so many of them before the first that clashes.
SHOWN_WORDS, LEADING_WORDS = 26, 6
LEAST_WEIGHT = 0.25
MOST_REASONS = 6
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))


def reasons(read, relation: Relation) -> tuple[Reason, ...]:
    """Give the signals that moved the score, the strongest first."""
    moved = [
        Reason(
            signal.name, _words(signal, reading), round(signal.weight * reading.value, 2), reading.evidence
        )
        for signal, reading in read
        if abs(signal.weight * reading.value) >= LEAST_WEIGHT
    ]
    return tuple(sorted(moved, key=lambda reason: -abs(reason.weight))[:MOST_REASONS])


def _words(signal, reading: Reading) -> str:
    sentence = (signal.read.__doc__ or signal.name).strip().splitlines()[0].rstrip(".")
    return f"{sentence}: {reading.text}." if reading.text else f"{sentence}."


def summary(pair: Pair, relation: Relation, kind: ContradictionKind | None, read) -> str:
    """Say in one sentence who says what, the earlier statement first as the caller gave it."""
    rests_on = _decisive(read) if relation == Relation.CONTRADICTION else ()
    left = _says(pair.left, None, [e for e in rests_on if e.side == 0])
    right = _says(pair.right, pair.left if pair.same_speaker else None, [e for e in rests_on if e.side == 1])
    clash = next((r.text for s, r in read if s.name in ("figures", "timing") and r.value > 0 and r.text), "")
    if relation == Relation.CONTRADICTION and clash:
        return f"{left}; {right} ({clash})."
    return f"{left}; {right}."


def _decisive(read) -> tuple[Evidence, ...]:
    """The words that the strongest signal with words rests on."""
    pointed = [(signal.weight * reading.value, reading.evidence) for signal, reading in read]
    return max(pointed, key=lambda entry: (bool(entry[1]), entry[0]))[1]


def _says(side: Proposition, before: Proposition | None, rests_on: Sequence[Evidence]) -> str:
    """One side's half of the sentence."""
    said = side.statement
    who = said.speaker or "somebody unnamed"
    if before is not None:
        when = said.said[0] if said.said and said.said != before.statement.said else None
        who = f"on {when.day} {when:%B} {who}" if when else who
        verb = {"deny": "denied", "say": "said", "speak": "spoke"}[_verb(side)]
    else:
        verb = _verb(side) if are_many(who) else {"deny": "denies"}.get(_verb(side), _verb(side) + "s")
        who = who[:1].upper() + who[1:]
    return f"{who} {verb}{' of' if _verb(side) == 'speak' else ''} {_content(side, rests_on)}"


def are_many(name: str) -> bool:
    """Whether a speaker's name takes a plural verb: "police", "Prosecutors", "residents of the valley"."""
    head = re.split(r" (?:of|at|in|from|for|on|to|with|who|that)\b|,", name)[0].split()[-1:]
    if not head or folded(head[0]) in _plurals():
        return bool(head)
    last = head[0]
    return last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))


@cache
def _plurals() -> frozenset[str]:
    roles = {f"{row[0]}s" for row in rows("roles")}
    return frozenset({row[0] for row in rows("groups")} | roles | {"police"})


def _verb(side: Proposition) -> str:
    if side.rejects:
        return "deny"
    return "say" if side.statement.kind != ClaimKind.INDIRECT or _is_sentence(side) else "speak"


def _is_sentence(side: Proposition) -> bool:
    return any(
        token.tag_ in FINITE and token.dep_ in ("ROOT", "aux", "auxpass", "ccomp") for token in side.doc
    )


def _content(side: Proposition, rests_on: Sequence[Evidence]) -> str:
    """The content's words, or of many those around the ones that clash."""
    said = list(re.finditer(r"\S+", side.text))
    first = 0
    if len(said) > SHOWN_WORDS and rests_on:
        clash = next((i for i, word in enumerate(said) if word.end() > rests_on[0].start), 0)
        first = max(0, min(clash - LEADING_WORDS, len(said) - SHOWN_WORDS))
    last = min(len(said), first + SHOWN_WORDS)
    text = side.text[said[first].start() : said[last - 1].end()].rstrip(" ,;:.") if said else ""
    before, after = "… " if first or _lacks_subject(side) else "", " …" if last < len(said) else ""
    if side.statement.kind == ClaimKind.DIRECT:
        return f"“{before}{text}{after}”"
    if not before and _may_be_small(side):
        text = text[:1].lower() + text[1:]
    return before + " ".join(text.split()) + after


def _lacks_subject(side: Proposition) -> bool:
    """Whether the words begin with their verb ("had given an answer")."""
    return bool(len(side.doc)) and side.doc[0].tag_ in FINITE


def _may_be_small(side: Proposition) -> bool:
    """Whether the first word has its capital from the start of a sentence alone."""
    first = next((token for token in side.doc if not token.is_space), None)
    if (
        first is None
        or first.pos_ == "PROPN"
        or first.text == "I"
        or first.text[1:] != first.text[1:].lower()
    ):
        return False
    named = (side.statement.speaker or "", *side.statement.subjects, *side.statement.names.values())
    return folded(first.text) not in {word for name in named for word in folded(name).split()}
