"""What everything lies on: the data folder, the disk, the database and its tables."""

import os
import shutil
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import connection

from huiyin.interfaces.console import ready
from huiyin.interfaces.console.doctor.finding import Finding, fine, note, unsafe

# Before 3.51.3 a checkpoint racing with a writer could corrupt a WAL database (docs/decisions/0005).
SAFE_SQLITE = (3, 51, 3)
ENOUGH_DISK = 2 * 1024**3  # bytes


def data_folder() -> Finding:
    """Exists, is writable, and nobody else on the machine can read it."""
    folder = Path(settings.HUIYIN_DATA)
    if not os.access(folder, os.W_OK):
        return unsafe("data folder", f"{folder} cannot be written", "Give it to the user that runs Huiyin.")
    mode = folder.stat().st_mode & 0o777
    if mode & 0o007 and not settings.HUIYIN_DEMO:
        return unsafe("data folder", f"{folder} is open to every user (mode {mode:o})", f"chmod 750 {folder}")
    return fine("data folder", str(folder))


def data_apart_from_the_program() -> Finding:
    """A folder inside a git checkout may be committed or cleaned away by mistake."""
    folder = Path(settings.HUIYIN_DATA).resolve()
    inside = next((parent for parent in folder.parents if (parent / ".git").exists()), None)
    if inside and not settings.HUIYIN_DEMO:
        return note(
            "data apart from the program",
            f"{folder} lies inside the checkout {inside}",
            "Name a folder outside it in HUIYIN_DATA, such as /var/lib/huiyin, and move the files there.",
        )
    return fine("data apart from the program", "yes" if not inside else "a demo may lie in the checkout")


def disk_space() -> Finding:
    """Room for the database, its log and the attachments."""
    free = shutil.disk_usage(settings.HUIYIN_DATA).free
    found = f"{free / 1024**3:.1f} GiB free"
    if free < ENOUGH_DISK:
        return unsafe("disk space", found, "Free some space or move HUIYIN_DATA to a larger disk.")
    return fine("disk space", found)


def database() -> Finding:
    """Can be reached, and which one it is."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception as error:
        return unsafe("database", f"cannot be reached: {error}", "Check HUIYIN_DATABASE_URL and the server.")
    if connection.vendor == "sqlite":
        return fine("database", f"SQLite at {settings.DATABASES['default']['NAME']}")
    return fine("database", f"PostgreSQL {connection.pg_version // 10000}")  # type: ignore[attr-defined]


def safe_sqlite() -> Finding:
    """A SQLite without the WAL fault: 3.51.3 or newer, which pysqlite3 brings."""
    version = sqlite3.sqlite_version
    if connection.vendor != "sqlite":
        return fine("SQLite version", "not in use")
    if tuple(int(part) for part in version.split(".")) < SAFE_SQLITE:
        return unsafe(
            "SQLite version",
            f"{version} can corrupt a database in WAL mode",
            "Install pysqlite3 (Linux: pip install 'pysqlite3>=0.6.1') or move to PostgreSQL.",
        )
    return fine("SQLite version", version)


def tables() -> Finding:
    """Every migration has been applied."""
    pending = ready.pending_migrations()
    if pending:
        return unsafe(
            "tables", f"{len(pending)} migrations not applied, from {pending[0]}", "huiyin manage migrate"
        )
    return fine("tables", "up to date")


CHECKS = (data_folder, data_apart_from_the_program, disk_space, database, safe_sqlite, tables)
