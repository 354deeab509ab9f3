"""The same expressions run on a cluster: each measure, divided by everything it may be, compiles for another engine too."""

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
