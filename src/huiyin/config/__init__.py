"""The composition root: it prefers the bundled safe SQLite before Django loads its own."""

import sys


def prefer_bundled_sqlite() -> None:
    """Put pysqlite3 (3.53) in the place of the system's sqlite3, whose WAL reset can corrupt (engines.md)."""
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ImportError:  # platforms without a wheel: `huiyin doctor` reports the version then in use
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


prefer_bundled_sqlite()
