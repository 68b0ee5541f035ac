"""The days that holidays fall on."""

from datetime import date, timedelta


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (1) … Sunday (7) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * days) // 451
    month, day = divmod(moon + days - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def holiday_on(name: str, suffix: str, year: int) -> date | None:
    """The day of a holiday in a year, None for one we do not know."""
    if not 1600 <= year <= 2300:
        return None
    if name == "new":
        return date(year, 12, 31) if suffix == "eve" else date(year, 1, 1)
    if name in ("christmas", "xmas"):
        return date(year, 12, 24 if suffix == "eve" else 25)
    if name == "easter":
        return easter(year)
    if name == "thanksgiving":
        return nth_weekday(year, 11, 4, 4)
    if name == "halloween":
        return date(year, 10, 31)
    return date(year, 6, 19) if name == "juneteenth" else _feast(name, year)


def _feast(name: str, year: int) -> date | None:
    """The holidays whose name ends in "Day"."""
    moving = {"labor": (9, 1, 1), "labour": (5, 1, 1), "columbus": (10, 1, 2), "presidents": (2, 1, 3)}
    fixed = {
        "independence": (7, 4), "veterans": (11, 11), "armistice": (11, 11), "remembrance": (11, 11),
        "valentine": (2, 14), "valentines": (2, 14), "boxing": (12, 26), "bastille": (7, 14),
    }  # fmt: skip
    if name in moving:
        return nth_weekday(year, *moving[name])
    if name in fixed:
        return date(year, *fixed[name])
    if name == "election":
        return nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    return (
        date(year, 5, 31) - timedelta(days=(date(year, 5, 31).isoweekday() - 1))
        if name == "memorial"
        else None
    )
