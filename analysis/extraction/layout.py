"""Tell the story apart from the page around it: headlines, captions, advertisements, teasers.

``PASSES``, in order, is the whole method: each gives a role to lines that have none yet. What
no pass knows is a paragraph of the story, or, after the story's end, a teaser of another one.
"""

import re
from collections import Counter

from analysis.extraction import endings
from analysis.extraction.credits import (
    CAPTION_SIGN,
    is_byline,
    is_caption,
    is_credit,
    is_name_line,
)
from analysis.extraction.datelines import dateline, is_date_line
from analysis.extraction.document import Block, Document, Span
from analysis.extraction.lines import Line, lines_of
from analysis.vocabulary import BlockRole

HEADLINE, BYLINE, PARAGRAPH, HEADING = (
    BlockRole.HEADLINE,
    BlockRole.BYLINE,
    BlockRole.PARAGRAPH,
    BlockRole.HEADING,
)
CAPTION, CREDIT, CORRECTION = BlockRole.CAPTION, BlockRole.CREDIT, BlockRole.CORRECTION
FURNITURE, TEASER = BlockRole.FURNITURE, BlockRole.TEASER

LONGEST_PREAMBLE = 40
LONGEST_HEADING = 12
LONGEST_DECK = 45
LONGEST_REGION = 14
TWIN = 5

