"""Indexes for the timelines of a speaker or a source by the time that claims speak of."""

NAMES = ("speaker", "source")


def _index(noun):
    return f"claim_{noun}_id_about_first_id_confidence"


def up(migrator, db):
    for noun in NAMES:
        db.execute_sql(f"CREATE INDEX {_index(noun)} ON claim ({noun}_id, about_first, id, confidence)")


def down(migrator, db):
    for noun in NAMES:
        db.execute_sql(f"DROP INDEX {_index(noun)}")
