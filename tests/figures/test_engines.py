"""The same expressions run on a cluster: each measure, divided by everything it may be, compiles for another engine too."""

import os
import subprocess
import sys
from datetime import date

import pytest

from huiyin.services.analytics.asking import Asked, Period, Scope
from huiyin.services.analytics.computing import Question, compiled, expression_of
from huiyin.services.analytics.measures import every

MONTH = Period(date(2026, 3, 1), date(2026, 3, 31))
SCOPE = Scope(frozenset({4, 5}), with_reports=False)


@pytest.mark.parametrize("dialect", ["duckdb", "pyspark"])
@pytest.mark.parametrize("name", every())
def test_every_expression_compiles(name, dialect):
    measure = every()[name]
    for by in [(), measure.by]:
        question = Question(Asked(name, by), measure, MONTH)
        sql = compiled(expression_of([question], SCOPE, ["|7|"]), dialect)
        assert sql.startswith("SELECT") and measure.table in sql


def test_neither_server_nor_worker_loads_the_engine_before_figures_are_asked_for():
    asked = """
import django; django.setup()
import sys, huiyin.config.urls, huiyin.jobs.worker
from django.urls import get_resolver
get_resolver().url_patterns
print(sorted({"ibis", "duckdb", "pyarrow", "sqlglot", "pandas"} & set(sys.modules)))
"""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=environment
    )
    assert said.stdout.strip() == "[]"
