"""Who "she", "the minister" and "the company" mean: the most salient entity that fits."""

from bisect import bisect_left

from analysis.extraction.descriptions import describe_body, describe_group, describe_person
from analysis.extraction.entities import Cast, Entity
from analysis.extraction.names import word_set
from analysis.extraction.phrases import BODY, GROUP, NAME, NOMINAL, PERSON, PLACE, PRONOUN, UNKNOWN

PREPOSITIONS = word_set(
    "of to with by for from in at on about against over near between among toward towards"
)
REACH = 3
"""Paragraphs back that a pronoun may look."""


class Discourse:
    """What the attributions tell: who speaks where, and which words are whose."""

    def __init__(self, sources: dict[int, int], contents: list[list[tuple[int, int]]]):
        self.sources = sources
        self.contents = contents
        self.voices = set(sources.values())
        self.source_of = {source: attribution for attribution, source in sources.items()}

    def holds(self, attribution: int, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.contents[attribution])

    def around(self, offset: int) -> list[int]:
        """The attributions whose content an offset lies in."""
        return [at for at in range(len(self.contents)) if self.holds(at, offset)]


def resolve(cast: Cast, discourse: Discourse) -> None:
    """Walk through the phrases in order and put each to whom it means, where that is plain."""
    for at in range(len(cast.found.phrases)):
        _visit(cast, discourse, at)


def _visit(cast: Cast, discourse: Discourse, at: int) -> None:
    phrase = cast.found.phrases[at]
    if at in cast.of:
        _partner(cast, at)
    elif phrase.sort == PRONOUN:
        _pronoun(cast, discourse, at)
    elif phrase.sort == NOMINAL:
        for other in (phrase.owner, *cast.found.of.get(at, ())):
            if other is not None and other not in cast.of:
                _visit(cast, discourse, other)
        _nominal(cast, discourse, at)


def _partner(cast: Cast, at: int) -> None:
    """Let what stands in apposition to a name mean the same, and teach its role."""
    for other in cast.found.partners.get(at, ()):
        if other not in cast.of:
            entity = cast.of[at]
            phrase = cast.found.phrases[other]
            if entity.kind == UNKNOWN and phrase.kind in (PERSON, BODY):
                entity.kind = phrase.kind
            cast.put(other, entity)


def _nominal(cast: Cast, discourse: Discourse, at: int) -> None:
    found = cast.found
    for other in found.partners.get(at, ()):
        if other in cast.of:
            cast.put(at, cast.of[other])
            return
    kind = found.phrases[at].kind
    describe = {PERSON: describe_person, BODY: describe_body, GROUP: describe_group}.get(kind)
    if describe:
        entity = describe(cast, at, lambda entity: salience(cast, discourse, entity, at))
        if entity:
            cast.put(at, entity)


def _pronoun(cast: Cast, discourse: Discourse, at: int) -> None:
    found, phrase = cast.found, cast.found.phrases[at]
    if at in found.antecedents:
        antecedent = found.antecedents[at]
        if antecedent in cast.of:
            cast.put(at, cast.of[antecedent])
        return
    if phrase.gender == "w":
        return
    if phrase.gender == "i":
        entity = _first_person(cast, discourse, at)
    else:
        entity = _third_person(cast, discourse, at)
    if entity:
        cast.put(at, entity)
        if phrase.gender in ("f", "m") and at in discourse.voices:
            entity.gender = phrase.gender
            entity.kind = PERSON
        elif phrase.gender == "n" and entity.kind == UNKNOWN and found.subject(at):
            entity.kind = BODY


def _first_person(cast: Cast, discourse: Discourse, at: int) -> Entity | None:
    """ "I" and "we" are whoever is quoted with them."""
    offset = cast.found.words[cast.found.phrases[at].first].start
    for attribution in reversed(discourse.around(offset)):
        source = discourse.sources.get(attribution)
        if source is not None and source != at and source in cast.of:
            return cast.of[source]
    return None


def _third_person(cast: Cast, discourse: Discourse, at: int) -> Entity | None:
    phrase = cast.found.phrases[at]
    barred = _barred(cast, discourse, at)
    best, most = None, 0.0
    for entity in cast.entities:
        if entity in barred or not _suits(entity, phrase.gender, phrase.plural):
            continue
        weight = salience(cast, discourse, entity, at)
        if weight <= 0:
            continue
        if phrase.gender in ("f", "m") and entity.gender == phrase.gender:
            weight += 0.6
        if phrase.gender == "n" and entity.kind == BODY:
            weight += 0.7
        if weight > most:
            best, most = entity, weight
    return best


def _barred(cast: Cast, discourse: Discourse, at: int) -> list[Entity]:
    """A speaker's own direct words call him "I", not "he"."""
    if not cast.found.quoted(at):
        return []
    offset = cast.found.words[cast.found.phrases[at].first].start
    sources = [discourse.sources.get(attribution) for attribution in discourse.around(offset)]
    return [cast.of[source] for source in sources if source is not None and source in cast.of]


def _suits(entity: Entity, gender: str | None, plural: bool) -> bool:
    if entity.name.casefold().startswith(("someb", "someo")):
        return False
    if gender in ("f", "m"):
        return entity.kind in (PERSON, UNKNOWN) and entity.gender in (None, gender) and not entity.plural
    if gender == "n":
        return entity.kind in (BODY, PLACE, UNKNOWN) and not entity.plural
    return plural and (entity.plural or entity.kind in (GROUP, BODY))


def salience(cast: Cast, discourse: Discourse, entity: Entity, at: int) -> float:
    """Weigh how present an entity is to a reader who has come to phrase ``at``; 0 for not at all.

    After Lappin and Leass (1994): recency, subjects before objects, here with a bonus for who
    has just spoken, and none for who is mentioned in the words that the phrase is the source of.
    """
    found = cast.found
    mine = discourse.source_of.get(at)
    weights = []
    end = bisect_left(entity.at, at)
    for mention in reversed(entity.at[max(0, end - 5) : end]):
        apart = found.paragraph(at) - found.paragraph(mention)
        if apart > REACH:
            break
        if mine is not None and discourse.holds(mine, found.words[found.phrases[mention].first].start):
            continue
        weights.append(max(0.0, 6 + _standing(cast, discourse, mention, at) - _distance(cast, mention, at)))
    weights.sort(reverse=True)
    return sum(weight * share for weight, share in zip(weights, (1, 0.15, 0.05), strict=False))


def _standing(cast: Cast, discourse: Discourse, mention: int, at: int) -> float:
    """How much a mention lifts whom it means."""
    found, phrase = cast.found, cast.found.phrases[mention]
    weight = 0.0
    if found.subject(mention):
        weight += 1.0
    if mention in discourse.voices:
        weight += 1.5 if at in discourse.voices else 0.5
    if phrase.sort == NAME:
        weight += 0.2
    if found.quoted(mention):
        weight -= 1.0
    after = found.words[phrase.last + 1].tag if phrase.last + 1 < len(found.words) else ""
    if phrase.name in ("his", "her", "its", "their"):
        weight += 0.3
    elif after == "POS":
        weight -= 0.4
    elif found.before(mention) in PREPOSITIONS:
        weight -= 0.5
    return weight


def _distance(cast: Cast, mention: int, at: int) -> float:
    found = cast.found
    sentences = found.sentence(at) - found.sentence(mention)
    paragraphs = found.paragraph(at) - found.paragraph(mention)
    words = found.phrases[at].first - found.phrases[mention].first
    return 0.8 * sentences + 0.9 * paragraphs + 0.01 * min(words, 60)
