"""The text index: contentless FTS5 on SQLite, a GIN array on PostgreSQL; no triggers (docs/decisions)."""

from django.db import migrations

SQLITE = "CREATE VIRTUAL TABLE matter_grams USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize='ascii')"
POSTGRES = (
    "CREATE TABLE matter_grams (matter_id bigint PRIMARY KEY, grams text[] NOT NULL)",
    "CREATE INDEX matter_grams_gin ON matter_grams USING gin (grams)",
)


def create(apps, editor):
    """Make the index of the database in use."""
    for statement in (SQLITE,) if editor.connection.vendor == "sqlite" else POSTGRES:
        editor.execute(statement)


def drop(apps, editor):
    """Take it away again."""
    editor.execute("DROP TABLE matter_grams")


class Migration(migrations.Migration):
    dependencies = [("matters", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
