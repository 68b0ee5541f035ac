"""Whether a speaker of one article is one we know from others.

Pure: the caller looks candidates up by ``keys`` and hands them over. Names, roles, affiliations,
time and company are weighed; unsure stays apart, since a wrong merge does more harm than a
missed one. People without a name are never one across articles.
"""

from collections.abc import Collection, Sequence
from datetime import date

from analysis.extraction.document import Speaker
from analysis.extraction.known import Decision, Known, Reason
from analysis.extraction.lookup import bare_name, keys, office_only, proper, speaker_keys
from analysis.extraction.names import fold, is_first_name, misspelt, parts
from analysis.extraction.offices import Office, hold_alike, office
from analysis.extraction.same_bodies import same_body_name, same_days, same_land
from analysis.extraction.transliteration import plain, plain_parts
from analysis.vocabulary import SpeakerKind

__all__ = ["Decision", "Known", "Reason", "decide", "keys", "speaker_keys", "weigh"]

SURE = 0.6
MARGIN = 0.1
TERM_SLACK_DAYS = 120
"""An office seen held on a day is taken to be held this long before and after."""


def decide(
    mention: Speaker, said_on: date | None, candidates: Sequence[Known], companions: Collection[str] = ()
) -> Decision:
    """Choose the known speaker that a mention means, if one stands out."""
    if mention.kind == SpeakerKind.ANONYMOUS:
        return Decision(None, 0.0, [])
    weighed = []
    for known in candidates:
        reasons = weigh(mention, said_on, known, companions)
        weighed.append((round(sum(reason.weight for reason in reasons), 4), known, reasons))
    weighed.sort(key=lambda each: (-each[0], each[1].id))
    if not weighed:
        return Decision(None, 0.0, [])
    score, known, reasons = weighed[0]
    second = weighed[1][0] if len(weighed) > 1 else 0.0
    sure = score >= SURE and score - second >= MARGIN
    return Decision(known.id if sure else None, score, reasons)


def weigh(
    mention: Speaker, said_on: date | None, known: Known, companions: Collection[str] = ()
) -> list[Reason]:
    """List the signals for and against; an empty list where nothing speaks for it."""
    if known.kind == SpeakerKind.ANONYMOUS or (mention.kind == SpeakerKind.PERSON) != (
        known.kind == SpeakerKind.PERSON
    ):
        return []
    if mention.kind == SpeakerKind.PERSON:
        first = same_person_name(mention, known) or same_office(mention, said_on, known)
    else:
        first = same_body_name(mention, known)
    if first is None:
        return []
    reasons = [first]
    person = mention.kind == SpeakerKind.PERSON
    signals = [same_role, same_company, lately] if person else [same_company, same_land, same_days]
    for signal in signals:
        reason = signal(mention, said_on, known, companions)
        if reason:
            reasons.append(reason)
    return reasons


def _names(name: str, aliases: Sequence[str]) -> list[tuple[str, ...]]:
    named = [plain_parts(bare_name(surface)) for surface in (name, *aliases) if proper(surface)]
    return [words for words in dict.fromkeys(named) if words]


def same_person_name(mention: Speaker, known: Known) -> Reason | None:
    """The names are one, spelt alike or nearly."""
    ours, theirs = plain_parts(mention.name), _names(known.name, known.aliases)
    if not ours or office_only(mention):
        return None
    full = [words for words in theirs if len(words) > 1]
    if len(ours) > 1 and ours in full:
        return Reason("name", 0.75, f"{mention.name} is a name of {known.name}")
    for words in full:
        if len(ours) > 1 and words[-1] == ours[-1] and _given_agree(ours, words):
            return Reason("name", 0.6, f"{mention.name} may be short for {known.name}")
        if len(ours) > 1 and words[0] == ours[0] and _slip(parts(mention.name)[-1], words[-1]):
            return Reason("name", 0.45, f"{mention.name} is one slip away from {known.name}")
        if len(ours) == 1 and ours[0] in (words[-1], words[0] if not is_first_name(words[0]) else ""):
            return Reason("name", 0.35, f"{mention.name} is the surname of {known.name}")
    if len(ours) > 1 and not full and any(words[-1] == ours[-1] for words in theirs):
        return Reason("name", 0.35, f"{known.name} is the surname of {mention.name}")
    if len(ours) == 1 and not full and ours in theirs:
        return Reason("name", 0.4, f"{mention.name} is the name of {known.name}")
    return None


def _slip(left: str, right: str) -> bool:
    return misspelt(plain(left), right) or misspelt(left, right)


def _given_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    a, b = left[0], right[0]
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def same_office(mention: Speaker, said_on: date | None, known: Known) -> Reason | None:
    """The office is one, and the known speaker held it at the time."""
    if not office_only(mention) or said_on is None:
        return None
    ours = office(mention.role or mention.name, mention.affiliation)
    if ours is None or not ours.affiliation:
        return None
    for title, affiliation, first, last in known.titles:
        theirs = office(title, affiliation)
        if theirs and hold_alike(ours, theirs):
            away = max((first - said_on).days, (said_on - last).days, 0)
            if away <= TERM_SLACK_DAYS:
                return Reason(
                    "office",
                    0.7 - 0.1 * away / TERM_SLACK_DAYS,
                    f"{known.name} was {title} in {said_on:%B %Y}",
                )
    return None


def same_role(
    mention: Speaker, said_on: date | None, known: Known, companions: Collection[str]
) -> Reason | None:
    """Roles and affiliations agree, or cannot both be one person's."""
    ours = office(mention.role, mention.affiliation)
    held = [office(title, body) for title, body, *_ in known.titles] + [office(known.role, known.affiliation)]
    theirs = [each for each in held if each]
    if ours is None or not theirs:
        return None
    best = max((_likeness(ours, each) for each in theirs), default=0.0)
    if best > 0:
        return Reason("role", best, f"both are {mention.role}")
    against = [each for each in theirs if _clash(ours, each)]
    if len(against) == len(theirs):
        return Reason("role", -0.35, f"{mention.role} is not {known.role}")
    return None


def _likeness(ours: Office, theirs: Office) -> float:
    if hold_alike(ours, theirs):
        return 0.3
    if ours.affiliation and ours.affiliation == theirs.affiliation:
        return 0.2
    return 0.15 if ours.group == theirs.group and not (ours.affiliation and theirs.affiliation) else 0.0


def _clash(ours: Office, theirs: Office) -> bool:
    return bool(
        ours.group != theirs.group
        and ours.affiliation
        and theirs.affiliation
        and ours.affiliation != theirs.affiliation
        and {ours.sort, theirs.sort} <= {"office", "work", "voice"}
    )


def same_company(
    mention: Speaker, said_on: date | None, known: Known, companions: Collection[str]
) -> Reason | None:
    """The same others speak in the articles of both."""
    ours = {fold(name) for name in companions} - {fold(mention.name)}
    shared = ours & {fold(name) for name in known.companions} - {fold(known.name)}
    if not shared:
        return None
    return Reason(
        "company", min(0.3, 0.15 * len(shared)), f"both are heard beside {', '.join(sorted(shared)[:3])}"
    )


def lately(
    mention: Speaker, said_on: date | None, known: Known, companions: Collection[str]
) -> Reason | None:
    """Who is called by the surname alone has been in the news within two months."""
    if len(mention.name.split()) > 1 or not said_on or not known.last_seen or len(known.name.split()) < 2:
        return None
    days = abs((said_on - known.last_seen).days)
    return Reason("time", 0.25, f"{known.name} was heard {days} days apart") if days <= 60 else None
