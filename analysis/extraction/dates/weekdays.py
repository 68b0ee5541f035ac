"""Days counted from publication: "on Tuesday", "yesterday", "last night", "this morning"."""

from datetime import date

from analysis.extraction.dates.calendar import PARTS, plus_days
from analysis.extraction.dates.grammar import reads
from analysis.extraction.dates.readings import FROM_FOCUS, STEPS, Context, Hit, Reading
from analysis.vocabulary import Precision

NIGHT, NOON = 4, 12
QUOTES = frozenset("\"“”‘’'")
NAMED_DAYS = frozenset(["super", "black", "bloody", "fat", "ash", "good", "holy", "cyber", "palm", "ruby"])


def on_day(day: date | None, part: int | None = None) -> Reading | None:
    """A DATE, or a TIME where a part of the day is named."""
    if day is None:
        return None
    return (
        Reading("TIME", day.isoformat() + PARTS[part]) if part in PARTS else Reading("DATE", day.isoformat())
    )


@reads("WHICH? (?P<weekday>weekday)(?P<part>PART)?(?!masthead)")
def weekday(hit: Hit, context: Context) -> Reading | None:
    """ "on Tuesday", "last Friday", "the following Monday morning"."""
    if hit.before() in NAMED_DAYS or hit.is_capital("part"):
        return None
    day = nearest_weekday(hit.value("weekday"), hit.word("which"), context, context.tense(hit))
    return on_day(day, hit.value("part"))


def nearest_weekday(number: int, which: str, context: Context, tense: str | None) -> date | None:
    """The day that a weekday's name stands for, seen from publication or from the text's focus."""
    now, step = context.published_on, STEPS.get(which, 0)
    if which in FROM_FOCUS:
        now = context.anchor
    back, ahead = (now.isoweekday() - number) % 7, (number - now.isoweekday()) % 7
    if which in ("this", "upcoming"):
        return plus_days(now, -back if tense == "past" else ahead)
    if step:
        return plus_days(now, -(back or 7) if step < 0 else (ahead or 7))
    return plus_days(now, ahead if tense == "future" and which not in FROM_FOCUS else -back)


@reads("(?P<today>today|yesterday|tomorrow)(?P<part>PART)?", "(?P<today>tonight)")
def deictic(hit: Hit, context: Context) -> Reading | None:
    """ "yesterday", "tomorrow morning", "tonight"."""
    if hit.before() == "usa" or (hit.before() in QUOTES and hit.after() in QUOTES):
        return None
    day = plus_days(context.published_on, hit.value("today") or 0)
    return on_day(day, NIGHT if hit.word("today") == "tonight" else hit.value("part"))


@reads("the unit during (?P<today>yesterday|tomorrow)")
def twice_removed(hit: Hit, context: Context) -> Reading | None:
    """ "the day before yesterday"."""
    step = hit.value("today")
    if hit.words.lowers[hit.match.start() + 2] != ("before" if step < 0 else "after"):
        return None
    return on_day(plus_days(context.published_on, 2 * step))


@reads("(?P<which>this|last|that|the? (?:same|following|previous|next)) (?P<part>PART)")
def part_of_day(hit: Hit, context: Context) -> Reading | None:
    """ "this morning", "last night", "the following evening"."""
    word, part = hit.word("which"), hit.value("part")
    if part == NOON or word in ("past", "latest"):
        return None
    if word in ("this", "last"):
        return on_day(plus_days(context.published_on, -1 if word == "last" else 0), part)
    return on_day(plus_days(context.anchor, STEPS.get(word, 0)), part)


@reads("(?P<night>overnight)")
def overnight(hit: Hit, context: Context) -> Reading | None:
    """ "overnight": the night that has just gone, or the one to come."""
    return on_day(plus_days(context.published_on, 0 if context.tense(hit) == "future" else -1), NIGHT)


@reads("during the (?P<night>part)")
def through_the_night(hit: Hit, context: Context) -> Reading | None:
    """ "through the night": from one day into the next."""
    if hit.value("night") != NIGHT or hit.first_word not in ("through", "throughout", "during"):
        return None
    start = plus_days(context.published_on, -1 if context.tense(hit) == "past" else 0)
    end = plus_days(start, 1) if start else None
    return Reading("TIME", f"{start}TNI", (start, end, Precision.RANGE)) if start and end else None
