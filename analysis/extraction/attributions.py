"""Find who (source) is said (cue) to say what (content)."""

from analysis.extraction.document import Document
from analysis.extraction.quotations import story_lines
from analysis.extraction.selection import chosen
from analysis.extraction.tagger import tagger


def attributions(document: Document) -> None:
    """Fill ``document.attributions`` from the story's lines."""
    document.attributions = chosen(tagger().tag(document.text, story_lines(document)))
