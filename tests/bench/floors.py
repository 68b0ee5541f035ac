"""The least that can be done for each answer: one hand-written statement, tuples, dictionaries.

No peewee, no marshmallow, nothing checked: what a driver and orjson cost alone. The dictionaries are
those of our own answers, so that both write the same JSON.
"""

import sqlite3
from datetime import date

import orjson

CLAIM = (
    "c.id, c.article_id, c.source_id, c.speaker_id, c.via_id, c.speaker_as_written, c.cue, c.kind, c.content,"
    " c.spans, c.said_on, c.said_first, c.said_last, c.said_precision, c.said_text, c.about_first,"
    " c.about_last, c.about_precision, c.about_text, c.negated, c.modality, c.confidence, c.corrected,"
    " a.id, a.title, a.url, a.published_at, s.id, s.name, s.domain,"
    " p.id, p.name, p.kind, p.role, p.affiliation, v.id, v.name, v.kind, v.role, v.affiliation"
)
JOINS = (
    " FROM claim c JOIN article a ON a.id = c.article_id LEFT JOIN source s ON s.id = a.source_id"
    " LEFT JOIN speaker p ON p.id = c.speaker_id LEFT JOIN speaker v ON v.id = c.via_id"
)
SUBJECTS = {
    "sqlite": "(SELECT json_group_array(json_array(k.id, j.id, j.name, j.kind)) FROM claim_subject k"
    " JOIN subject j ON j.id = k.subject_id WHERE k.claim_id = c.id)",
    "postgres": "(SELECT json_agg(json_build_array(k.id, j.id, j.name, j.kind)) FROM claim_subject k"
    " JOIN subject j ON j.id = k.subject_id WHERE k.claim_id = c.id)",
}
LISTED = "(p.confidence >= 0.6 OR (p.verdict IS NOT NULL AND p.verdict <> 'unsure'))"
PAIR = (
    "SELECT p.id, p.first_id, p.second_id, p.kind, p.confidence, p.summary, p.reasons, p.same_speaker,"
    " p.days_apart, j.id, j.verdict, j.note, j.made_by, j.made_at FROM pair_side d"
    " JOIN pair p ON p.id = d.pair_id LEFT JOIN judgement j ON j.id = p.judgement_id"
    " WHERE d.speaker_id = ? AND d.relation = 'contradiction' AND p.relation = 'contradiction'"
    f" AND (p.verdict IS NULL OR p.verdict <> 'rejected') AND {LISTED} AND (NOT p.same_speaker OR NOT EXISTS"
    " (SELECT 1 FROM pair_side o WHERE o.pair_id = d.pair_id AND o.claim_id < d.claim_id"
    " AND o.speaker_id = d.speaker_id))"
    " ORDER BY d.said_on DESC, d.pair_id DESC LIMIT 51"
)
DAYS = (
    "SELECT day, number FROM claim_day WHERE axis = 'said' AND number > 0 AND day >= ? ORDER BY day LIMIT 51"
)

NEWEST = "ORDER BY c.said_on DESC, c.id DESC"


