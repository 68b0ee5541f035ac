"""Phrases that belong together: complements ("head of …"), appositions and relative clauses.

Each pass adds to the phrases what their neighbours tell about them.
"""

from dataclasses import dataclass, field

from analysis.extraction import nominals
from analysis.extraction.chunks import DETERMINERS, OWNERS
from analysis.extraction.names import word_set
from analysis.extraction.phrases import BODY, NAME, NOMINAL, PERSON, PLACE, PRONOUN, UNKNOWN, Phrase, phrases
from analysis.extraction.story import Word

COMPLEMENTS = word_set("of for at with from to by in on inside within behind")
INDEFINITE = word_set("somebody someone a an another one some any two three four five several no many")
LOOSE = word_set("in on to by inside within behind")
ATTRIBUTES = word_set(
    "familiar close briefed aware involved privy present responsible linked affiliated based"
)
# "A statement issued by the company", "a letter that the trust sent": whose a paper is.
WRITTEN = word_set(
    "issued published released written sent signed filed compiled prepared drafted posted circulated"
    " produced submitted"
)
WROTE = WRITTEN | word_set("wrote")
CLOSERS = word_set(", . ; : ) ( ] - – — \" ” “ ' ’ who whose which that")
LOCATIVES = word_set("in at near from outside off around inside into to across around through toward towards")


@dataclass
class Mentions:
    """The story's words and phrases, and how the phrases hang together.

    ``same`` pairs phrases that mean one; ``ends`` is where a phrase with its complements ends;
    ``of`` lists the phrases in its complement; ``antecedents`` maps "who" and "which".
    """

    words: list[Word]
    phrases: list[Phrase]
    text: str
    same: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    of: dict[int, list[int]] = field(default_factory=dict)
    antecedents: dict[int, int] = field(default_factory=dict)
    aged: set[int] = field(default_factory=set)
    starts: dict[int, int] = field(default_factory=dict)
    partners: dict[int, list[int]] = field(default_factory=dict)
    clauses: dict[int, str] = field(default_factory=dict)

    def sentence(self, at: int) -> int:
        return self.words[self.phrases[at].first].sentence

    def paragraph(self, at: int) -> int:
        return self.words[self.phrases[at].first].paragraph

    def quoted(self, at: int) -> bool:
        return self.words[self.phrases[at].first].quoted

    def after(self, at: int) -> str:
        """The word after a phrase and its complements."""
        end = self.ends.get(at, self.phrases[at].last) + 1
        return self.words[end].low if end < len(self.words) else ""

    def before(self, at: int) -> str:
        """The word before a phrase."""
        first = self.phrases[at].first
        return self.words[first - 1].low if first else ""

    def written(self, at: int, whole: bool = False) -> str:
        """The phrase as the article has it, with its complements where ``whole``."""
        phrase = self.phrases[at]
        last = self.ends.get(at, phrase.last) if whole else phrase.last
        return " ".join(self.text[self.words[phrase.first].start : self.words[last].end].split())

    def bare(self, phrase: Phrase, last: int | None = None) -> str:
        """A description without its article or possessive, up to the word ``last``."""
        low = self.words[phrase.first].low
        first = phrase.first
        if low in DETERMINERS | set(OWNERS) and low not in ("another", "some"):
            first += 1
        end = self.words[phrase.last if last is None else last].end
        return " ".join(self.text[self.words[first].start : end].split())

    def indefinite(self, phrase: Phrase) -> bool:
        """Whether a description brings up somebody new: "a doctor", "two officials"."""
        return self.words[phrase.first].low in INDEFINITE

    def tie(self, other: int, to: int) -> None:
        """Take two phrases for one."""
        self.same[other] = to
        self.partners.setdefault(to, []).append(other)
        self.partners.setdefault(other, []).append(to)

    def subject(self, at: int) -> bool:
        """Whether a phrase is the subject of its clause."""
        phrase = self.phrases[at]
        return any(self.words[k].dep in ("nsubj", "nsubjpass") for k in range(phrase.first, phrase.last + 1))


