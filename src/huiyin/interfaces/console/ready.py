"""What must be true before this installation may be served: no demo key, no demo data, keys, tables."""

from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.executor import MigrationExecutor

DEMO_MARK = "demo.txt"  # lies in a data folder that holds the fictional county
DEMO_SECRET = "huiyin-demo-secret-not-for-any-real-matter"


def refusals() -> list[str]:
    """Why this installation must not be served now, each with its mend; empty when it may."""
    checks = (_demo_secret, _demo_data, _key_file, _tables)
    return [reason for check in checks if (reason := check())]


def pending_migrations() -> list[str]:
    """The names of migrations that the database has not seen. Raises django.db.Error when it cannot be reached."""
    connection = connections[DEFAULT_DB_ALIAS]
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def holds_demo_data() -> bool:
    """Does the data folder, or the folder of the SQLite file, belong to the demo?"""
    folders = {Path(settings.HUIYIN_DATA)}
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        folders.add(Path(settings.DATABASES["default"]["NAME"]).absolute().parent)
    return any((folder / DEMO_MARK).exists() for folder in folders)


def _demo_secret() -> str | None:
    if settings.HUIYIN_DEMO or settings.SECRET_KEY != DEMO_SECRET:
        return None
    return (
        "HUIYIN_SECRET_KEY is the demo's, which everybody knows: sessions could be forged. "
        "Put 50 random characters in it, or in a file that HUIYIN_SECRET_KEY_FILE names."
    )


def _demo_data() -> str | None:
    if settings.HUIYIN_DEMO or not holds_demo_data():
        return None
    return (
        "This data folder holds the fictional county, whose passwords everybody knows. "
        "Name an empty folder in HUIYIN_DATA, or run `huiyin demo` to look at the county."
    )


def _key_file() -> str | None:
    if Path(settings.HUIYIN_KEYS_FILE).is_file():
        return None
    return (
        f"The key file {settings.HUIYIN_KEYS_FILE} is missing; names and addresses cannot be sealed without it. "
        "Restore it from your backup or, on a new installation, run `huiyin keys new`."
    )


def _tables() -> str | None:
    try:
        pending = pending_migrations()
    except Error as error:
        return f"The database cannot be reached: {error}. Check HUIYIN_DATABASE_URL."
    if not pending:
        return None
    return f"The database lacks {len(pending)} migrations, from {pending[0]} on. Run `huiyin manage migrate`."
