"""Clock times: "3 p.m.", "10:40", "1300 GMT", "noon"; joined later to the day beside them."""

from analysis.extraction.dates.grammar import reads
from analysis.extraction.dates.readings import Context, Hit, Reading

BEFORE_A_CLOCK = frozenset(
    [
        "at",
        "by",
        "around",
        "about",
        "before",
        "after",
        "until",
        "till",
        "from",
        "since",
        "between",
        "to",
        "and",
    ]
    + [",", "nearly", "almost", "exactly"]
)
LATE = 12


@reads(
    "(?P<time>clock) (?P<half>MER)? (?:open? (?:year|int|clock) (?P<zone>zone) close?|(?P<near>zone) unit?)?",
    "(?P<time>daynum|number|one) hyphen? (?P<half>MER)"
    "(?:open? (?:year|int|clock) (?P<zone>zone) close?|(?P<near>zone) unit?)?",
)
def clock(hit: Hit, context: Context) -> Reading | None:
    """ "3 p.m. (1300 GMT)", "10:40"; bare figures need a word like "at" before them."""
    sure = any(group in hit for group in ("half", "zone", "near"))
    if not sure and hit.before() not in BEFORE_A_CLOCK:
        return None
    figures = hit.word("time").replace(".", ":").split(":")
    hour = int(figures[0]) if figures[0].isdigit() else hit.value("time")
    minute = int(figures[1]) if len(figures) > 1 else 0
    if "half" in hit and hour <= LATE:
        hour = hour % LATE + (hit.value("half") or 0)
    return at_time(context, hour, minute)


@reads("(?P<four>year|int) (?P<zone>zone)")
def military(hit: Hit, context: Context) -> Reading | None:
    """ "0345 GMT"."""
    digits = hit.word("four")
    return at_time(context, int(digits[:2]), int(digits[2:])) if len(digits) == 4 else None


@reads("(?P<noon>noon)")
def noon(hit: Hit, context: Context) -> Reading | None:
    """ "noon", "midnight" (the end of the day, as annotators write it)."""
    return at_time(context, hit.value("noon"), 0)


@reads("(?P<hour>number|one|daynum) article? mark? oclock")
def oclock(hit: Hit, context: Context) -> Reading | None:
    """ "eight o'clock"."""
    return at_time(context, hit.value("hour"), 0) if hit.value("hour") <= LATE else None


def at_time(context: Context, hour: int, minute: int) -> Reading | None:
    """The time on the day last spoken of, else on that of publication."""
    if hour > 24 or minute > 59:
        return None
    precise = context.focus and len(context.focus_value) >= len("2024-05-16")
    day = context.focus if precise else context.published_on
    return Reading("TIME", f"{day.isoformat()}T{hour:02}:{minute:02}")
