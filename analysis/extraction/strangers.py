"""Speakers whom the reading of names does not know: called by the words of their source.

"The town hall denies" has a speaker, though no list holds the noun.
"""

from collections.abc import Collection

from spacy.tokens import Token

from analysis.extraction.chunks import DETERMINERS
from analysis.extraction.document import Attribution, Document, Speaker
from analysis.extraction.mentions import INDEFINITE
from analysis.extraction.names import fold, is_first_name
from analysis.extraction.syntax import tokens
from analysis.vocabulary import SpeakerKind

LONGEST = 6
ARTICLES = DETERMINERS - {"another", "some", "any", "no", "each", "every", "one"}


def add_strangers(document: Document, read: Collection[int]) -> None:
    """Give a speaker to attributions whose source is plain but unknown, the same words the same one.

    ``read`` numbers those whose source was understood: what is still nobody's there is in doubt.
    """
    known = {fold(name): at for at, one in enumerate(document.speakers) for name in [one.name, *one.aliases]}
    for number, attribution in enumerate(document.attributions):
        if attribution.speaker is not None or number in read:
            continue
        stranger = _stranger(document, attribution)
        if stranger is None:
            continue
        at = known.setdefault(fold(stranger.name), len(document.speakers))
        if at == len(document.speakers):
            document.speakers.append(stranger)
        attribution.speaker = at


def _stranger(document: Document, attribution: Attribution) -> Speaker | None:
    words = tokens(document, attribution.source[0]) if attribution.source else []
    cut = next((at for at, token in enumerate(words) if token.is_punct and at), len(words))
    words = words[:cut]
    head = next(
        (token for token in words if token.head not in words and token.pos_ in ("NOUN", "PROPN")), None
    )
    if head is None or words[0].lower_ in ("no", "nobody", "none"):
        return None
    words = words[: head.i - words[0].i + 1] if len(words) > LONGEST else words
    bare = words[1:] if words[0].lower_ in ARTICLES else words
    if not bare or len(bare) > LONGEST or bare[0].pos_ in ("PRON", "DET") and bare[0].tag_ == "PRP$":
        return None
    start = bare[0].idx
    name = " ".join(head.doc.text[start : bare[-1].idx + len(bare[-1])].split())
    return Speaker(name[:1].upper() + name[1:], _kind(words, bare, head))


def _kind(words: list[Token], bare: list[Token], head: Token) -> SpeakerKind:
    if is_first_name(bare[0].text) and len(bare) > 1:
        return SpeakerKind.PERSON
    many = head.tag_ in ("NNS", "NNPS")
    if words[0].lower_ in INDEFINITE or (many and not head.text[:1].isupper()):
        return SpeakerKind.ANONYMOUS
    return SpeakerKind.GROUP if many else SpeakerKind.ORGANIZATION
