"""Full-text search: the one place where SQLite's FTS5 and PostgreSQL's tsvector differ."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from peewee import SQL, Column, Expression, ModelSelect, Select, Value, fn
from playhouse.sqlite_ext import FTS5Model, SearchField

from data.database import database, is_postgres
from data.models import Article, Claim
from data.prepared import Slot, derived
from data.words import fts_query, to_tsquery, tsquery_text

#: Matches nothing, on either database.
NOTHING = SQL("1 = 0")
#: So many claims, the newest that answer, are put in order of relevance or searched for what hangs on them.
NEWEST = 1_000
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


class ArticleSearch(FTS5Model):
    """SQLite's index over the titles of articles. Its row id is ``day << 32 | article``; triggers keep it."""

    title = SearchField()

    class Meta:
        database = database
        table_name = "article_search"
        legacy_table_names = False


@dataclass(frozen=True)
class Wanted:
    """Which claims are looked for: those whose content answers ``q`` and that meet the conditions.

    ``tags`` are those of the conditions that the index itself can answer: equality of speaker,
    source, article, kind and modality. ``since`` and ``until`` follow from them: nothing that is said
    on another day answers.
    """

    q: str
    conditions: list = field(default_factory=list)
    tags: dict[str, object] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None

    def narrow(self, query: ModelSelect) -> ModelSelect:
        """State the conditions in a query over claims."""
        return query.where(*self.conditions) if self.conditions else query


def search_claims(query: ModelSelect, wanted: Wanted, sort: str, most: int | None = NEWEST) -> ModelSelect:
    """Narrow a query over claims to those that are wanted, in order: "said", "-said" or "relevance".

    By relevance the newest ones are put in order, at ``most`` so many: to rank a word that is everywhere
    would take as long as there are claims.
    """
    if sort == "relevance":
        return _most_relevant(query, wanted, most)
    query = answering(query, wanted)
    if not is_postgres():
        key = ClaimSearch.rowid
        return query.order_by(key if sort == "said" else key.desc())
    if sort == "said":
        return query.order_by(Claim.said_on, Claim.id)
    return query.order_by(Claim.said_on.desc(), Claim.id.desc())


def answering(query: ModelSelect, wanted: Wanted) -> ModelSelect:
    """Narrow a query over claims to those that are wanted; on SQLite they come by way of the index."""
    query = wanted.narrow(query)
    if not is_postgres():
        query = query.join_from(Claim, ClaimSearch, on=(Claim.id == _claim_id()))
    return query.where(_matched(wanted))


def in_index(wanted: Wanted) -> ModelSelect:
    """Query SQLite's index for the claims that are wanted, and the claims themselves only if need be."""
    query = ClaimSearch.select().where(_matched(wanted))
    if wanted.conditions:
        query = wanted.narrow(query.join(Claim, on=(Claim.id == _claim_id())))
    return query


def newest(wanted: Wanted, most: int | None = NEWEST) -> Select:
    """Select the ids of the newest of the claims that are wanted, so that work on them is bounded."""
    found = _newest(wanted, most).alias("newest")
    return Select([found], [found.c.id])


def having_title(q: str) -> ModelSelect:
    """Select the ids of the articles whose titles answer ``q``."""
    query = Article.select(Article.id) if is_postgres() else ArticleSearch.select(_article_id())
    return query.where(_title_answers(q))


def titled(query: ModelSelect, q: str, sort: str) -> ModelSelect:
    """Narrow a query over articles to those whose titles answer ``q``, "published_at" or newest first."""
    if is_postgres():
        columns, query = (Article.published_on, Article.id), query.where(_title_answers(q))
    else:
        query = query.join_from(Article, ArticleSearch, on=(Article.id == _article_id()))
        columns, query = (ArticleSearch.rowid,), query.where(_title_answers(q))
    query = query.order_by(*(each if sort == "published_at" else each.desc() for each in columns))
    if not is_postgres():
        query.place = _title_place
    return query


