"""`huiyin figures`: builds the facts, says how they stand, computes a measure as the public may read it."""

import shutil

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone

from huiyin.interfaces.console.doctor import life
from huiyin.interfaces.console.doctor.finding import Grade
from huiyin.interfaces.console.figures.command import figures
from huiyin.services.analytics.asking import measures
from huiyin.services.analytics.facts import refreshing, store


@pytest.fixture(autouse=True)
def no_facts():
    shutil.rmtree(store.place(), ignore_errors=True)
    yield
    shutil.rmtree(store.place(), ignore_errors=True)


def run(*words: str) -> Result:
    """The command as it is typed."""
    return CliRunner().invoke(figures, words)


def test_without_facts_it_says_what_to_do(db):
    for words in (("status",), ("compact",)):
        said = run(*words)
        assert said.exit_code == 1 and "huiyin figures rebuild" in said.output


def test_facts_are_built_counted_and_put_together(a_matter):
    matter = a_matter("accepted")
    a_matter("received")
    assert "2 件 matters" in run("rebuild").output
    refreshing.note_change(matter.pk, 1)
    assert "again: 1" in run("status").output
    refreshing.refresh_some(timezone.now())
    said = run("status").output
    assert "changed since: 1" in said and "again: 0" in said
    assert "2 件 matters" in run("compact").output
    assert "changed since: 0" in run("status").output


def test_one_measure_is_computed_with_its_question(a_matter):
    a_matter("received", kind="appeal")
    run("rebuild")
    said = run("show", "matters_received", "--first", "2026-01-01", "--last", "2026-12-31", "--by", "channel")
    assert said.output.splitlines()[0] == "online\t1\t(1)" and "SELECT" in said.output
    assert all(one.name in run("show").output for one in measures()[:3])
    wrong = run("show", "matters_received", "--by", "account")
    assert wrong.exit_code == 1 and "not divided by account" in wrong.output


def test_the_doctor_says_how_the_facts_stand(a_matter):
    matter = a_matter("received")
    assert life.facts().grade is Grade.NOTE and "rebuild" in life.facts().mend
    run("rebuild")
    assert life.facts().grade is Grade.FINE and life.facts().found.startswith("1 matters counted")
    refreshing.note_change(matter.pk, 1)
    refreshing.refresh_some(timezone.now())
    assert life.facts().found.endswith("1 changed since")
