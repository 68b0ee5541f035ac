"""What articles call speakers: names, roles and affiliations, as their sightings have them."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import product

from peewee import Select, fn

from data.database import database, is_postgres
from data.models import Sighting, Speaker

#: How many articles a speaker are asked for its names.
MOST_SIGHTINGS = 500
#: The index that roles are read off.
KEY = ("speaker_id", "role", "affiliation", "seen_on")


def names(ids: Iterable[int]) -> dict[int, list[str]]:
    """Give the names and titles under which articles speak of these speakers, most frequent first.

    The latest ``MOST_SIGHTINGS`` articles decide; a head of state has thousands.
    """
    ids = list(ids)
    whose = Speaker.select(Speaker.id, Speaker.merged_into).where(
        Speaker.id.in_(ids) | Speaker.merged_into.in_(ids)
    )
    owner = {own: into or own for own, into in whose.tuples()}
    seen: dict[int, Counter[str]] = {each: Counter() for each in ids}
    for speaker, name, aliases, number in _latest(list(owner), MOST_SIGHTINGS * len(seen)):
        if owner[speaker] in seen:
            for each in dict.fromkeys([name, *json.loads(aliases)]):
                seen[owner[speaker]][each] += number
    return {each: sorted(seen[each], key=lambda name: (-seen[each][name], name)) for each in ids}


def _latest(speakers: list[int], most: int) -> list[tuple]:
    """Count how often the latest sightings give each name with each list of aliases, which is JSON."""
    aliases = Sighting.aliases.cast("text").alias("aliases")
    latest = (
        Sighting.select(Sighting.speaker.alias("speaker"), Sighting.name.alias("name"), aliases)
        .where(Sighting.speaker.in_(speakers))
        .order_by(Sighting.seen_on.desc(), Sighting.id.desc())
        .limit(most)
        .alias("latest")
    )
    told = (latest.c.speaker, latest.c.name, latest.c.aliases)
    query = Select([latest], [*told, fn.COUNT(latest.c.name)]).group_by(*told)
    return list(query.bind(database).tuples())


def roles(speaker_id: int) -> list[dict]:
    """Give the roles in which articles name a speaker: role, affiliation, first and last day."""
    sql = ROLES.replace("?", "%s") if is_postgres() else ROLES
    days: dict[tuple, list[date]] = {}
    for role, affiliation, *seen in database.execute_sql(sql, (speaker_id, speaker_id)).fetchall():
        if seen[0] is not None:
            days.setdefault((role, affiliation), []).extend(map(Sighting.seen_on.python_value, seen))
    found = [
        {"role": role, "affiliation": affiliation, "first": min(seen), "last": max(seen)}
        for (role, affiliation), seen in days.items()
    ]
    return sorted(found, key=lambda each: each["first"])


def _seen(place: int, *, beyond: bool = False, last: bool = False) -> str:
    """Ask, as SQL, the sightings that are those of x up to a place in the index for the next value there.

    It is the first one, the one beyond that of x, or the last. Sorted by the whole index and asked for a
    value or for none, never for either, each is a single look-up.
    """
    wanted, order = KEY[place], ", ".join(f"g.{each}{' DESC' if last else ''}" for each in KEY[: place + 1])
    more = f" AND g.{wanted} > x.{wanted}" if beyond else ""
    cases = []
    for empty in product((True, False), repeat=place - 1):
        which = list(zip(KEY[1:place], empty, strict=True))
        when = " AND ".join(f"x.{each} IS {'' if none else 'NOT '}NULL" for each, none in which)
        where = "".join(f" AND g.{each} {'IS NULL' if none else f'= x.{each}'}" for each, none in which)
        cases.append(
            f"WHEN {when or 'true'} THEN (SELECT g.{wanted} FROM sighting g WHERE g.speaker_id = x.speaker_id"
            f"{where} AND g.{wanted} IS NOT NULL{more} ORDER BY {order} LIMIT 1)"
        )
    return f"CASE {' '.join(cases)} END"


#: From one role to the next, and with it from one affiliation to the next, however many sightings have them.
#: Both end with none, which stands for the sightings without.
ROLES = f"""
WITH RECURSIVE members(speaker_id) AS (
    SELECT id FROM speaker WHERE id = ? UNION ALL SELECT id FROM speaker WHERE merged_into_id = ?
), roles(speaker_id, role) AS (
    SELECT x.speaker_id, {_seen(1)} FROM members x
    UNION ALL
    SELECT x.speaker_id, {_seen(1, beyond=True)} FROM roles x WHERE x.role IS NOT NULL
), titles(speaker_id, role, affiliation) AS (
    SELECT x.speaker_id, x.role, {_seen(2)} FROM roles x
    UNION ALL
    SELECT x.speaker_id, x.role, {_seen(2, beyond=True)} FROM titles x WHERE x.affiliation IS NOT NULL
)
SELECT x.role, x.affiliation, {_seen(3)}, {_seen(3, last=True)}
FROM titles x WHERE x.role IS NOT NULL OR x.affiliation IS NOT NULL
"""
