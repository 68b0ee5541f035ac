"""The words by which claims that may conflict with a given one are looked up."""

from analysis.contradiction.proposition import FIRST_PERSON, WORD, Proposition, propositions
from analysis.contradiction.statement import Statement
from analysis.contradiction.words import folded, light


def search_terms(statement: Statement) -> list[str]:
    """List the telling words of a statement: lemmas and names, numbers left out.

    Its own words come first, then the names it means, then those of its context and of the article's
    title, for what it leaves unsaid. Meant for a stemming full-text index over claims.
    """
    context = Statement(" ".join((statement.context, statement.article_title or "")).strip())
    side, around = propositions([statement, context])
    names = [*statement.subjects, *statement.names.values()]
    if statement.speaker and any(token.lower_ in FIRST_PERSON for token in side.doc):
        names.append(statement.speaker)
    named = [word for name in names for word in WORD.findall(folded(name)) if not light(word)]
    return list(dict.fromkeys([*_words(side), *named, *_words(around)]))


def _words(side: Proposition) -> list[str]:
    return [word for term in side.terms for word in WORD.findall(folded(term.lemma))]
