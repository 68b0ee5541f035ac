"""Whether a proposition is put negatively, and how the speaker stands behind it."""

import re
from collections.abc import Set

from spacy.tokens import Token

from analysis.lexicon import rows
from analysis.vocabulary import Modality

NEGATIVE_SUBJECTS = frozenset({"nobody", "none", "nothing", "neither", "no"})
FUTURE = frozenset({"will", "'ll", "shall", "would", "wo"})
MUST = frozenset({"must", "should", "ought", "shall", "need"})
EXPECTED = frozenset({"expect", "forecast", "predict", "project", "likely", "set", "due", "about", "going"})
CONDITION = re.compile(r"\b(?:if|unless|provided(?: that)?|as long as|in case|assuming)\b", re.I)


def cue_classes(lemmas: list[str]) -> set[str]:
    """What the lexicon says of a cue, given the lemmas of its words in order."""
    said = f" {' '.join(lemmas)} ".casefold()
    return {row[1] for row in rows("cues") if f" {row[0]} " in said}


def is_negative(root: Token) -> bool:
    """Whether the clause of ``root``, a verb, is negated: "has not seen", "nobody knew", "found no trace"."""
    if root.pos_ not in ("VERB", "AUX"):
        return False
    for child in root.children:
        if child.dep_ == "neg" or (
            child.dep_ in ("advmod", "cc", "preconj") and child.lower_ in ("never", "neither")
        ):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "expl") and _is_none(child):
            return True
        if child.dep_ in ("dobj", "attr") and any(
            c.dep_ == "det" and c.lower_ == "no" for c in child.children
        ):
            return True
    return any(
        child.dep_ in ("aux", "auxpass") and child.lower_ in ("cannot", "can't") for child in root.children
    )


def _is_none(subject: Token) -> bool:
    if subject.lower_ in NEGATIVE_SUBJECTS or subject.left_edge.lower_ == "not":
        return True
    return any(
        child.dep_ in ("det", "neg") and child.lower_ in ("no", "neither") for child in subject.children
    )


def polarity(roots: list[Token], cue: Set[str], cue_negated: bool) -> bool:
    """Whether a claim is negated, its cue's own denial counted in.

    "Denied that it had" is a negated claim; "denied that it had not" is not.
    """
    negative = any(is_negative(root) for root in roots)
    denied = bool(cue & {"denial", "doubt"}) or (cue_negated and "raising" in cue)
    return negative != denied


def modality(roots: list[Token], cue: Set[str], words: str) -> Modality:
    """How the speaker stands behind the content, by its modal verbs, conditions and cue."""
    helpers = {child.lower_ for root in roots for child in root.children if child.dep_ in ("aux", "auxpass")}
    if helpers & MUST or "demand" in cue or (roots and _is_imperative(roots[0])):
        return Modality.DEMANDED
    if CONDITION.search(words):
        return Modality.CONDITIONAL
    expected = any(
        root.lemma_ in EXPECTED and any(c.dep_ == "xcomp" for c in root.children) for root in roots
    )
    if helpers & FUTURE or "prediction" in cue or expected:
        return Modality.PREDICTED
    return Modality.ASSERTED


def _is_imperative(root: Token) -> bool:
    """A bare verb that opens the sentence and has nobody for a subject."""
    if root.tag_ != "VB" or any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in root.children):
        return False
    return root.is_sent_start is True or root.left_edge.i == root.i
