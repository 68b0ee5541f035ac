"""Throw texts at the whole extraction: ``python -m tests.analysis.fuzz [--texts 100000] [--seed 1]``.

Most are short runs of characters from all of Unicode, some are paragraphs of the example articles
with parts cut, doubled, swapped or damaged. None may raise, and whatever is found must lie in its
text. Then texts of a quarter of a megabyte and of a whole one are read, and the growth of CPU time
between them is printed. Fails on the first violation, with the text that caused it.
"""

import argparse
import random
import sys
import time
from datetime import UTC, datetime

from analysis.extraction.document import Document, Span
from analysis.extraction.names import word_set
from analysis.extraction.pipeline import read
from tests.bench.extraction import paragraphs

PUBLISHED = datetime(2022, 2, 16, 16, tzinfo=UTC)
RANGES = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x58F), (0x590, 0x6FF), (0x900, 0xDFF),
    (0x1100, 0x11FF), (0x2000, 0x206F), (0x20A0, 0x2BFF), (0x3000, 0x30FF), (0x4E00, 0x4FFF),
    (0xD800, 0xDFFF), (0xE000, 0xE0FF), (0xFE00, 0xFFFF), (0x1F300, 0x1FAFF), (0, 0x10FFFF),
)  # fmt: skip
MARKS = "\"'“”‘’„«»‹›`´''.,:;!?…()[]—–-\n\n\r\t\u00a0\u2028\u200b\ufeff\x00"
WORDS = sorted(
    word_set(
        "said told that denied according to he she it they Mr Dr. U.S. the a minister police 2022 Monday "
        "yesterday not no accused of was by who which and “ ” \" ' , . :"
    )
)
SHORT, FRAGMENT = 0.95, 0.995
STEP = 1_000
MEGABYTE = 1_000_000
GROWTH = 1.6


def short(rng: random.Random) -> str:
    """A short text of characters from anywhere, marks and words of news among them."""
    parts = []
    for _ in range(rng.randint(0, 12)):
        kind = rng.random()
        if kind < 0.5:
            low, high = rng.choice(RANGES)
            parts.append("".join(chr(rng.randint(low, high)) for _ in range(rng.randint(1, 12))))
        elif kind < 0.75:
            parts.append(rng.choice(MARKS))
        else:
            parts.append(" ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 4))))
    return rng.choice(("", " ")).join(parts)


def damaged(rng: random.Random, text: str) -> str:
    """A text with up to a dozen cuts, repetitions, swaps, strange marks and changes of case."""
    for _ in range(rng.randint(1, 12)):
        if not text:
            return text
        at = rng.randrange(len(text))
        to = min(len(text), at + rng.randint(0, 40))
        piece = text[at:to]
        piece = rng.choice(
            ("", piece * 2, piece[::-1], piece.upper(), rng.choice(MARKS) + piece, short(rng), "\n" + piece)
        )
        text = text[:at] + piece + text[to:]
    return text


def texts(count: int, rng: random.Random) -> list[str]:
    """The texts to read, most of them short."""
    source = paragraphs()
    made = []
    for _ in range(count):
        kind = rng.random()
        if kind < SHORT:
            made.append(short(rng))
        else:
            size = rng.randint(1, 2) if kind < FRAGMENT else rng.randint(5, 20)
            at = rng.randrange(len(source))
            made.append(damaged(rng, "\n\n".join(source[at : at + size])))
    return made


def violation(document: Document) -> str | None:
    """What is wrong with what was found, None where nothing is."""
    speakers, attributions = len(document.speakers), len(document.attributions)
    spans: list[Span] = [span for claim in document.claims for span in claim.spans]
    for one in document.attributions:
        spans += [*one.content, *one.cue, *one.source]
    spans += [mention.span for mention in document.mentions] + [block.span for block in document.blocks]
    for span in spans:
        if not 0 <= span.start < span.end <= len(document.text):
            return f"{span} lies outside the text"
    for claim in document.claims:
        if not 0 <= claim.attribution < attributions or not 0 <= claim.confidence <= 1:
            return f"{claim} points nowhere"
        if any(who is not None and not 0 <= who < speakers for who in (claim.speaker, claim.via)):
            return f"{claim} has no speaker of the document"
    return None


def seconds(text: str) -> float:
    began = time.process_time()
    read(text, published_at=PUBLISHED)
    return time.process_time() - began


def main() -> int:
    """Read them all, then the long ones; return 1 where something broke."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--texts", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    rng = random.Random(given.seed)
    began, slowest, found = time.process_time(), 0.0, 0
    for number, text in enumerate(texts(given.texts, rng), 1):
        started = time.process_time()
        try:
            document = read(text, published_at=PUBLISHED)
        except Exception:
            print(f"raised on {text!r}")
            raise
        slowest = max(slowest, time.process_time() - started)
        found += len(document.claims)
        if wrong := violation(document):
            print(f"{wrong}: {text!r}")
            return 1
        if number % STEP == 0 or number == given.texts:
            spent = time.process_time() - began
            print(
                f"{number} texts, {found} claims, {spent:.0f} CPU-seconds, the slowest {slowest:.2f}",
                flush=True,
            )
    return long_texts()


def long_texts() -> int:
    """Read texts made of the examples over and over, and print how CPU time grows."""
    source, made, size = paragraphs(), [], 0
    while size < MEGABYTE:
        # Numbered, because what a page says twice is passed over.
        made.append(f"{source[len(made) % len(source)]} It was the {len(made)}th day.")
        size += len(made[-1]) + 2
    long = "\n\n".join(made)[:MEGABYTE]
    quarter, whole = seconds(long[: MEGABYTE // 4]), seconds(long)
    ratio = whole / quarter / 4
    print(f"1 MB in {whole:.0f} CPU-seconds, {ratio:.2f} of four times a quarter of it")
    return int(ratio > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
