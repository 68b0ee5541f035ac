"""Stories with their attributions marked, made into parsed documents.

``[A|words]`` is the source (A names the speaker), ``{words}`` the cue, ``<words>`` the content;
three parts in a row, in any order, are one attribution.
"""

import re
from datetime import date

from analysis.extraction.dates import time_expressions
from analysis.extraction.document import Attribution, Block, Claim, Document, Publication, Span, Speaker
from analysis.extraction.syntax import syntax
from analysis.vocabulary import BlockRole, ClaimKind, DateOrigin, SpeakerKind

MARK = re.compile(r"\[(?P<name>\w)\|(?P<source>.*?)\]|\{(?P<cue>.*?)\}|<(?P<content>.*?)>", re.DOTALL)


def told(marked: str, published: date, parse: bool = True) -> Document:
    """Build and parse the document of a marked story, up to its claims without their times."""
    text, parts, last = "", [], 0
    for match in MARK.finditer(marked):
        kind = match.lastgroup
        text += marked[last : match.start()]
        parts.append((kind, Span(len(text), len(text) + len(match[kind])), match["name"]))
        text, last = text + match[kind], match.end()
    document = Document(text + marked[last:], publication=Publication(None, published, DateOrigin.GIVEN))
    document.blocks = [
        Block(Span(*line.span()), BlockRole.PARAGRAPH) for line in re.finditer(r"[^\n]+", document.text)
    ]
    attribute(document, [parts[place : place + 3] for place in range(0, len(parts), 3)])
    if parse:
        syntax(document)
    time_expressions(document)
    return document


def attribute(document: Document, triples: list) -> None:
    """Fill in attributions, speakers (under their longest name) and one claim an attribution."""
    names = sorted({name for triple in triples for _, _, name in triple if name})
    aliases: dict[str, list[str]] = {name: [] for name in names}
    for triple in triples:
        spans = {kind: span for kind, span, _ in triple}
        name = next(name for _, _, name in triple if name)
        aliases[name].append(document.words(spans["source"]))
        document.attributions.append(
            Attribution([spans["content"]], [spans["cue"]], [spans["source"]], speaker=names.index(name))
        )
        before = document.text[spans["content"].start - 1 : spans["content"].start]
        kind = ClaimKind.DIRECT if before in ("“", '"') else ClaimKind.INDIRECT
        document.claims.append(
            Claim([spans["content"]], document.words(spans["content"]), kind, len(document.claims))
        )
    document.speakers = [
        Speaker(max(aliases[name], key=len), SpeakerKind.PERSON, aliases=aliases[name]) for name in names
    ]
