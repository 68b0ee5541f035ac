"""The words by which claims that may conflict with a given one are looked up."""

from analysis.contradiction.proposition import FIRST_PERSON, WORD, propositions
from analysis.contradiction.statement import Statement
from analysis.contradiction.words import folded, light


def search_terms(statement: Statement) -> list[str]:
    """List the telling words of a statement: lemmas and names, in order, numbers left out.

    Meant for a stemming full-text index over claims, their speakers and subjects.
    """
    (side,) = propositions([statement])
    names = [*statement.subjects, *statement.names.values()]
    if statement.speaker and any(token.lower_ in FIRST_PERSON for token in side.doc):
        names.append(statement.speaker)
    named = [word for name in names for word in WORD.findall(folded(name)) if not light(word)]
    words = [word for term in side.terms for word in WORD.findall(folded(term.lemma))]
    return list(dict.fromkeys([*words, *named]))
