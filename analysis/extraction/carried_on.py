"""Find sentences that carry reported speech on without saying so: "He had seen nothing, he said. The lamp
had gone out. He had rung the bell, he said."

News seldom writes so, and most sentences after "she said" are the reporter's own. A sentence is taken for
the speaker's only where the next one is told by the same speaker, or where its verb is put back in time
as reported words are ("had gone", "would open"), and the sentence before reports speech, not a quotation.
"""

import re
from bisect import bisect_left

from spacy.tokens import Token

from analysis.extraction.covers import cover, touches
from analysis.extraction.document import Attribution, Document, Span
from analysis.extraction.names import word_set
from analysis.extraction.syntax import sentences, tokens
from analysis.lexicon import words

PRONOUNS = word_set("he she it they")
PUT_BACK = frozenset({"had", "'d", "’d", "would"})
PAST = frozenset({"VBD", "VBN"})
LEAST, FEWEST = 0.6, 3
CARRIED = 0.7
"""What is left of the confidence in the sentence before."""
END = re.compile(r"[\s.!…]+$")


def add_carried_on(document: Document) -> None:
    """Add an attribution for each sentence that goes on with the words of the one before."""
    rows = list(sentences(document))
    known = sorted((one.cue[0].start, at) for at, one in enumerate(document.attributions) if one.cue)
    quoted = cover([part for quotation in document.quotations for part in quotation.parts])
    taken = cover([*quoted, *(s for one in document.attributions for s in (*one.content, *one.cue))])
    told: list[Attribution | None] = [_told(document, row, known, quoted) for row in rows]
    for at in range(1, len(rows)):
        before, here = told[at - 1], rows[at]
        line = "\n" not in document.text[rows[at - 1].start : here.start]
        if before is None or not line or not _is_free(document, here, taken):
            continue
        after = told[at + 1] if at + 1 < len(rows) and "\n" not in document.words(here).rstrip() else None
        if (after and _is_same(document, before, after)) or _is_put_back(document, before, here):
            content = Span(here.start, here.start + len(END.sub("", document.words(here))))
            chance = round(before.confidence * CARRIED, 4)
            one = Attribution([content], list(before.cue), list(before.source), chance)
            document.attributions.append(one)
            told[at] = one if before.confidence * CARRIED >= LEAST else None


def _told(
    document: Document, row: Span, known: list[tuple[int, int]], quoted: list[Span]
) -> Attribution | None:
    """The one attribution of a sentence, where it reports speech without quoting any."""
    inside = known[bisect_left(known, (row.start, -1)) : bisect_left(known, (row.end, -1))]
    if len(inside) != 1:
        return None
    one = document.attributions[inside[0][1]]
    said = document.words(one.cue[-1]).casefold().split()[-1:]
    reported = not any(touches(quoted, span) for span in one.content)
    sure = one.source and one.via is None and one.confidence >= LEAST
    return one if reported and sure and said and said[0] in words("speech_verbs") else None


def _is_free(document: Document, row: Span, taken: list[Span]) -> bool:
    """Whether nobody was given any of a sentence, and it tells something."""
    said = document.words(row).rstrip()
    return not said.endswith("?") and len(said.split()) >= FEWEST and not touches(taken, row)


def _is_same(document: Document, before: Attribution, after: Attribution) -> bool:
    """Whether two sentences are told by one speaker: the second by a pronoun or the same words."""
    first, second = (document.words(one.source[0]).casefold() for one in (before, after))
    return first == second or (second in PRONOUNS and after.cue[0].start > before.cue[0].start)


def _is_put_back(document: Document, before: Attribution, row: Span) -> bool:
    """Whether a sentence's verb stands in the tense of reported words, behind a cue in the past."""
    cue = [token for span in before.cue for token in tokens(document, span)]
    root = next((token for token in tokens(document, row) if token.dep_ == "ROOT"), None)
    past = any(token.tag_ in PAST for token in cue)
    return root is not None and past and any(_shifts(child) for child in root.children)


def _shifts(child: Token) -> bool:
    return child.dep_ in ("aux", "auxpass") and child.lower_ in PUT_BACK
