"""Indexes for what grew with the number of rows: the surest contradictions, a speaker's titles, days."""

INDEXES = {
    "pair_relation_confidence_id": ("pair", "relation, confidence, id"),
    "sighting_speaker_id_role_affiliation_seen_on": ("sighting", "speaker_id, role, affiliation, seen_on"),
    "claim_said_on_id_confidence_said_last": ("claim", "said_on, id, confidence, said_last"),
}
NARROWER = "claim_said_on_id_confidence"


def up(migrator, db):
    for name, (table, columns) in INDEXES.items():
        db.execute_sql(f"CREATE INDEX {name} ON {table} ({columns})")
    db.execute_sql(f"DROP INDEX {NARROWER}")


def down(migrator, db):
    db.execute_sql(f"CREATE INDEX {NARROWER} ON claim (said_on, id, confidence)")
    for name in INDEXES:
        db.execute_sql(f"DROP INDEX {name}")
