"""The test database is what the migrations make: made by them once, kept, and copied while none of them has changed."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests import cluster


def copied_from(kept: Path) -> None:
    """Let the database of this run be the copy that lies in `kept`; where there is none yet, migrate and leave one there."""
    migrated = connection.creation.create_test_db
    forms = {"sqlite": _File, "postgresql": _Dump}

    def create_test_db(verbosity: int = 1, autoclobber: bool = False, **more: Any) -> str:
        form = forms[connection.vendor](kept)
        if not form.possible() or more.get("serialize") or more.get("keepdb"):
            return str(migrated(verbosity=verbosity, autoclobber=autoclobber, **more))
        if not form.path.exists():
            name = str(migrated(verbosity=verbosity, autoclobber=autoclobber, **more))
            form.keep()
            return name
        name = connection.creation._get_test_db_name()
        connection.creation._create_test_db(verbosity, autoclobber)
        connection.close()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
        form.put()
        connection.ensure_connection()
        return str(name)

    connection.creation.create_test_db = create_test_db


def digest() -> str:
    """What an empty database is made of: every migration, what the models say of permissions, Django, and the server."""
    parts = [django.__version__, connection.vendor, _server()]
    for app in apps.get_app_configs():
        for file in _migrations(app.label):
            parts += [app.label, file.name, file.read_text(encoding="utf-8")]
    for model in apps.get_models(include_auto_created=True):
        own = model._meta
        parts += [own.label, str(own.verbose_name_raw), repr(own.default_permissions), repr(own.permissions)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _migrations(label: str) -> list[Path]:
    name, _ = MigrationLoader.migrations_module(label)
    try:
        return sorted(Path(str(import_module(name or "").__file__)).parent.glob("*.py"))
    except (ImportError, ValueError):
        return []  # an app that has none


def _server() -> str:
    if connection.vendor == "sqlite":
        return str(connection.Database.sqlite_version)
    with connection._nodb_cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


class _Kept:
    """A copy in a folder; whoever keeps one puts it there whole, so that two who do it at once do no harm."""

    suffix = ""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{digest()}{self.suffix}"

    def possible(self) -> bool:
        """Whether this machine can copy at all."""
        return True

    def keep(self) -> None:
        """Leave a copy of the database that was just made."""
        fresh = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        self.write(fresh)
        fresh.replace(self.path)
        for older in set(self.path.parent.glob(f"*{self.suffix}")) - {self.path}:
            older.unlink(missing_ok=True)

    write: Callable[[Path], None]


class _File(_Kept):
    """SQLite: the file itself."""

    suffix = ".sqlite3"

    def write(self, fresh: Path) -> None:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(fresh)])

    def put(self) -> None:
        shutil.copy(self.path, connection.settings_dict["NAME"])


class _Dump(_Kept):
    """PostgreSQL: what pg_dump writes, where its tools are at hand."""

    suffix = ".sql"

    def possible(self) -> bool:
        return cluster.binaries() is not None

    def write(self, fresh: Path) -> None:
        self._run("pg_dump", "--no-owner", "--file", str(fresh))

    def put(self) -> None:
        self._run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-1", "-o", os.devnull, "-f", str(self.path))

    def _run(self, tool: str, *words: str) -> None:
        args, env = connection.client.settings_to_cmd_args_env(connection.settings_dict, list(words))
        command = [str(Path(str(cluster.binaries())) / tool), *args[1:]]
        subprocess.run(command, env={**os.environ, **(env or {})}, check=True, stdout=subprocess.DEVNULL)
