"""Who "she", "the minister" and "the company" mean: the most salient entity that fits."""

from bisect import bisect_left

from analysis.extraction.bodies import describe_body
from analysis.extraction.descriptions import describe_group, describe_person
from analysis.extraction.entities import Cast, Entity, nothing_but_a_name
from analysis.extraction.introductions import LEAD, WAIT, introduce_company, introduce_late
from analysis.extraction.phrases import BODY, GROUP, NOMINAL, PERSON, PLACE, PRONOUN, UNKNOWN, Phrase
from analysis.extraction.salience import Discourse, salience


def resolve(cast: Cast, discourse: Discourse) -> None:
    """Walk through the phrases in order and put each to whom it means, where that is plain."""
    paragraph = 0
    for at in range(len(cast.found.phrases)):
        if cast.found.paragraph(at) > paragraph <= LEAD + WAIT:
            introduce_late(cast, discourse.voices)
        paragraph = cast.found.paragraph(at)
        _visit(cast, discourse, at)
    introduce_late(cast, discourse.voices)
    introduce_company(cast)


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
    if _only_a_post(cast, at):
        return
    kind = found.phrases[at].kind
    describe = {PERSON: describe_person, BODY: describe_body, GROUP: describe_group}.get(kind)
    if describe:
        entity = describe(cast, at, lambda entity: salience(cast, discourse, entity, at))
        if entity:
            cast.put(at, entity)


def _only_a_post(cast: Cast, at: int) -> bool:
    """Whether a role only says as what somebody does something: "named as head of the panel"."""
    phrase = cast.found.phrases[at]
    alone = phrase.kind == PERSON and not phrase.plural and phrase.owner is None
    return alone and cast.found.before(at) == "as"


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
        if phrase.gender in ("f", "m") and (at in discourse.voices or _own_subject(cast, entity, at)):
            entity.gender = phrase.gender
            entity.kind = PERSON
        elif phrase.gender == "n" and entity.kind == UNKNOWN and found.subject(at):
            entity.kind = BODY


def _own_subject(cast: Cast, entity: Entity, at: int) -> bool:
    """Whether "she" takes up the subject of her own sentence, which leaves no doubt."""
    found = cast.found
    end = bisect_left(entity.at, at)
    near = [m for m in entity.at[max(0, end - 3) : end] if found.sentence(m) == found.sentence(at)]
    return found.subject(at) and any(found.subject(mention) for mention in near)


def _first_person(cast: Cast, discourse: Discourse, at: int) -> Entity | None:
    """ "I" and "we" are whoever is quoted with them."""
    offset = cast.found.words[cast.found.phrases[at].first].start
    for attribution in reversed(discourse.around(offset)):
        source = discourse.sources.get(attribution)
        if source is None or source == at:
            continue
        if source not in cast.of and cast.found.phrases[source].gender != "i":
            _visit(cast, discourse, source)
        if source in cast.of:
            return cast.of[source]
    return None


def _third_person(cast: Cast, discourse: Discourse, at: int) -> Entity | None:
    phrase = cast.found.phrases[at]
    barred = _barred(cast, discourse, at)
    best, most, person = None, 0.0, phrase.gender in ("f", "m")
    for entity in cast.around(at):
        if entity in barred or not (
            _suits(entity, phrase) or (person and _taken_for_a_body(cast, discourse, entity, at))
        ):
            continue
        weight = salience(cast, discourse, entity, at)
        if weight <= 0:
            continue
        if person and entity.gender == phrase.gender:
            weight += 0.6
        if not entity.named and entity.indefinite:
            weight -= 0.8
        if phrase.gender == "n" and entity.kind == BODY:
            weight += 0.7
        if weight > most:
            best, most = entity, weight
    return best


def _taken_for_a_body(cast: Cast, discourse: Discourse, entity: Entity, at: int) -> bool:
    """Whether the recogniser may have taken for a body the one who spoke or acted just before "he said"."""
    found = cast.found
    if entity.kind != BODY or at not in discourse.voices or not nothing_but_a_name(entity.name):
        return False
    near = (m for m in entity.at if 0 < found.sentence(at) - found.sentence(m) < 3)
    return any(m in discourse.voices or found.subject(m) for m in near)


def _barred(cast: Cast, discourse: Discourse, at: int) -> list[Entity]:
    """Whom a pronoun cannot mean.

    A speaker's own direct words call him "I", not "he"; in "Lee, his assistant" he is not Lee.
    """
    barred = []
    if at + 1 < len(cast.found.phrases) and cast.found.phrases[at + 1].owner == at:
        barred = [cast.of[other] for other in cast.found.partners.get(at + 1, ()) if other in cast.of]
    if cast.found.quoted(at):
        offset = cast.found.words[cast.found.phrases[at].first].start
        sources = [discourse.sources.get(attribution) for attribution in discourse.around(offset)]
        barred += [cast.of[source] for source in sources if source is not None and source in cast.of]
    return barred


def _suits(entity: Entity, phrase: Phrase) -> bool:
    if entity.name.casefold().startswith(("someb", "someo")):
        return False
    if phrase.gender in ("f", "m"):
        return (
            entity.kind in (PERSON, UNKNOWN) and entity.gender in (None, phrase.gender) and not entity.plural
        )
    if phrase.gender == "n":
        return entity.kind in (BODY, PLACE, UNKNOWN) and not entity.plural
    if phrase.last > phrase.first:
        # "The two" are people.
        return entity.plural and entity.kind == GROUP
    return phrase.plural and (entity.plural or entity.kind in (GROUP, BODY))