def mentions(words: list[Word], text: str) -> Mentions:
    """Read the story's phrases and tie them together."""
    found = Mentions(words, phrases(words, text), text)
    found.starts = {phrase.first: at for at, phrase in enumerate(found.phrases)}
    for at, phrase in enumerate(found.phrases):
        if phrase.sort != PRONOUN:
            _complement(found, at)
        if at not in found.of and nominals.organization(phrase.head) == "document":
            _writer(found, at)
    for at in range(len(found.phrases)):
        _apposition(found, at)
        _relative(found, at)
    for who, to in found.antecedents.items():
        if found.words[found.phrases[who].first - 1].text == ",":
            found.clauses[to] = PERSON if found.phrases[who].name in ("who", "whom") else BODY
    return found


def _complement(found: Mentions, at: int) -> None:
    """Find "of the Marine Department", "at Halberd Securities", "familiar with the matter"."""
    phrase, words = found.phrases[at], found.words
    end, inside = phrase.last, []
    for turn in range(3):
        k = end + 1
        if k < len(words) and phrase.sort == NOMINAL and _leads_on(phrase, words, k):
            k += 1
        if k + 1 >= len(words) or words[k].low not in COMPLEMENTS or words[k].sentence != words[end].sentence:
            break
        if not _may_follow(phrase, words, k, turn):
            break
        last = _nouns(words, k + 1)
        if last <= k:
            break
        inside += [p for f, p in ((f, found.starts.get(f)) for f in range(k + 1, last + 1)) if p is not None]
        end = last
    if end > phrase.last:
        found.ends[at] = end
        found.of[at] = inside


def _leads_on(phrase: Phrase, words: list[Word], k: int) -> bool:
    """Whether a word only leads on to a complement: "familiar with", of a paper "issued by"."""
    if words[k].low in ATTRIBUTES:
        return True
    by = words[k + 1].low == "by" if k + 1 < len(words) else False
    return by and words[k].low in WRITTEN and nominals.organization(phrase.head) == "document"


def _writer(found: Mentions, at: int) -> None:
    """Find who wrote a paper in the clause behind it: "a letter (that) the trust sent"."""
    words, first = found.words, found.phrases[at].last + 1
    if first < len(words) and words[first].low in ("that", "which"):
        first += 1
    other = found.starts.get(first)
    if other is None or found.phrases[other].sort not in (NAME, NOMINAL):
        return
    verb = found.ends.get(other, found.phrases[other].last) + 1
    if verb < len(words) and words[verb].low == "had":
        verb += 1
    if verb < len(words) and words[verb].low in WROTE and words[verb].sentence == words[first].sentence:
        found.of[at], found.ends[at] = [other], verb


def _may_follow(phrase: Phrase, words: list[Word], k: int, turn: int) -> bool:
    low = words[k].low
    if phrase.sort == NAME:
        return (
            turn == 0
            and low in ("of", "from", "at", "with")
            and phrase.kind in (PERSON, UNKNOWN)
            and words[k + 1].capital
        )
    if low in LOOSE:
        if nominals.organization(phrase.head) == "document":
            return turn == 0 and low in ("on", "by", "in")
        loose = words[k - 1].low in ATTRIBUTES or words[k - 1].low in (
            "knowledge",
            "charge",
            "access",
            "adviser",
            "envoy",
        )
        return loose or (turn > 0 and low == "in" and words[k + 1].capital)
    return True


def _nouns(words: list[Word], first: int) -> int:
    """Give the last word of the run of nouns that starts at ``first``, ``first - 1`` for none."""
    at = first
    if words[at].low in DETERMINERS or words[at].low in OWNERS:
        at += 1
    last = first - 1
    while at < len(words) and words[at].sentence == words[first].sentence:
        word = words[at]
        if word.pos in ("NOUN", "PROPN") or (word.capital and word.pos != "PRON"):
            last = at
        elif word.pos not in ("ADJ", "NUM", "DET") and word.tag != "POS" and word.text != "&":
            break
        at += 1
    return last