class Floor:
    """The hand-written statements on one connection of a plain driver."""

    def __init__(self, connection, engine: str):
        self.connection, self.engine = connection, engine
        select = f"SELECT {CLAIM}, {SUBJECTS[engine]}{JOINS} "
        self.page_sql = self.sql(
            f"{select}WHERE c.speaker_id = ? ORDER BY c.said_on DESC, c.id DESC LIMIT 51"
        )
        self.deep_sql = self.sql(
            f"{select}WHERE (c.said_on, c.id) < (?, ?) ORDER BY c.said_on DESC, c.id DESC LIMIT 51"
        )
        self.one_sql = self.sql(f"{select}WHERE c.id = ?")
        words = (
            "JOIN claim_search f ON c.id = f.rowid & 4294967295 WHERE claim_search MATCH ?"
            " ORDER BY f.rowid DESC"
            if engine == "sqlite"
            else f"WHERE c.words @@ claim_query(?) {NEWEST}"
        )
        self.word_sql = self.sql(f"{select}{words} LIMIT 51")
        among = "IN (SELECT value FROM json_each(?))" if engine == "sqlite" else "= ANY (?::bigint[])"
        self.some_sql = self.sql(f"{select}WHERE c.id {among}")
        self.pair_sql, self.days_sql = self.sql(PAIR), self.sql(DAYS)

    def sql(self, text: str) -> str:
        return text if self.engine == "sqlite" else text.replace("?", "%s")

    def rows(self, sql: str, *given) -> list[tuple]:
        return self.connection.execute(sql, given).fetchall()

    def page(self, speaker: int) -> list[tuple]:
        return self.rows(self.page_sql, speaker)

    def deep(self, day: str, claim: int) -> list[tuple]:
        return self.rows(self.deep_sql, day, claim)

    def one(self, claim: int) -> list[tuple]:
        return self.rows(self.one_sql, claim)

    def word(self, word: str) -> list[tuple]:
        return self.rows(self.word_sql, f'content : ("{word}")' if self.engine == "sqlite" else f"'{word}'")

    def contradictions(self, speaker: int) -> tuple[list[tuple], list[tuple]]:
        pairs = self.rows(self.pair_sql, speaker)
        ids = {side for row in pairs for side in row[1:3]}
        text = ",".join(map(str, ids))
        return pairs, self.rows(self.some_sql, f"[{text}]" if self.engine == "sqlite" else f"{{{text}}}")

    def days(self, first: str) -> list[tuple]:
        return self.rows(self.days_sql, first)


def open_sqlite(path: str) -> Floor:
    """A floor on an SQLite file, with the pragmas that we use."""
    from data.database import PRAGMAS

    connection = sqlite3.connect(path, check_same_thread=False)
    for name, value in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
    return Floor(connection, "sqlite")


def open_postgres(url: str) -> Floor:
    import psycopg

    return Floor(psycopg.connect(url, autocommit=True), "postgres")


def claim(row: tuple) -> dict:
    """A row as the JSON of a claim."""
    (id_, _, _, _, _, written, cue, kind, content, spans, _, first, last, precision, text, about, about_last,
     about_precision, about_text, negated, modality, confidence, corrected, article, title, url, at, source,
     source_name, domain, speaker, name, speaker_kind, role, affiliation, via, via_name, via_kind, via_role,
     via_affiliation, subjects) = row  # fmt: skip
    about_subjects = orjson.loads(subjects)
    about_subjects.sort()
    return {
        "id": id_,
        "article": {"id": article, "title": title, "url": url, "published_at": f"{at[:10]}T{at[11:]}Z",
                    "source": source and {"id": source, "name": source_name, "domain": domain}},
        "speaker": speaker and {"id": speaker, "name": name, "kind": speaker_kind, "role": role,
                                "affiliation": affiliation},
        "speaker_as_written": written,
        "via": via and {"id": via, "name": via_name, "kind": via_kind, "role": via_role,
                        "affiliation": via_affiliation},
        "cue": cue, "kind": kind, "content": content, "spans": orjson.loads(spans),
        "said": first and {"start": first, "end": last, "text": text, "precision": precision},
        "about": about and {"start": about, "end": about_last, "text": about_text,
                            "precision": about_precision},
        "negated": negated == 1, "modality": modality,
        "subjects": [{"id": s[1], "name": s[2], "kind": s[3]} for s in about_subjects],
        "confidence": confidence, "corrected": corrected == 1,
    }  # fmt: skip


def day(row: tuple) -> dict:
    """A row as the JSON of a day's bucket."""
    following = date.fromordinal(date.fromisoformat(row[0]).toordinal() + 1)
    return {"start": f"{row[0]}T00:00:00Z", "end": f"{following}T00:00:00Z", "count": row[1], "claims": []}
