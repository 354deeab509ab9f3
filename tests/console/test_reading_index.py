"""`huiyin reading index` makes everything found again, and only what search may find."""

from datetime import timedelta

from click.testing import CliRunner
from django.db import connection

from huiyin.interfaces.console.reading.index import index
from huiyin.jobs.reading import indexing
from huiyin.matters.models import Matter
from huiyin.matters.queries.search import search


def test_what_an_older_version_left_out_is_found_again(county, filed, at, monkeypatch):
    monkeypatch.setattr(indexing, "TOGETHER", 2)
    for n in range(5):
        filed(title=f"第{n}件", body="路灯不亮", place="", when=at + timedelta(minutes=n))
    Matter.objects.filter(title="第0件").update(stage="drill")
    Matter.objects.filter(title="第1件").update(channel="own_file")
    Matter.objects.filter(title="第2件").update(place="北湾镇")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM matter_grams")
    alice = county.actor("alice")
    assert search(alice, "北湾").rows == search(alice, "路灯").rows == []
    said = CliRunner().invoke(index)
    assert said.exit_code == 0 and "finds 3 matters" in said.output
    assert [m.title for m in search(alice, "北湾").rows] == ["第2件"]
    assert [m.title for m in search(alice, "路灯").rows] == ["第4件", "第3件", "第2件"]
