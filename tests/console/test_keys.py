"""`huiyin keys`: made once, never replaced, rotated without losing what was sealed before."""

import json

import pytest
from click.testing import CliRunner

from huiyin.foundation.vault.seal import seal, unseal
from huiyin.interfaces.console.keys import keys


@pytest.fixture
def path(settings, tmp_path):
    settings.HUIYIN_KEYS_FILE = tmp_path / "keys.json"
    return settings.HUIYIN_KEYS_FILE


def test_new_writes_a_file_only_its_owner_reads(path):
    assert CliRunner().invoke(keys, ["new"]).exit_code == 0
    assert path.stat().st_mode & 0o777 == 0o600
    assert json.loads(path.read_text())["current"] == "k1"


def test_new_never_replaces_a_file(path):
    CliRunner().invoke(keys, ["new"])
    before = path.read_bytes()
    result = CliRunner().invoke(keys, ["new"])
    assert result.exit_code == 1
    assert "exists already" in result.output
    assert path.read_bytes() == before


def test_rotating_keeps_what_was_sealed(path):
    CliRunner().invoke(keys, ["new"])
    old = seal("Lin Xiaohe", "party.name")
    assert CliRunner().invoke(keys, ["rotate"]).exit_code == 0
    fresh = seal("Lin Xiaohe", "party.name")
    assert ".k1." in old
    assert ".k2." in fresh
    assert unseal(old, "party.name") == unseal(fresh, "party.name") == "Lin Xiaohe"


def test_rotating_without_a_file_is_refused(path):
    result = CliRunner().invoke(keys, ["rotate"])
    assert result.exit_code == 1
    assert "Restore it from your backup" in result.output
    assert not path.exists()
