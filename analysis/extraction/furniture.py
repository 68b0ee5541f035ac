"""What a page says on its own behalf: menus, promotions, rights, notes, links and corrections."""

import re

from analysis.extraction.endings import listed
from analysis.extraction.lines import Line

HEAD = 300
_WORK = "(?:article|story|report|post|piece|headline|version|page)"
_EDITOR = "editor[’']?s?[’']? note"

CORRECTION_LABELS = frozenset(
    ("correction", "corrections", "clarification", "clarifications", "amendment", "erratum")
)
CORRECTED = re.compile(
    r"[•*\-– (]*(?:(?:correction|clarification|erratum|amendment)s?\b[^.:]{0,40}(?::| [—–-])"
    rf"|(?:this|the) {_WORK}\b.{{0,80}}\b(?:correct(?:ed|s)?|amended|clarif\w+)\b"
    rf"|(?:an|the|a) (?:earlier|original|previous) (?:{_WORK}|edition|caption)\b.{{0,120}}\b"
    r"(?:said|stated|misstated|misspelled|gave|incorrect\w*|wrong\w*|error|suggested|referred|identified|mistaken\w*)\b"
    rf"|{_EDITOR}\b.{{0,200}}\b(?:correct\w*|earlier version|error|wrong\w*|misstated)\b)",
    re.IGNORECASE,
)
NOTE = re.compile(
    rf"[•*(\-– ]*(?:{_EDITOR}\b"
    rf"|(?:this|the|a version of this) {_WORK}\b.{{0,60}}"
    r"\b(?:was|is|appears|appeared|has been|have been|first|originally|will be)\b.{0,40}"
    r"\b(?:updated|published|appeared|in print|posted|developing|translated|edited|produced|generated"
    r"|part of)\b"
    r"|(?:first|originally) published\b|this is a developing story)",
    re.IGNORECASE,
)
SIGNS_ONLY = re.compile(r"[\W_]+$|-?\s?30\s?-?$|[-–—* ]*(?:ENDS?|more)[-–—* ]*$")
TRAIL = re.compile(
    r"[^.!?]{1,40}(?:(?: ?[>»›|•·] ?| / )[^.!?|>]{1,40}){2,}$"
    r"|[A-Za-z ]{2,30} [>»›] [A-Za-z ]{2,40}$"
)
COUNTER = re.compile(
    r"(?:\d[\d,.]*[kKmM]?|no)\s+(?:min(?:ute)?s? (?:read|listen|watch)|shares?|comments?|views?|likes?"
    r"|retweets|replies)\b.{0,20}$",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\)|\d{4}|by\b|the\b|[A-Z]\w+ [A-Z]).{0,240}", re.IGNORECASE
)
PROMOTION = re.compile(
    r"(?:sign up|subscribe|download|follow|get|join|click|support|register|stay|keep up|read|explore|enjoy"
    r"|become|listen|watch|email|contact|visit|if you|are you|do you|have you|for more|forwarded"
    r"|while you[’']re here|what do you|let us|tell us|share your|we use|we value|you have|you[’']ve|you are"
    r"|you[’']re|(?:new)?you can|your"
    r"|to (?:get|receive|submit|contact|report))\b.{0,220}\b"
    r"(?:newsletters?|inbox|our app|podcasts?|whatsapp|telegram channel|alerts?|youtube channel|subscribers?"
    r"|subscription|subscribe|sign-?up|comments (?:below|section)"
    r"|your (?:account|access|views|thoughts|story)|this article|cookies|privacy policy|twitter|facebook|instagram|https?://\S+|www\.\S+|\S+@\S+)",
    re.IGNORECASE,
)
EXCHANGE = re.compile(r"\((?:US)?[$€£¥]1 = .{1,80}\)$")
LINK = re.compile(
    r"(?:read(?: more| also| next)?|also read|see also|related|watch|listen|more(?: on this)?|opinion"
    r"|analysis|explained|explainer|in pictures|video|gallery|must read|don[’']t miss|recommended)"
    r"\s?(?::|\||>>|»|–)\s*\S",
    re.IGNORECASE,
)
BIOGRAPHY = re.compile(
    r"[A-Z][\w.’'\-]+(?: [A-Z][\w.’'\-]+){1,3},? (?:is|was|covers|reports|writes|has covered|joined)\b"
    r".{0,120}\b(?:correspondent|reporter|editor|columnist|journalist"
    r"|writer|producer|bureau chief|fellow|professor|author)\b"
)
DOUBLE_QUOTES = '“”"'
LONGEST_NOTE = 60
LONGEST_PROMOTION = 45
LONGEST_LABEL = 16
LONGEST_LINK = 30


def is_correction(line: Line) -> bool:
    """Whether the outlet corrects itself here: the outlet's own statement, not furniture."""
    return bool(CORRECTED.match(line.text[:HEAD]))


def is_furniture(line: Line) -> bool:
    """Whether a line is the page's own, wherever it stands."""
    head, length = line.text[:HEAD], len(line.words)
    if length <= LONGEST_NOTE and (RIGHTS.match(head) or EXCHANGE.match(head) or NOTE.match(head)):
        return True
    if length > LONGEST_PROMOTION:
        return False
    if listed(line, "furniture"):
        return True
    if PROMOTION.match(head) and not any(mark in line.text for mark in DOUBLE_QUOTES):
        return True
    if length > LONGEST_LABEL:
        return False
    return bool(SIGNS_ONLY.match(head) or COUNTER.match(head)) or (
        bool(TRAIL.match(head)) and not line.ends_sentence
    )


def is_biography(line: Line) -> bool:
    """Whether a line introduces the author, as the last line of an article may."""
    return len(line.words) <= LONGEST_PROMOTION and bool(BIOGRAPHY.match(line.text[:HEAD]))


def is_link(line: Line) -> bool:
    """Whether a line leads to another story ("READ MORE: …")."""
    if len(line.words) > LONGEST_LINK or not LINK.match(line.text):
        return False
    return not (line.ends_sentence and any(mark in line.text for mark in DOUBLE_QUOTES))
