"""The copied test database is the one that all migrations make."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@pytest.mark.django_db
def test_no_migration_is_left_to_run() -> None:
    done = MigrationExecutor(connection)
    assert done.migration_plan(done.loader.graph.leaf_nodes()) == []
