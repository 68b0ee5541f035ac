"""Who made a picture or a report: the patterns of credits, captions and bylines."""

import re

from analysis.extraction.datelines import NOT_TIME, is_time_word
from analysis.extraction.lines import Line
from analysis.lexicon import words

HEAD = 200
TAIL = 140
LONGEST_CREDIT = 500
LONGEST_CAPTION = 90

_KINDS = "(?:photo|photograph|photography|picture|pic|image|illustration|graphic|visual|video|credit)s?"
CREDIT_LABEL = re.compile(
    rf"[(\[]?{_KINDS}(?: credits?| source| copyright)?(?: ?[:|/]| by\b| courtesy\b| via\b|, | ?©)"
    r"\s*[^.]{2,80}[.)\]]*$",
    re.IGNORECASE,
)
CREDIT_AT_END = re.compile(
    rf"(?:[(\[]\s*{_KINDS}(?: credits?)?(?: ?[:|/]| by\b| courtesy\b)[^()\[\]]{{2,70}}[)\]]"
    r"|\b(?:Photo|Photograph|Picture|Image|Credit|CREDIT|PHOTO|PICTURE|Illustration)s?"
    r"(?: [Cc]redit| by)?: ?[A-Z@](?:[^:.]|(?<=\b[A-Z])\.){1,60}"
    r"|[(\[](?:AP|AFP|EPA|PA|REUTERS|Reuters|Getty|File)\b[^()\[\]]{0,10}/[^()\[\]]{2,60}[)\]]"
    r"|[(\[][A-Z][^()\[\]]{2,50}/ ?[A-Z][^()\[\]]{1,40}[)\]]"
    r"|[(\[][A-Z][\w.’' ]{1,40} (?:Photo|Image|Picture|pic)s?[)\]]"
    r"|\bCredit(?:\.{3}|…) ?[A-Z][^:]{2,60}|[-–—|] ?(?:Copyright|©) ?[A-Z][^:.]{2,40}"
    r"|\b(?:REUTERS|AFP|EPA)/[A-Z][\w.’' \-]{2,40}(?:/File Photo)?)"
    r"(?:\s*Purchase Licensing Rights.{0,20})?\s*\.?$"
)
SIGNED_PICTURE = re.compile(r"[(\[]?[A-Z][\w.’'\- ]{1,50} ?/ ?(?P<agency>[A-Z][\w.’'\- ]{1,40}?)[)\]]?$")
UNBRACKETED = re.compile(r"[.!?”\"] [A-Z][\w.’'\- ]{1,50}/ ?(?P<agency>[A-Z][\w.’'\- ]{1,40}?)$")
PICTURES = ("Images", "Pictures", "Photo", "Photos", "Photography", "Pix", "Pics")
CAPTION_START = re.compile(
    r"(?:\[\d+/\d+\]|FILE(?: PHOTO| -| –|:)|File photo\b|\(?File\)|(?:Image|Photo|Media) caption|Caption:"
    r"|Above:|Left:|Right:|Pictured(?::| (?:above|left|right|here|is|are)\b)|Photo shows"
    r"|This (?:photo|image|picture|handout|satellite image|screengrab|frame grab)\b)",
)
CAPTION_SIGN = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown) |\((?:L|R|C|left|right|centre|center)\)"
    r"|\bfile (?:photo|picture|image)\b|\bin this (?:photo|image|picture|file|screengrab|handout)\b|\[File"
    r"|\bjoins? .{2,60} to (?:discuss|talk)\b"
)
REPORTED_BY = re.compile(
    r"[(\[•*—–\- ]*(?:additional |further )?"
    r"(?:reporting|writing|editing|compiled|written|edited|contributing|contributed|report|source"
    r"|with (?:files|reporting|assistance|contributions?|inputs?|agency inputs))"
    r"(?: and (?:reporting|writing|editing))*\b(?::| by| from)\s*[A-Z].{0,300}$",
    re.IGNORECASE,
)
CONTRIBUTORS = re.compile(
    r"\b(?:contributed (?:reporting|research|to (?:this|the) (?:report|story|article|piece))"
    r"|(?:staff |press )?writers? [A-Z].{0,160}(?:contributed|reported from))"
)
SIGN_OFF = re.compile(
    r"[a-zA-Z]{2,4}(?:[-/][a-zA-Z]{1,4}){1,6}$|[—–-]+ ?(?:AFP|AP|Reuters|PTI|ANI|IANS|Xinhua|dpa|TASS)$"
)

BYLINE_START = re.compile(
    r"(?:(?:Words|Written|Posted|Reported|Report|Story|Text|Analysis) by|By|BY|Author:)\b:? ?(?=[A-Z@])"
)
JOB = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|columnist|desk|bureau|staff|news agency|agencies|newsroom"
    r"|contributor|press association)\b",
    re.IGNORECASE,
)


def is_credit(line: Line) -> bool:
    """Whether a line says only who made a picture ("CARLOS BARRIA/REUTERS")."""
    if len(line.text) > HEAD:
        return False
    agencies = words("photo_agencies")
    if line.key in agencies or CREDIT_LABEL.match(line.text) or line.text[:1] == "©":
        return True
    if len(line.words) > 8 or line.ends_sentence and len(line.words) > 4:
        return False
    signed = SIGNED_PICTURE.match(line.text)
    if signed:
        return line.is_capitals or signed["agency"].casefold().strip() in agencies
    return line.words[-1].rstrip(".)") in PICTURES and len(line.words) > 1 and _names_only(line.text)


def is_caption(line: Line) -> bool:
    """Whether a line shows by itself that it stands under a picture."""
    if CAPTION_START.match(line.text[:HEAD]):
        return True
    if not 3 < len(line.words) <= LONGEST_CAPTION:
        return False
    tail = line.text[-TAIL:]
    signed = UNBRACKETED.search(tail)
    if signed and signed["agency"].casefold() in words("photo_agencies"):
        return True
    return bool(CREDIT_AT_END.search(tail))


def is_report_credit(line: Line) -> bool:
    """Whether a line names those who reported, wrote or edited, as wires do after the last sentence."""
    if len(line.text) > LONGEST_CREDIT:
        return False
    if SIGN_OFF.match(line.text):
        return True
    if REPORTED_BY.match(line.text):
        return _mostly_names(line.words[2:])
    return bool(CONTRIBUTORS.search(line.text)) and "“" not in line.text and '"' not in line.text


def is_byline(line: Line) -> bool:
    """Whether a line names the article's authors."""
    if len(line.text) > HEAD or line.text[-1] in "?!:":
        return False
    start = BYLINE_START.match(line.text)
    return bool(start) and _names_only(line.text[start.end() :])


def is_name_line(line: Line) -> bool:
    """Whether a line holds but names and jobs: a byline only where one is expected."""
    if len(line.text) > HEAD or len(line.words) > 12 or line.ends_sentence and not line.text.endswith("."):
        return False
    return _names_only(line.text) or (bool(JOB.search(line.text)) and len(line.words) <= 8)


def _names_only(text: str) -> bool:
    """Whether every word is a name, a job, a date or what joins them."""
    bare = (word.strip(",.;:|") for word in text.split())
    return all(
        word[:1].isupper()
        or word.casefold() in words("name_joints")
        or is_time_word(word)
        or not NOT_TIME.search(word)
        or "@" in word
        or bool(JOB.fullmatch(word))
        for word in bare
    )


def _mostly_names(words_after: list[str]) -> bool:
    bare = [word.strip("(.;,)") for word in words_after]
    named = sum(word[:1].isupper() or word.casefold() in words("name_joints") for word in bare)
    return named >= 0.7 * len(bare)
