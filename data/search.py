"""Full-text search: the one place where SQLite's FTS5 and PostgreSQL's tsvector differ.

Any input is a valid search: phrases in quotation marks, -word, OR, parentheses, prefix*;
whatever fits no rule is taken literally.
"""

import re
import unicodedata
from datetime import date, timedelta

from peewee import SQL, Column, Expression, ModelSelect, Value, fn
from playhouse import fts_parser
from playhouse.sqlite_ext import FTS5Model, SearchField

from data.database import database, is_postgres
from data.models import Claim
from data.prepared import derived

TOKENS = re.compile(r'"((?:[^"]|"")*)"(\*?)|(\(|\)|AND|OR|NOT)')
#: What parts words, on either database.
SIGNS = re.compile(r"[!-/:-@\[-`{-~\s]+")
OPERATORS = {"AND": "&", "OR": "|", "NOT": "& !", "(": "(", ")": ")"}
#: Matches nothing, on either database.
NOTHING = SQL("1 = 0")
#: What no claim contains, as FTS5 reads it.
NO_WORD = '"\x1a"'
CLAIM_BITS = 32
CLAIM_MASK = (1 << CLAIM_BITS) - 1
#: What a date's ordinal lacks of its Julian day number.
JULIAN = 1_721_424


class ClaimSearch(FTS5Model):
    """SQLite's index over claims. Its row id is ``day << 32 | claim``; triggers keep it."""

    content = SearchField()
    tags = SearchField()

    class Meta:
        database = database
        table_name = "claim_search"
        legacy_table_names = False


def search_claims(query: ModelSelect, q: str, tags: dict[str, object], sort: str) -> ModelSelect:
    """Narrow a query over claims to those whose content answers ``q``, in order.

    ``tags`` are equality filters that the index itself can answer (speaker, source, article,
    kind, modality); the caller states them to the database as well. ``sort`` is one of "said",
    "-said" and "relevance".
    """
    return _postgres(query, q, sort) if is_postgres() else _sqlite(query, q, tags, sort)


def matching(q: str):
    """Say as a condition over claims that their content answers ``q``."""
    if is_postgres():
        return _matches(to_tsquery(q))
    found = ClaimSearch.select(_claim_id()).where(ClaimSearch.match(derived(q, _in_content)))
    return Claim.id.in_(found)


def fts_query(q: str) -> str:
    """Translate a search box's words into FTS5's language; empty if there is nothing to look for."""
    found = fts_parser.parse(_clean(q), [])
    return "" if found == '""' else found


def to_tsquery(q: str):
    """Translate a search box's words into PostgreSQL's language, with the same meaning."""
    return fn.claim_query(derived(q, _tsquery_text))


def _tsquery_text(q: str) -> str:
    parts = []
    for phrase, star, sign in TOKENS.findall(fts_query(q)):
        if sign:
            parts.append(OPERATORS[sign])
        else:
            literal = SIGNS.sub(" ", phrase).strip()
            parts.append(f"'{literal}'" + (":*" if star else ""))
    return " ".join(parts)


#: One group of terms each, as SQL: peewee would take longer to write the statement than SQLite
#: takes to answer it.
SHARING_SQLITE = (
    "SELECT * FROM (SELECT {number}, rowid & {mask} FROM claim_search WHERE claim_search MATCH ?"
    " AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?)"
)
SHARING_POSTGRES = (
    "(SELECT {number}, id FROM claim WHERE words @@ claim_query(%s) AND said_on BETWEEN %s AND %s"
    " ORDER BY said_on DESC, id DESC LIMIT %s)"
)