CORRECTED = re.compile(
    r"[•*\-– (]*(?:(?:correction|clarification|erratum|amendment)s?\b[^.:]{0,40}[:—–-]"
    r"|(?:this|the) (?:article|story|report|post|piece|headline|version)\b.{0,80}\b(?:correct(?:ed|s)?|amended|clarif\w+)\b"
    r"|(?:an|the|a previous|an? earlier) (?:earlier|original|previous)?\s?(?:version|headline|edition|caption)\b.{0,120}\b"
    r"(?:said|stated|misstated|misspelled|gave|incorrect\w*|wrong\w*|error|suggested|referred|identified|mistaken\w*)\b"
    r"|editor[’']?s?[’']? note\b.{0,200}\b(?:correct\w*|earlier version|error|wrong\w*|misstated)\b)",
    re.IGNORECASE,
)
CORRECTION_LABELS = frozenset(
    ["correction", "corrections", "clarification", "clarifications", "amendment", "erratum"]
)
NOTE = re.compile(
    r"[•*(\-– ]*(?:editor[’']?s?[’']? note\b|(?:this|the) (?:article|story|report|post|piece|page)\b.{0,60}\b(?:was|is|has been|have been|first|"
    r"originally|will be)\b.{0,40}\b(?:updated|published|appeared|posted|developing|translated|edited|produced|generated|part of)\b"
    r"|(?:first|originally) published\b|\(?this is a developing story)",
    re.IGNORECASE,
)
SIGNS_ONLY = re.compile(r"[\W_]+$|#+$|-?\s?30\s?-?$|[-–—* ]*(?:ENDS?|more)[-–—* ]*$")
TRAIL = re.compile(r"[^.!?]{1,40}(?: ?[>»›|•·/] ?[^.!?|>]{1,40}){2,}$|[A-Za-z ]{2,30} [>»›] [A-Za-z ]{2,40}$")
COUNTER = re.compile(
    r"(?:\d[\d,.]*[kKmM]?|no)\s+(?:min(?:ute)?s? (?:read|listen|watch)|shares?|comments?|views?|likes?|retweets|replies)\b.{0,20}$",
    re.I,
)
RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\)|\d{4}|by\b|the\b|[A-Z]\w+ [A-Z]).{0,240}", re.IGNORECASE
)
PROMOTION = re.compile(
    r"(?:sign up|subscribe|download|follow|get|join|click|support|register|stay|keep up|read|explore|enjoy|become|listen|watch|email|contact|"
    r"if you|are you|do you|have you|for more|to (?:get|receive|submit|contact|report)|visit)\b.{0,220}\b(?:newsletters?|inbox|our app|podcasts?|"
    r"whatsapp|telegram channel|alerts?|youtube channel|subscribers?|subscription|your account|twitter|facebook|instagram|https?://\S+|www\.\S+|\S+@\S+)",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\S+@\S+\.\w|https?://|www\.")
EXCHANGE = re.compile(r"\((?:US)?[$€£¥]1 = .{1,80}\)$")
LINK = re.compile(
    r"(?:read(?: more| also| next)?|also read|see also|related|watch|listen|more(?: on this)?|opinion|analysis|explained|explainer|"
    r"in pictures|video|gallery|must read|don[’']t miss|recommended)\s?(?::|\||>>|»|–)\s*\S",
    re.IGNORECASE,
)
REGIONS = {"skip past newsletter promotion": "after newsletter promotion"}
SUMMARY_LABELS = frozenset(
    ("summary", "key points", "key takeaways", "takeaways", "highlights", "story highlights", "at a glance", "in short",
     "in brief", "the main points", "main points", "what we know", "quick read", "summary companies", "bullet points")
)  # fmt: skip
SPOKEN = re.compile(r"[A-Z][A-Z.'’ \-]{1,30}:\s|[QA][:.]\s")
SAID_WITHIN = re.compile(r"[.!?,][\"”’]\s*\S")
BULLET = "•*·▪●■►-–"


class Page:
    """The lines of a page and what the passes know of each; ``after`` is where the story is over."""

    def __init__(self, text: str, title: str | None):
        self.lines = lines_of(text)
        self.roles: list[BlockRole | None] = [None] * len(self.lines)
        self.title = Line(Span(0, 0), " ".join((title or "").split()), 0)
        self.lead = 0
        # "NEW DELHI: The minister …" opens a story; "TRUMP: I never …" line after line is a transcript.
        self.colons = sum(bool(SPOKEN.match(line.text)) for line in self.lines) == 1

    def open(self, first: int = 0) -> list[int]:
        """The lines from ``first`` on that have no role yet."""
        return [i for i in range(first, len(self.lines)) if self.roles[i] is None]

    def mark(self, index: int, role: BlockRole) -> None:
        if self.roles[index] is None:
            self.roles[index] = role


def layout(document: Document) -> None:
    """Give every line of the text its role.

    A paragraph that opens with a dateline, or closes with the names of those who reported it,
    is cut there, so that the story's blocks begin and end with sentences.
    """
    page = Page(document.text, document.title)
    for give_roles in PASSES:
        give_roles(page)
    document.blocks = [
        block
        for line, role in zip(page.lines, page.roles, strict=True)
        for block in _blocks(document.text, line, role or PARAGRAPH, page.colons)
    ]


def _blocks(text: str, line: Line, role: BlockRole, colons: bool) -> list[Block]:
    if role is not PARAGRAPH:
        return [Block(line.span, role)]
    start, end = line.span
    blocks = []
    opening = dateline(text[start : min(end, start + 200)], colons)
    if opening and start + opening.end() < end:
        blocks.append(Block(Span(start, start + len(opening[0].rstrip())), BYLINE))
        start += opening.end()
    closing = endings.closing_credit(text, start, end)
    if closing:
        blocks.append(Block(Span(start, closing.start), PARAGRAPH))
        return [*blocks, Block(closing, CREDIT)]
    return [*blocks, Block(Span(start, end), PARAGRAPH)]


def corrections(page: Page) -> None:
    """Corrections and clarifications, which the outlet itself states."""
    labelled = False
    for i, line in enumerate(page.lines):
        if line.key in CORRECTION_LABELS:
            page.mark(i, FURNITURE)
        elif CORRECTED.match(line.text[:300]) or (labelled and line.is_prose):
            page.mark(i, CORRECTION)
        labelled = line.key in CORRECTION_LABELS


def furniture(page: Page) -> None:
    """Advertisements, menus, sharing buttons, promotions, notes on the page itself."""
    inside, left = None, 0
    for i, line in enumerate(page.lines):
        key = line.key
        if key in REGIONS:
            inside, left = REGIONS[key], LONGEST_REGION
        if inside and left > 0:
            page.mark(i, FURNITURE)
            left -= 1
            if key == inside:
                inside = None
        elif is_furniture(line):
            page.mark(i, FURNITURE)


def is_furniture(line: Line) -> bool:
    """Whether a line is the page's own, wherever it stands."""
    head = line.text[:300]
    if len(line.words) <= 60 and (RIGHTS.match(head) or EXCHANGE.match(head) or NOTE.match(head)):
        return True
    if len(line.words) <= 45 and not any(q in line.text for q in '“”"') and PROMOTION.match(head):
        return True
    if len(line.words) <= 40 and endings.listed(line, "furniture"):
        return True
    if len(line.words) > 16:
        return False
    return bool(
        SIGNS_ONLY.match(head) or COUNTER.match(head) or (TRAIL.match(head) and not line.ends_sentence)
    )


def credits_and_captions(page: Page) -> None:
    """Picture credits, and the captions and alternative texts around them."""
    for i in page.open():
        line = page.lines[i]
        if is_caption(line):
            page.mark(i, CAPTION)
        elif is_credit(line):
            page.mark(i, CREDIT)
    stanzas = Counter(line.stanza for line in page.lines)
    for i, role in enumerate(list(page.roles)):
        if role is CREDIT:
            for near in (i - 1, i - 2, i + 1):
                if 0 <= near < len(page.lines) and _belongs_to_picture(page, near, i, stanzas):
                    page.mark(near, CAPTION)


def _belongs_to_picture(page: Page, near: int, credit: int, stanzas: Counter) -> bool:
    """Whether a line beside a credit is its caption: in the picture's own stanza, or by its wording."""
    line, other = page.lines[near], page.lines[credit]
    if len(line.words) > 70 or page.roles[near] is not None:
        return False
    between = page.lines[min(near, credit) + 1 : max(near, credit)]
    if any(page.roles[min(near, credit) + 1 + k] not in (CAPTION, None) for k in range(len(between))):
        return False
    if line.stanza == other.stanza and stanzas[other.stanza] <= 4:
        return True
    if CAPTION_SIGN.search(line.text[:400]) or (
        len(other.words) < len(line.words) and line.key.startswith(other.key)
    ):
        return True
    return not line.is_prose and len(line.words) > 4 and line.stanza == other.stanza and near == credit - 1


def story_end(page: Page) -> None:
    """What follows the end of the story: credits of the report, links, teasers of other stories."""
    for i, role in endings.after_the_story(page.lines, page.roles):
        page.mark(i, role)


def links(page: Page) -> None:
    """A link to another story between the paragraphs ("READ MORE: …")."""
    for i in page.open():
        line = page.lines[i]
        if len(line.words) <= 30 and LINK.match(line.text) and not ('"' in line.text and line.ends_sentence):
            page.mark(i, TEASER)


def summaries(page: Page) -> None:
    """The points of a summary box, which the story tells again."""
    for i in page.open():
        if page.lines[i].key not in SUMMARY_LABELS:
            continue
        page.mark(i, FURNITURE)
        stanza = page.lines[min(i + 1, len(page.lines) - 1)].stanza
        for k in range(i + 1, min(i + 9, len(page.lines))):
            line = page.lines[k]
            point = not line.is_prose or line.text[0] in BULLET
            if not point and (
                line.stanza != stanza or page.lines[i].stanza != stanza or dateline(line.text, page.colons)
            ):
                break
            page.mark(k, HEADLINE)


def titles(page: Page) -> None:
    """The headline, wherever it is repeated."""
    if page.title.key:
        for i in page.open():
            if _same_title(page.lines[i], page.title):
                page.mark(i, HEADLINE)


def _same_title(line: Line, title: Line) -> bool:
    if len(line.words) > 2 * len(title.words) + 4:
        return False
    if line.key == title.key:
        return True
    shorter, longer = sorted((line.key, title.key), key=len)
    if len(shorter.split()) >= 4 and longer.startswith(shorter) and not line.ends_sentence:
        return True
    ours, theirs = set(line.key.split()), set(title.key.split())
    return len(ours) >= 4 and len(ours & theirs) >= 0.75 * len(ours | theirs)


def preamble(page: Page) -> None:
    """What stands before the first sentence of the story: headline, standfirst, byline, dates."""
    opened = page.open()
    page.lead = _lead(page, opened)
    seen_headline = any(role is HEADLINE for role in page.roles)
    for i in opened:
        line = page.lines[i]
        if i >= page.lead:
            break
        if is_date_line(line.text) or is_byline(line):
            page.mark(i, BYLINE)
        elif CAPTION_SIGN.search(line.text[:400]):
            page.mark(i, CAPTION)
        elif seen_headline and is_name_line(line):
            page.mark(i, BYLINE)
        elif len(line.words) <= 2 and not line.ends_sentence:
            page.mark(i, FURNITURE)
        else:
            page.mark(i, HEADLINE)
            seen_headline = True


def _lead(page: Page, opened: list[int]) -> int:
    """Where the story's first sentence stands (past the end where the page has none)."""
    prose = [i for i in opened if page.lines[i].is_prose and not _is_label(page.lines[i])]
    if not prose:
        title_seen = any(role is HEADLINE for role in page.roles)
        return 0 if title_seen or not opened else opened[0]
    before = prose[:3]
    for order, i in enumerate(before):
        if dateline(page.lines[i].text, page.colons) and all(
            len(page.lines[k].words) <= LONGEST_DECK for k in before[:order]
        ):
            return i
    limit = prose[min(2, len(prose) - 1)]
    signs = [i for i in opened if i < limit and _is_label(page.lines[i])]
    lead = next((i for i in prose if not signs or i > signs[-1]), prose[0])
    if any(len(page.lines[i].words) > LONGEST_DECK for i in prose if i < lead):
        lead = prose[0]
    keys = Counter(page.lines[i].key for i in prose)
    later = [i for i in prose if i >= lead and keys[page.lines[i].key] == 1]
    if keys[page.lines[lead].key] > 1 and later:
        lead = later[0]
    first = page.lines[lead]
    if lead == opened[0] and len(prose) > 1 and first.text[-1] == "?" and len(first.words) <= 20:
        lead = prose[1]
    return lead


def _is_label(line: Line) -> bool:
    return is_date_line(line.text) or is_byline(line)


def labels(page: Page) -> None:
    """Bylines and dates among the paragraphs, and captions that show themselves."""
    for i in page.open():
        if _is_label(page.lines[i]):
            page.mark(i, BYLINE)


def pull_quotes(page: Page) -> None:
    """Words shown a second time: pull quotes and repeated paragraphs."""
    seen: set[str] = set()
    runs = Counter(run for line in page.lines for run in _runs(line))
    for i in page.open(page.lead):
        line = page.lines[i]
        if len(line.words) >= 4 and line.key in seen:
            page.mark(i, FURNITURE)
        seen.add(line.key)
        pulled = line.is_quoted or not line.is_prose
        if (
            pulled
            and len(line.words) <= LONGEST_DECK
            and (own := _runs(line))
            and all(runs[r] > 1 for r in own)
        ):
            page.mark(i, FURNITURE)


def _runs(line: Line) -> set[tuple[str, ...]]:
    bare = [word.strip("\"'“”‘’.,;:!?()") for word in line.key.split()]
    return {tuple(bare[k : k + TWIN]) for k in range(len(bare) - TWIN + 1)}


def tail(page: Page) -> None:
    """Titles after the last sentence: teasers without a heading of their own."""
    opened = page.open(page.lead)
    if not any(page.lines[i].is_prose for i in opened):
        return
    for i in reversed(opened):
        line = page.lines[i]
        if line.is_prose or line.text[0] in BULLET:
            break
        page.mark(i, TEASER)


def headings(page: Page) -> None:
    """Titles of sections between the paragraphs."""
    opened = page.open(page.lead)
    if not any(page.lines[i].is_prose for i in opened):
        return
    for i, following in zip(opened, [*opened[1:], None], strict=True):
        line = page.lines[i]
        if len(line.words) > LONGEST_HEADING or SPOKEN.match(line.text) or SAID_WITHIN.search(line.text):
            continue
        if line.text[0] in BULLET and line.text[-1] not in BULLET:
            continue
        question = line.text[-1] == "?" and not any(q in line.text for q in '“"')
        if following is not None and (not line.is_prose or question) and i > page.lead:
            page.mark(i, HEADING)


PASSES = (
    corrections,
    furniture,
    credits_and_captions,
    titles,
    story_end,
    summaries,
    links,
    preamble,
    labels,
    pull_quotes,
    tail,
    headings,
)
