"""Tell the story apart from the page around it: headlines, captions, advertisements, teasers.

``PASSES``, in order, is the whole method: each gives a role to lines that have none yet. What
no pass knows is a paragraph of the story, or, after the story's end, a teaser of another one.
"""

import re
from collections import Counter

from analysis.extraction import endings, opening, repetition
from analysis.extraction.credits import CAPTION_SIGN, is_caption, is_credit, is_name_line
from analysis.extraction.datelines import dateline
from analysis.extraction.document import Block, Document, Span
from analysis.extraction.furniture import (
    CORRECTION_LABELS,
    is_biography,
    is_correction,
    is_furniture,
    is_link,
)
from analysis.extraction.lines import Line, lines_of
from analysis.lexicon import words
from analysis.vocabulary import BlockRole

HEADLINE, BYLINE, PARAGRAPH, HEADING = (
    BlockRole.HEADLINE,
    BlockRole.BYLINE,
    BlockRole.PARAGRAPH,
    BlockRole.HEADING,
)
CAPTION, CREDIT, CORRECTION = BlockRole.CAPTION, BlockRole.CREDIT, BlockRole.CORRECTION
FURNITURE, TEASER = BlockRole.FURNITURE, BlockRole.TEASER

LONGEST_HEADING = 12
SHORT_LABEL = 4
LONGEST_PROMOTION = 10
LONGEST_SUMMARY = 9

SPOKEN = re.compile(r"[A-Z][A-Z.'’ \-]{1,30}:\s|[QA][:.]\s")
ADDRESSED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Judge|Chair)\b[\w.'’ \-]{1,30}:\s")
SAID_WITHIN = re.compile(r"[.!?,][\"”’]\s*\S")
# So many clock times make a live page.
LIVE = 3
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
    dated = dateline(text[start : min(end, start + 200)], colons)
    if dated and start + dated.end() < end:
        blocks.append(Block(Span(start, start + len(dated[0].rstrip())), BYLINE))
        start += dated.end()
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
        elif is_correction(line) or (labelled and line.is_prose):
            page.mark(i, CORRECTION)
        labelled = line.key in CORRECTION_LABELS


def furniture(page: Page) -> None:
    """Advertisements, menus, sharing buttons, promotions, notes on the page itself."""
    promised = None
    for i, line in enumerate(page.lines):
        if is_furniture(line):
            page.mark(i, FURNITURE)
        if promised is not None and endings.listed(line, "promotion_ends"):
            between = page.lines[promised : i + 1]
            if len(between) <= LONGEST_PROMOTION and not any('"' in b.text or "“" in b.text for b in between):
                for k in range(promised, i + 1):
                    page.mark(k, FURNITURE)
            promised = None
        elif endings.listed(line, "promotion_begins"):
            promised = i


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
    if CAPTION_SIGN.search(line.text[:400]):
        return True
    if len(other.words) < len(line.words) and line.key.startswith(other.key):
        return True
    if line.is_prose or line.is_capitals or line.text[-1] in "?'’”\"" or len(line.words) < 5:
        return False
    above = credit > 0 and page.roles[credit - 1] is CAPTION
    return line.stanza == other.stanza and (near == credit - 1 or (near == credit + 1 and not above))


def story_end(page: Page) -> None:
    """What follows the end of the story: credits of the report, links, teasers of other stories."""
    for i, role in endings.after_the_story(page.lines, page.roles):
        page.mark(i, role)


def links(page: Page) -> None:
    """A link to another story between the paragraphs ("READ MORE: …")."""
    for i in page.open():
        line = page.lines[i]
        if is_link(line):
            page.mark(i, TEASER)


def summaries(page: Page) -> None:
    """The points of a summary box, which the story tells again."""
    stanzas = Counter(line.stanza for line in page.lines)
    for i in page.open():
        label = page.lines[i]
        if label.key not in words("summary_labels"):
            continue
        page.mark(i, FURNITURE)
        boxed = stanzas[label.stanza] <= LONGEST_SUMMARY
        for k in range(i + 1, min(i + LONGEST_SUMMARY, len(page.lines))):
            line = page.lines[k]
            point = not line.is_prose or line.text[0] in BULLET
            if not point and not (boxed and line.stanza == label.stanza):
                break
            page.mark(k, HEADLINE)


def titles(page: Page) -> None:
    """The headline, wherever it is repeated."""
    if page.title.key:
        for i in page.open():
            if opening.is_title(page.lines[i], page.title):
                page.mark(i, HEADLINE)


def clock_times(page: Page) -> None:
    """The times over the posts of a live page: they begin something new, and are no dates of the article."""
    timed = [i for i in page.open() if opening.is_clock_time(page.lines[i])]
    if len(timed) >= LIVE:
        for i in timed:
            page.mark(i, HEADING)


def preamble(page: Page) -> None:
    """What stands before the first sentence of the story: headline, standfirst, byline, dates."""
    opened = page.open()
    page.lead = opening.first_sentence(page.lines, page.roles, page.colons)
    seen_headline = any(role is HEADLINE for role in page.roles)
    for i in opened:
        line = page.lines[i]
        if i >= page.lead:
            break
        if opening.is_label(line):
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


def labels(page: Page) -> None:
    """Bylines and dates among the paragraphs, and captions that show themselves."""
    for i in page.open():
        if opening.is_label(page.lines[i]):
            page.mark(i, BYLINE)


def pull_quotes(page: Page) -> None:
    """Words shown a second time: pull quotes and repeated paragraphs."""
    for i in repetition.repeated(page.lines, page.open(page.lead)):
        page.mark(i, FURNITURE)


def tail(page: Page) -> None:
    """Titles after the last sentence: teasers without a heading of their own."""
    opened = page.open(page.lead)
    if not any(page.lines[i].is_prose for i in opened):
        return
    for i in reversed(opened):
        line = page.lines[i]
        if is_biography(line):
            page.mark(i, FURNITURE)
            continue
        unfinished = not line.is_prose or (line.text[-1] == ":" and len(line.words) <= SHORT_LABEL)
        if not unfinished or line.text[0] in BULLET:
            break
        page.mark(i, TEASER)


def headings(page: Page) -> None:
    """Titles of sections between the paragraphs."""
    opened = page.open(page.lead)
    if not any(page.lines[i].is_prose for i in opened):
        return
    for i, following in zip(opened, [*opened[1:], None], strict=True):
        line = page.lines[i]
        if (
            len(line.words) > LONGEST_HEADING
            or SPOKEN.match(line.text)
            or ADDRESSED.match(line.text)
            or SAID_WITHIN.search(line.text)
        ):
            continue
        if line.text[0] in BULLET and line.text[-1] not in BULLET:
            continue
        question = line.text[-1] == "?" and not any(q in line.text for q in '“"')
        if following is not None and (not line.is_prose or question) and i > page.lead:
            page.mark(i, HEADING)


PASSES = (
    corrections,
    credits_and_captions,
    furniture,
    titles,
    story_end,
    summaries,
    links,
    clock_times,
    preamble,
    labels,
    pull_quotes,
    tail,
    headings,
)