def sharing(groups: list[tuple[str, ...]], day: date, window: int, cap: int) -> dict[tuple, list[int]]:
    """Find the claims near a day that use all terms of a group, newest first: ``{group: [claim ids]}``.

    A group that more than ``cap`` claims answer to comes back with ``cap + 1`` of them: too common
    to tell anything. One statement, whatever the number of groups.
    """
    first, last = _back(day, window), _on(day, window)
    parts, params = [], []
    for number, group in enumerate(groups):
        words = " ".join('"{}"'.format(term.replace('"', " ")) for term in group)
        if is_postgres():
            parts.append(SHARING_POSTGRES.format(number=number))
            params += [_tsquery_text(words), first, last, cap + 1]
        else:
            parts.append(SHARING_SQLITE.format(number=number, mask=CLAIM_MASK))
            match = f"content : ({fts_query(words) or NO_WORD})"
            params += [match, _key(first), _key(last + timedelta(days=1)), cap + 1]
    shared: dict[tuple, list[int]] = {group: [] for group in groups}
    if parts:
        for number, claim in database.execute_sql(" UNION ALL ".join(parts), params).fetchall():
            shared[groups[number]].append(claim)
    return shared


#: Says for rows that were loaded without triggers what the triggers of the migration say for one.
INDEX_SQLITE = (
    "INSERT INTO claim_search (rowid, content, tags)"
    f" SELECT ((CAST(julianday(said_on) AS INTEGER) << {CLAIM_BITS}) | id) AS key, content,"
    " 'speaker' || coalesce(speaker_id, 0) || ' source' || coalesce(source_id, 0)"
    " || ' article' || article_id || ' kind' || kind || ' modality' || modality"
    " FROM claim WHERE id > ? ORDER BY key"
)


def index_claims(after: int) -> None:
    """Index the claims with higher ids than this, on SQLite; in the order of the index, which is quickest.

    An index that is mostly new is put together into one piece: looking a term up in many costs more.
    """
    database.execute_sql(INDEX_SQLITE, (after,))
    old, whole = (Claim.select(fn.COUNT(Claim.id)).where(each).scalar() for each in (Claim.id <= after, True))
    if whole > 2 * old:
        database.execute_sql("INSERT INTO claim_search (claim_search) VALUES ('optimize')")


def _back(day: date, days: int) -> date:
    return day - timedelta(days=min(days, (day - date.min).days))


def _on(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days - 1))


def _sqlite(query: ModelSelect, q: str, tags: dict[str, object], sort: str) -> ModelSelect:
    match = derived(q, _in_content)
    match = match if isinstance(match, Value) else Value(match)
    for name, value in tags.items():
        match = match.concat(f' AND tags : "{name}').concat(value).concat('"')
    query = query.join_from(Claim, ClaimSearch, on=(Claim.id == _claim_id())).where(ClaimSearch.match(match))
    key = ClaimSearch.rowid
    if sort == "relevance":
        return query.order_by(SQL("rank"), key.desc())
    return query.order_by(key if sort == "said" else key.desc())


def _in_content(q: str) -> str:
    return f"content : ({fts_query(q) or NO_WORD})"


def _postgres(query: ModelSelect, q: str, sort: str) -> ModelSelect:
    wanted = to_tsquery(q)
    query = query.where(_matches(wanted))
    if sort == "relevance":
        rank = fn.ts_rank_cd(Column(Claim, "words"), wanted).cast("float8")
        return query.order_by(rank.desc(), Claim.id.desc())
    if sort == "said":
        return query.order_by(Claim.said_on, Claim.id)
    return query.order_by(Claim.said_on.desc(), Claim.id.desc())


def _matches(wanted):
    return Expression(Column(Claim, "words"), "@@", wanted)


def _claim_id():
    return ClaimSearch.rowid.bin_and(CLAIM_MASK)


def _key(day: date) -> int:
    return (day.toordinal() + JULIAN) << CLAIM_BITS


def _clean(q: str) -> str:
    # Neither database can bind NUL or half a surrogate pair; to both, an underscore parts words.
    # Only one of them takes signs such as "½" for words.
    plain = re.sub("[\0\ud800-\udfff_]", " ", q)
    return "".join(" " if unicodedata.category(sign) == "No" else sign for sign in plain)
