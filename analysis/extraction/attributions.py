"""Find who (source) is said (cue) to say what (content).

The tagger finds cues with their sources and contents; quotation marks then settle where direct
speech begins and ends and who owns what the tagger left over. Each step earned its place on
annotated articles: ``python -m analysis.evaluation.attributions``.
"""

import re

from analysis.extraction.asides import set_asides_apart
from analysis.extraction.carried_on import add_carried_on
from analysis.extraction.document import Document
from analysis.extraction.estimates import add_estimates
from analysis.extraction.passed_on import add_passed_on
from analysis.extraction.quotations import story_lines
from analysis.extraction.quoted_speech import complete
from analysis.extraction.selection import chosen
from analysis.extraction.tagger import tagger
from analysis.extraction.voices import add_voices

WORD = re.compile(r"\w+")
LEAST = 3
"""Words that a line needs for somebody, a cue and something said."""


def attributions(document: Document) -> None:
    """Fill ``document.attributions`` from the story's lines."""
    text = document.text
    lines = [line for line in story_lines(document) if len(WORD.findall(text, *line)) >= LEAST]
    tagged = list(tagger().tag(text, lines))
    document.attributions = chosen(text, tagged)
    complete(document, tagged)
    set_asides_apart(document)
    add_passed_on(document)
    add_voices(document)
    add_estimates(document)
    add_carried_on(document)
