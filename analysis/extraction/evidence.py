"""What the words around a name tell about what bears it: a person, a body or a place."""

from analysis.extraction import nominals
from analysis.extraction.mentions import LOCATIVES, Mentions
from analysis.extraction.names import word_set
from analysis.extraction.phrases import BODY, PERSON, PLACE, PRONOUN

ENTITY_KINDS = {"PERSON": PERSON, "ORG": BODY, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE}
LANDFORMS = word_set(
    "Bay Lake River Island Islands Mountain Mountains Valley Sea Ocean Strait Street Road Avenue Square "
    "Province County Peninsula Desert Forest Beach Hills Coast Canal Bridge Village District Heights Creek "
    "Falls Airport"
)
LANDFORMS_FIRST = word_set("Lake Mount Cape Gulf Isle River Strait")
WHERE = frozenset({"in", "near", "off", "outside", "across"})


def kind_evidence(found: Mentions, at: int) -> dict[str, float]:
    """Weigh what a name and the words around it tell about its kind."""
    phrase, words = found.phrases[at], found.words
    votes = {PERSON: 0.0, BODY: 0.0, PLACE: 0.0}
    if phrase.kind in votes:
        votes[phrase.kind] += 4
    if found.before(at) in LOCATIVES:
        votes[PLACE] += 2.5 if found.before(at) in WHERE else 1.0
    last = words[phrase.last].text
    if phrase.first < phrase.last and (last in LANDFORMS or words[phrase.first].text in LANDFORMS_FIRST):
        votes[PLACE] += 4
    if words[phrase.first].low == "the":
        votes[BODY] += 1.5
        votes[PERSON] -= 1
    if phrase.name.isupper() and len(phrase.name) <= 6:
        votes[BODY] += 1.5
    _ties(found, at, votes)
    return votes


def label(found: Mentions, at: int) -> str | None:
    """Give the kind that the recogniser of names sees in most words of a name."""
    phrase = found.phrases[at]
    seen = [ENTITY_KINDS.get(found.words[k].entity) for k in range(phrase.first, phrase.last + 1)]
    seen = [kind for kind in seen if kind]
    return max(seen, key=seen.count) if seen else None


def _ties(found: Mentions, at: int, votes: dict[str, float]) -> None:
    """Add what appositions, relative clauses and ages tell."""
    if at in found.aged:
        votes[PERSON] += 4
    if at in found.clauses:
        votes[found.clauses[at]] += 3
    for other in found.partners.get(at, ()):
        kind = found.phrases[other].kind
        if kind in (PERSON, BODY):
            votes[kind] += 3
    after = found.phrases[at + 1] if at + 1 < len(found.phrases) else None
    if after and after.inner and after.owner == at:
        votes[BODY] += 2
    _belongings(found, at, votes)


def _belongings(found: Mentions, at: int, votes: dict[str, float]) -> None:
    """Add what a name possesses, and the pronoun that takes it up."""
    for other in range(at + 1, min(at + 4, len(found.phrases))):
        phrase = found.phrases[other]
        if found.sentence(other) != found.sentence(at):
            return
        role = nominals.role(phrase.head) if phrase.owner == at else None
        if role:
            votes[PERSON if role.sort in ("kin", "voice") else BODY] += 1
        elif phrase.owner == at and phrase.kind == BODY:
            votes[BODY] += 0.5
        if phrase.sort == PRONOUN and phrase.gender in ("f", "m", "n") and found.subject(at):
            votes[BODY if phrase.gender == "n" else PERSON] += 1.5
            return
