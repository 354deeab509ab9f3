"""Marks by which matters with like texts are found: for each mark the matters that have it, newest last."""

from django.db import migrations

COLUMNS = "(mark bigint NOT NULL, matter_id bigint NOT NULL, PRIMARY KEY (mark, matter_id))"


def create(apps, editor):
    """Make the table; on SQLite it is its own index."""
    alone = " WITHOUT ROWID" if editor.connection.vendor == "sqlite" else ""
    editor.execute(f"CREATE TABLE matter_mark {COLUMNS}{alone}")


def drop(apps, editor):
    """Take it away again."""
    editor.execute("DROP TABLE matter_mark")


class Migration(migrations.Migration):
    dependencies = [("matters", "0019_screening")]
    operations = [migrations.RunPython(create, drop)]
