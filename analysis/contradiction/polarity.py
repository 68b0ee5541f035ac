"""Whether a word of a parse is negated: by which words, and how far they reach."""

from spacy.tokens import Token

MARKERS = frozenset(
    [
        "not",
        "n't",
        "never",
        "no",
        "nobody",
        "none",
        "nothing",
        "neither",
        "nor",
        "nowhere",
        "without",
        "cannot",
        "hardly",
        "scarcely",
        "barely",
    ]
)
# Verbs that turn what they govern into its opposite.
NEGATIVE_VERBS = frozenset(
    [
        "deny",
        "refuse",
        "fail",
        "decline",
        "lack",
        "prevent",
        "avoid",
        "reject",
        "dispute",
        "dismiss",
        "forbid",
    ]
)
# Only under these does "not" reach into the clause they govern ("did not think that it was").
RAISING = frozenset(
    [
        "think",
        "believe",
        "see",
        "expect",
        "mean",
        "confirm",
        "find",
        "show",
        "suggest",
        "prove",
        "feel",
        "suppose",
        "appear",
    ]
)
# What there is none of when nothing is known: "no evidence that it was", "no sign of it".
GROUNDS = frozenset(
    ["evidence", "sign", "proof", "indication", "hint", "trace", "confirmation", "suggestion"]
)
# What somebody has none of who will not: "no plan to invade", "no intention of leaving".
AIMS = frozenset(["plan", "intention", "intent", "desire", "wish", "aim"])
CLAUSAL = frozenset(("ccomp", "advcl", "relcl", "acl", "parataxis"))


def is_marker(token: Token) -> bool:
    """Whether a token negates: "not", "no", "nobody", "without"…"""
    if token.lower_ not in MARKERS:
        return token.dep_ == "neg"
    # "no longer a secret" and an answer's "No," negate nothing further on.
    return not (token.lower_ == "no" and token.dep_ in ("intj", "discourse"))


def negated(token: Token) -> bool:
    """Whether an odd number of negations reach a token, counted from it up to the main clause."""
    count, here = _markers(token), token
    while here.head.i != here.i:
        head = here.head
        if here.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in here.children):
            break
        if here.dep_ in CLAUSAL and head.lemma_ not in RAISING | NEGATIVE_VERBS | GROUNDS | AIMS:
            break
        if here.dep_ in ("ccomp", "xcomp", "dobj", "obj", "pcomp") and head.lemma_ in NEGATIVE_VERBS:
            count += 1
        if (
            here.dep_ == "pobj"
            and head.lower_ == "without"
            or here.dep_ == "pcomp"
            and head.lower_ == "without"
        ):
            count += 1
        count += _markers(head, below=here)
        here = head
    return count % 2 == 1


def _markers(token: Token, below: Token | None = None) -> int:
    """Count the negations that hang on a token itself, or on its subject."""
    count = 0
    for child in token.children:
        if below is not None and child.i == below.i:
            continue
        if is_marker(child) and child.lower_ != "without":
            count += 1
        elif child.dep_ in ("nsubj", "nsubjpass", "attr", "dobj", "obj", "expl") and token.pos_ in (
            "VERB",
            "AUX",
        ):
            count += any(
                is_marker(grandchild) for grandchild in child.children if grandchild.dep_ in ("det", "neg")
            ) or _not_one(child)
    return count


def _not_one(noun: Token) -> bool:
    """Whether there is none of a thing: "not one lorry", "not a single coin"."""
    first = noun.left_edge
    if first.lower_ != "not" or first.i + 1 >= noun.i:
        return False
    return first.nbor().lower_ in ("one", "a") and (
        first.nbor().lower_ == "one" or first.nbor(2).lower_ == "single"
    )
