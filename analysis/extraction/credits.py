"""Who made a picture or a report: the patterns of credits, captions and bylines."""

import re

from analysis.extraction.datelines import NOT_TIME, TIME_WORDS
from analysis.extraction.lines import Line
from analysis.lexicon import words

HEAD = 200
TAIL = 140

_KINDS = (
    r"(?:photo|photograph|photography|picture|pic|image|illustration|graphic|visual|video|credit|cr[ée]dit)s?"
)
CREDIT_LABEL = re.compile(
    rf"[(\[]?{_KINDS}(?: credits?| source| copyright)?(?: ?[:|/]| by\b| courtesy\b| via\b|, | ?©)\s*[^.]{{2,80}}[.)\]]*$",
    re.IGNORECASE,
)
CREDIT_AT_END = re.compile(
    rf"(?:[(\[]\s*{_KINDS}(?: credits?)?(?: ?[:|/]| by\b| courtesy\b)[^()\[\]]{{2,70}}[)\]]"
    rf"|\b(?:Photo|Photograph|Picture|Image|Credit|PHOTO|PICTURE|Illustration)s?"
    r"(?: credit| by)?: ?[A-Z@][^:.]{2,60}"
    r"|[(\[](?:AP|AFP|EPA|PA|REUTERS|Reuters|Getty|File)\b[^()\[\]]{0,10}/[^()\[\]]{2,60}[)\]]"
    r"|[(\[][A-Z][^()\[\]]{2,50}/ ?[A-Z][^()\[\]]{1,40}[)\]]"
    r"|\b(?:REUTERS|AFP|EPA)/[A-Z][\w.’' \-]{2,40})\s*\.?$"
)
SIGNED_PICTURE = re.compile(r"[(\[]?[A-Z][\w.’'\- ]{1,50} ?/ ?(?P<agency>[A-Z][\w.’'\- ]{1,40}?)[)\]]?$")
PICTURE_HOUSE = re.compile(
    r"(?:[A-Z][\w.’'\-]*,? ?(?:via |and |/ ?)?){1,5} (?:Images|Pictures|Photos?|Photography|Pix|Pics)$"
)
CAPTION_START = re.compile(
    r"(?:FILE(?: PHOTO| -| –|:)|File photo\b|\(?File\)|Image caption|Photo caption|Media caption|Caption:|Pictured:"
    r"|Pictured (?:above|left|right|here|is|are)\b|Above:|Left:|Right:|Photo shows|This (?:photo|image|picture|handout|satellite image|"
    r"screengrab|frame grab)\b)",
)
CAPTION_SIGN = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown) |\((?:L|R|C|left|right|centre|center)\)|,? (?:left|right|centre|center), "
    r"|\bfile (?:photo|picture|image)\b|\bin this (?:photo|image|picture|file|screengrab|handout)\b|\[File"
)
REPORTED_BY = re.compile(
    r"[(\[•*—–\- ]*(?:additional |further )?(?:reporting|writing|editing|compiled|written|edited|contributing|contributed"
    r"|report|with files|with reporting|with assistance|with contributions?|with inputs?|with agency inputs|source)"
    r"(?: and (?:reporting|writing|editing))*(?: by| from)?\b(?::| by| from)?\s*[A-Z].{0,300}$",
    re.IGNORECASE,
)
REPORTED_VERB = re.compile(r"\b(?:by|from)\b|:")
CONTRIBUTED = re.compile(r"\b(?:contributed|reported|contributing) (?:to|from|in)\b.{0,60}$")
CONTRIBUTORS = re.compile(
    r"\b(?:contributed (?:reporting|research|to (?:this|the) (?:report|story|article|piece))"
    r"|(?:staff |press )?writers? [A-Z].{0,160}(?:contributed|reported from))"
)
SIGN_OFF = re.compile(
    r"[a-zA-Z]{2,4}(?:[-/][a-zA-Z]{1,4}){1,6}$|[—–-]+ ?(?:AFP|AP|Reuters|PTI|ANI|IANS|Xinhua|dpa|TASS)$"
)

BYLINE_START = re.compile(
    r"(?:By|BY|Words by|Written by|Posted by|Reported by|Report by|Story by|Text by|Author:|Analysis by)\b:? ?(?=[A-Z@])"
)
JOB = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|columnist|desk|bureau|staff|news agency|agencies|newsroom|contributor"
    r"|press association|in [A-Z]\w+)\b",
    re.IGNORECASE,
)
SMALL_WORDS = frozenset(
    [
        "and",
        "in",
        "of",
        "for",
        "at",
        "the",
        "with",
        "de",
        "da",
        "di",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "|",
        "&",
        "–",
        "—",
        "-",
        "•",
        ",",
        "/",
        "for",
        "via",
    ]
)


def is_credit(line: Line) -> bool:
    """Whether a line says only who made a picture ("CARLOS BARRIA/REUTERS")."""
    if len(line.words) > 14:
        return False
    agencies = words("photo_agencies")
    if line.key in agencies or CREDIT_LABEL.match(line.text) or line.text[:1] == "©":
        return True
    if len(line.words) > 8 or line.ends_sentence and len(line.words) > 4:
        return False
    signed = SIGNED_PICTURE.match(line.text)
    if signed:
        return line.is_capitals or signed["agency"].casefold().strip() in agencies
    return bool(PICTURE_HOUSE.match(line.text))


def is_caption(line: Line) -> bool:
    """Whether a line shows by itself that it stands under a picture."""
    if CAPTION_START.match(line.text[:HEAD]):
        return True
    return len(line.words) > 3 and len(line.words) <= 90 and bool(CREDIT_AT_END.search(line.text[-TAIL:]))


def is_report_credit(line: Line) -> bool:
    """Whether a line names those who reported, wrote or edited, as wires do after the last sentence."""
    if len(line.words) > 60:
        return False
    head = line.text[:HEAD]
    if SIGN_OFF.match(line.text):
        return True
    if REPORTED_BY.match(line.text) and REPORTED_VERB.search(head[:60]) and _mostly_names(line):
        return True
    return bool(CONTRIBUTORS.search(line.text)) and "“" not in line.text and '"' not in line.text


def is_byline(line: Line) -> bool:
    """Whether a line names the article's authors."""
    if len(line.words) > 24 or line.text[-1] in "?!:":
        return False
    start = BYLINE_START.match(line.text)
    return bool(start) and _names_only(line.text[start.end() :])


def is_name_line(line: Line) -> bool:
    """Whether a line holds but names and jobs: a byline only where one is expected."""
    if len(line.words) > 12 or line.ends_sentence and not line.text.endswith("."):
        return False
    return _names_only(line.text) or (bool(JOB.search(line.text)) and len(line.words) <= 8)


def _names_only(text: str) -> bool:
    """Whether every word is a name, a job, a date or what joins them."""
    return all(
        word[:1].isupper()
        or word.casefold().strip(",.;") in SMALL_WORDS
        or word.casefold().strip(",.;:") in TIME_WORDS
        or not NOT_TIME.search(word)
        or "@" in word
        or bool(JOB.fullmatch(word.strip(",.;")))
        for word in text.split()
    )


def _mostly_names(line: Line) -> bool:
    rest = line.words[2:]
    named = sum(
        w.strip("(.;,)")[:1].isupper()
        or w.casefold() in ("in", "and", "by", "editing", "writing", "reporting", "additional")
        for w in rest
    )
    return named >= 0.7 * len(rest)