def _apposition(found: Mentions, at: int) -> None:
    """Find "X, 34, a teacher", "the auditor, X" and "X (Y)"."""
    phrase, words = found.phrases[at], found.words
    if phrase.sort == PRONOUN:
        return
    k = found.ends.get(at, phrase.last) + 1
    if k + 1 < len(words) and words[k].text == "(":
        _acronym(found, at, k + 1)
    if k + 1 >= len(words) or words[k].text != ",":
        return
    if words[k + 1].text.isdigit() and k + 2 < len(words) and words[k + 2].text == ",":
        found.aged.add(at)
        k += 2
    other = found.starts.get(k + 1)
    # The whole description comes first: "the head of the council, X" names the head, not the council.
    if other is not None and other not in found.same and _fits(found, at, other):
        found.tie(other, at)


def _acronym(found: Mentions, at: int, first: int) -> None:
    other = found.starts.get(first)
    if other is None or found.phrases[at].sort != NAME:
        return
    short = found.phrases[other]
    if (
        short.first == short.last
        and short.name.isupper()
        and found.words[min(short.last + 1, len(found.words) - 1)].text == ")"
    ):
        initials = [word[0] for word in found.phrases[at].name.replace("-", " ").split() if word[0].isupper()]
        if short.name[0] in initials:
            found.tie(other, at)
            found.ends.setdefault(at, short.last + 1)


def _fits(found: Mentions, at: int, other: int) -> bool:
    first, second, words = found.phrases[at], found.phrases[other], found.words
    if second.plural or first.plural or words[second.first].sentence != words[first.first].sentence:
        return False
    after = found.after(other)
    end = found.ends.get(other, second.last) + 1
    closed = after in CLOSERS or end >= len(words) or words[end].sentence != words[first.first].sentence
    if first.sort == NAME and second.sort == NOMINAL:
        return (closed or words[end].pos == "VERB" and words[end].tag in ("VBG", "VBN")) and _describes(
            found, first, second
        )
    if first.sort == NOMINAL and second.sort == NAME:
        if second.kind == PLACE or not closed or after in ("(",) or nominals.country(second.name):
            return False
        return first.kind == PERSON and second.kind in (PERSON, UNKNOWN) or _same_sort(first, second)
    return False


def _same_sort(first: Phrase, second: Phrase) -> bool:
    """A body, or an unnamed worker such as "the auditor", may be followed by a body's name."""
    return (
        first.kind == BODY
        and second.kind in (BODY, UNKNOWN)
        or first.head in ("auditor", "contractor", "owner")
    )


def _describes(found: Mentions, first: Phrase, second: Phrase) -> bool:
    """Whether "a consumer group", "secretary general of …" may describe the name before."""
    low = found.words[second.first].low
    marked = (
        low in DETERMINERS
        or low in OWNERS
        or found.words[second.first - 1].tag == "POS"
        or second.owner is not None
    )
    if second.kind == BODY:
        return marked and first.kind in (BODY, UNKNOWN) and nominals.organization(second.head) != "document"
    return second.kind == PERSON and first.kind in (PERSON, UNKNOWN)


def _relative(found: Mentions, at: int) -> None:
    """Tie "who" and "which" to the phrase before them."""
    phrase = found.phrases[at]
    if phrase.sort != PRONOUN or phrase.name not in ("who", "which", "whom", "whose"):
        return
    first = phrase.first - 1
    if first >= 0 and found.words[first].text == ",":
        first -= 1
    if first > 0 and found.words[first].text == ")":
        opening = [k for k in range(max(0, first - 6), first) if found.words[k].text == "("]
        first = opening[-1] - 1 if opening else first
    for other in range(at - 1, max(at - 6, -1), -1):
        end = found.ends.get(other, found.phrases[other].last)
        if found.phrases[other].sort != PRONOUN and end == first:
            if other in found.same and found.phrases[other].sort == NOMINAL:
                other = found.same[other]
            found.antecedents[at] = other
        elif (
            found.phrases[other].sort == NAME
            and found.words[end].sentence == found.words[phrase.first].sentence
        ):
            found.antecedents.setdefault(at, other)
