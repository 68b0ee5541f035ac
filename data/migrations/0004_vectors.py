"""Where claims lie among all that can be said, kept so that comparing does not read them again."""

from peewee import BlobField, CharField, ForeignKeyField, Model


class Claim(Model):
    class Meta:
        legacy_table_names = False


class ClaimVector(Model):
    claim = ForeignKeyField(Claim, primary_key=True, on_delete="CASCADE")
    mark = CharField(max_length=32)
    vector = BlobField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    with db.bind_ctx((Claim, ClaimVector)):
        db.create_tables((ClaimVector,), safe=False)


def down(migrator, db):
    with db.bind_ctx((ClaimVector,)):
        db.drop_tables((ClaimVector,))
