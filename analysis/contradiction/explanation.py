"""Why two claims were put together, in words for a reader."""

from analysis.contradiction.alignment import Pair
from analysis.contradiction.proposition import Proposition
from analysis.contradiction.signal import Reading
from analysis.contradiction.statement import Reason
from analysis.vocabulary import ClaimKind, ContradictionKind, Relation

SHOWN_WORDS = 32
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
    left = _says(pair.left, None)
    right = _says(pair.right, pair.left if pair.same_speaker else None)
    clash = next((r.text for s, r in read if s.name in ("figures", "timing") and r.value > 0 and r.text), "")
    if relation == Relation.CONTRADICTION and clash:
        return f"{left}; {right} ({clash})."
    return f"{left}; {right}."


def _says(side: Proposition, before: Proposition | None) -> str:
    """One side's half of the sentence."""
    said = side.statement
    who = said.speaker or "somebody unnamed"
    if before is not None:
        when = said.said[0] if said.said and said.said != before.statement.said else None
        who = f"on {when.day} {when:%B} {who}" if when else who
        verb = {"denies": "denied", "says": "said", "speaks of": "spoke of"}[_verb(side)]
    else:
        who, verb = who[:1].upper() + who[1:], _verb(side)
    return f"{who} {verb} {_content(side)}"


def _verb(side: Proposition) -> str:
    if side.denied:
        return "denies"
    return "says" if side.statement.kind != ClaimKind.INDIRECT or _is_sentence(side) else "speaks of"


def _is_sentence(side: Proposition) -> bool:
    return any(
        token.tag_ in FINITE and token.dep_ in ("ROOT", "aux", "auxpass", "ccomp") for token in side.doc
    )


def _content(side: Proposition) -> str:
    words = side.text.split()
    text = " ".join(words[:SHOWN_WORDS]).rstrip(" ,;:.") + (" …" if len(words) > SHOWN_WORDS else "")
    if side.statement.kind == ClaimKind.DIRECT:
        return f"“{text}”"
    first = next((token for token in side.doc if not token.is_space), None)
    keeps_capital = first is None or first.pos_ == "PROPN" or first.text == "I" or first.text.isupper()
    return text if keeps_capital else text[:1].lower() + text[1:]