def _title_place(after: list) -> list:
    """Give the place in SQLite's index of titles of an article's day and id."""
    day, article = after
    if isinstance(day, Slot):
        return [Slot(lambda asked: key_of(day.read(asked)) | article.read(asked))]
    return [key_of(day) | article]


def _title_answers(q: str):
    if is_postgres():
        return Expression(Column(Article, "title_words"), "@@", to_tsquery(q))
    return ArticleSearch.match(derived(q, lambda words: fts_query(words) or NO_WORD))


def _article_id():
    return ArticleSearch.rowid.bin_and(CLAIM_MASK)


def _newest(wanted: Wanted, most: int | None, *more) -> ModelSelect:
    if is_postgres():
        query = wanted.narrow(Claim.select(Claim.id.alias("id"), *more)).where(_matched(wanted))
        return query.order_by(Claim.said_on.desc(), Claim.id.desc()).limit(most)
    query = in_index(wanted).select(_claim_id().alias("id"), *more)
    return query.order_by(ClaimSearch.rowid.desc()).limit(most)


def _most_relevant(query: ModelSelect, wanted: Wanted, most: int | None) -> ModelSelect:
    if is_postgres():
        found = _newest(wanted, most).alias("newest")
        rank = fn.ts_rank_cd(Column(Claim, "words"), to_tsquery(wanted.q)).cast("float8")
        query = query.join_from(Claim, found, on=(Claim.id == found.c.id))
        return query.order_by(rank.desc(), Claim.id.desc())
    found = _newest(wanted, most, SQL("rank AS place"), ClaimSearch.rowid.alias("key")).alias("newest")
    query = query.join_from(Claim, found, on=(Claim.id == found.c.id))
    return query.order_by(found.c.place, found.c.key.desc())


def matching(q: str):
    """Say as a condition over claims that their content answers ``q``."""
    if is_postgres():
        return _matches(to_tsquery(q))
    found = ClaimSearch.select(_claim_id()).where(ClaimSearch.match(derived(q, _in_content)))
    return Claim.id.in_(found)


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
            params += [tsquery_text(words), first, last, cap + 1]
        else:
            parts.append(SHARING_SQLITE.format(number=number, mask=CLAIM_MASK))
            match = f"content : ({fts_query(words) or NO_WORD})"
            params += [match, key_of(first), key_after(last), cap + 1]
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


INDEX_TITLES = (
    "INSERT INTO article_search (rowid, title)"
    f" SELECT ((CAST(julianday(published_on) AS INTEGER) << {CLAIM_BITS}) | id) AS key, title"
    " FROM article WHERE id > ? AND title IS NOT NULL ORDER BY key"
)


def index_titles(after: int) -> None:
    """Index the titles of the articles with higher ids than this, on SQLite."""
    database.execute_sql(INDEX_TITLES, (after,))


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
    return day + timedelta(days=min(days, (date.max - day).days))


def _matched(wanted: Wanted):
    if is_postgres():
        return _matches(to_tsquery(wanted.q))
    match = derived(wanted.q, _in_content)
    match = match if isinstance(match, Value) else Value(match)
    for name, value in wanted.tags.items():
        # What is not there has no tag: 0 stands for nobody, and nothing is tagged with less.
        match = match.concat(f' AND tags : "{name}').concat(fn.COALESCE(value, -1)).concat('"')
    found = ClaimSearch.match(match)
    if wanted.since is not None:
        found &= ClaimSearch.rowid >= derived(wanted.since, key_of)
    if wanted.until is not None:
        found &= ClaimSearch.rowid < derived(wanted.until, key_after)
    return found


def _in_content(q: str) -> str:
    return f"content : ({fts_query(q) or NO_WORD})"


def _matches(wanted):
    return Expression(Column(Claim, "words"), "@@", wanted)


def _claim_id():
    return ClaimSearch.rowid.bin_and(CLAIM_MASK)


def key_of(day: date) -> int:
    """Give where a day begins in SQLite's index."""
    return (day.toordinal() + JULIAN) << CLAIM_BITS


def key_after(day: date) -> int:
    """Give where the day after begins, though there may be no such date."""
    return (day.toordinal() + 1 + JULIAN) << CLAIM_BITS
