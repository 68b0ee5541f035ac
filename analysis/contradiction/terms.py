"""The words by which claims that may conflict with a given one are looked up."""

from collections.abc import Sequence

from analysis.contradiction.proposition import FIRST_PERSON, WORD, Proposition, propositions
from analysis.contradiction.statement import Statement
from analysis.contradiction.words import folded, light


def search_terms(statements: Sequence[Statement]) -> list[list[str]]:
    """List the telling words of each statement: lemmas and names, numbers left out.

    Its own words come first, then the names it means, then those of its context and of the article's
    title, for what it leaves unsaid. Meant for a stemming full-text index over claims. All statements
    are parsed at once, which is several times faster than one by one.
    """
    return [_search_terms(side) for side in propositions(statements)]


def _search_terms(side: Proposition) -> list[str]:
    statement = side.statement
    names = [*statement.subjects, *statement.names.values()]
    if statement.speaker and any(token.lower_ in FIRST_PERSON for token in side.doc):
        names.append(statement.speaker)
    own = [word for term in side.terms for word in WORD.findall(folded(term.lemma))]
    around = [*names, statement.context, statement.article_title or ""]
    others = [word for words in around for word in WORD.findall(folded(words)) if not light(word)]
    return list(dict.fromkeys([*own, *others]))
