"""A server that would be unsafe does not start, and says why and what to do."""

import pytest
from click.testing import CliRunner
from django.db.migrations.recorder import MigrationRecorder

from huiyin.interfaces.console import ready, running
from huiyin.interfaces.console.serve import serve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def safe(settings, tmp_path):
    """An installation that may be served; each test spoils one thing."""
    settings.HUIYIN_DATA = tmp_path
    settings.HUIYIN_DEMO = False
    settings.HUIYIN_KEYS_FILE = tmp_path / "keys.json"
    settings.HUIYIN_KEYS_FILE.write_text("{}")
    settings.SECRET_KEY = "long-and-random-enough-for-this-test-0123456789"


@pytest.fixture
def started(monkeypatch):
    """What the server was started with, without starting it."""
    calls = []
    monkeypatch.setattr(running, "run", lambda **options: calls.append(options))
    return calls


def test_a_safe_installation_starts(started):
    result = CliRunner().invoke(serve, ["--port", "9001", "--workers", "3", "--no-worker"])
    assert result.exit_code == 0, result.output
    assert started == [{"host": "127.0.0.1", "port": 9001, "workers": 3, "threads": 2, "with_worker": False}]


def test_the_demo_secret_is_refused_outside_a_demo(settings, started):
    settings.SECRET_KEY = ready.DEMO_SECRET
    result = CliRunner().invoke(serve)
    assert result.exit_code == 1
    assert "everybody knows" in result.output
    assert not started


def test_the_demo_secret_is_the_one_that_settings_use():
    from huiyin.config import environment

    assert ready.DEMO_SECRET == environment.DEMO_SECRET


def test_demo_data_is_refused_outside_a_demo(settings, started):
    (settings.HUIYIN_DATA / ready.DEMO_MARK).write_text("built")
    result = CliRunner().invoke(serve)
    assert result.exit_code == 1
    assert "fictional county" in result.output
    assert not started


def test_a_demo_may_use_both(settings, started):
    settings.HUIYIN_DEMO = True
    settings.SECRET_KEY = ready.DEMO_SECRET
    (settings.HUIYIN_DATA / ready.DEMO_MARK).write_text("built")
    assert CliRunner().invoke(serve).exit_code == 0
    assert started


def test_without_its_keys_it_does_not_start(settings, started):
    settings.HUIYIN_KEYS_FILE.unlink()
    result = CliRunner().invoke(serve)
    assert result.exit_code == 1
    assert "huiyin keys new" in result.output
    assert not started


def test_with_a_migration_missing_it_does_not_start(started):
    MigrationRecorder.Migration.objects.filter(app="matters").order_by("-id")[0].delete()
    result = CliRunner().invoke(serve)
    assert result.exit_code == 1
    assert "huiyin manage migrate" in result.output
    assert not started
