"""`huiyin doctor` names what is unsafe, and the mend; each test spoils one thing in a safe installation."""

import json
import os
import time
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from huiyin.foundation.ledger.models import Outbox
from huiyin.foundation.people.models import Account, Role
from huiyin.foundation.vault import keys
from huiyin.interfaces.console import doctor as command
from huiyin.interfaces.console import ready
from huiyin.interfaces.console.doctor import examine, ground, hands, law, life, pages, safety
from huiyin.interfaces.console.doctor.finding import Grade

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def safe(settings, tmp_path):
    data = tmp_path / "data"
    data.mkdir(mode=0o750)
    settings.HUIYIN_DATA = data
    settings.HUIYIN_DEMO = False
    settings.DEBUG = False
    settings.HUIYIN_KEYS_FILE = tmp_path / "keys" / "keys.json"
    keys.create(settings.HUIYIN_KEYS_FILE)
    settings.SECRET_KEY = "long-and-random-enough-for-this-test-0123456789"
    settings.HUIYIN_URL = "https://xinfang.example.cn"
    settings.ALLOWED_HOSTS = ["xinfang.example.cn"]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.HUIYIN_SECOND_FACTOR = True


def test_a_safe_installation_has_nothing_unsafe():
    unsafe = [f for f in examine() if f.grade is Grade.UNSAFE and f.name not in {"assets", "catalogues"}]
    assert not unsafe


def test_every_finding_that_is_not_fine_says_what_to_do(settings):
    settings.HUIYIN_URL = "http://x"
    settings.DEBUG = True
    assert all(finding.mend for finding in examine() if finding.grade is not Grade.FINE)


def spoil_debug(settings):
    settings.DEBUG = True
    return safety.error_pages


def spoil_hosts(settings):
    settings.ALLOWED_HOSTS = ["*"]
    return safety.hosts


def spoil_https(settings):
    settings.HUIYIN_URL = "http://xinfang.example.cn"
    return safety.https


def spoil_cookies(settings):
    settings.SESSION_COOKIE_SECURE = False
    return safety.cookies


def spoil_second_factor(settings):
    settings.HUIYIN_SECOND_FACTOR = False
    return safety.second_factor


def spoil_secret(settings):
    settings.SECRET_KEY = "abc" * 20
    return safety.secret_key


def spoil_secret_with_the_demo_s(settings):
    settings.SECRET_KEY = ready.DEMO_SECRET
    return safety.secret_key


def spoil_keys_by_losing_them(settings):
    settings.HUIYIN_KEYS_FILE.unlink()
    return safety.key_file


def spoil_keys_by_breaking_them(settings):
    settings.HUIYIN_KEYS_FILE.write_text("{}")
    return safety.key_file


def spoil_keys_by_opening_them(settings):
    settings.HUIYIN_KEYS_FILE.chmod(0o644)
    return safety.key_file


def spoil_demo_data(settings):
    (settings.HUIYIN_DATA / ready.DEMO_MARK).write_text("built")
    return safety.demo_data


def spoil_data_folder(settings):
    settings.HUIYIN_DATA.chmod(0o777)
    return ground.data_folder


def spoil_templates(settings):
    settings.HUIYIN_TEMPLATES = str(settings.HUIYIN_DATA / "nowhere")
    return pages.templates


def spoil_pack(settings):
    settings.HUIYIN_PACK = "no_such_pack"
    return law.pack


def spoil_worker(settings):
    beat = settings.HUIYIN_DATA / "worker.beat"
    beat.touch()
    os.utime(beat, (time.time() - 600, time.time() - 600))
    return life.worker


def spoil_outbox(settings):
    Outbox.objects.create(chain=1, seq=1, act="accept", at=datetime.now(UTC) - timedelta(hours=1))
    return life.waiting


def spoil_announcements(settings):
    Outbox.objects.create(chain=1, seq=1, act="accept", at=datetime.now(UTC), tries=10)
    return life.parked


SPOILT = [function for name, function in list(globals().items()) if name.startswith("spoil_")]


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda function: function.__name__)
def test_what_is_unsafe_is_found(spoil, settings):
    check = spoil(settings)
    finding = check()
    assert finding.grade is Grade.UNSAFE
    assert finding.mend


def test_an_old_sqlite_is_found(monkeypatch):
    if ground.connection.vendor != "sqlite":
        assert ground.safe_sqlite().grade is Grade.FINE
        return
    monkeypatch.setattr(ground.sqlite3, "sqlite_version", "3.40.1")
    assert ground.safe_sqlite().grade is Grade.UNSAFE
    monkeypatch.setattr(ground.sqlite3, "sqlite_version", "3.51.3")
    assert ground.safe_sqlite().grade is Grade.FINE


def test_a_check_that_fails_hides_no_other(monkeypatch):
    def broken():
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr(life, "CHECKS", (broken, life.mail))
    findings = list(examine())
    assert [f.grade for f in findings if "on fire" in f.found] == [Grade.UNSAFE]
    assert findings[-1].name == "mail"


def test_the_exit_code_tells_a_monitor(settings):
    settings.DEBUG = True
    result = CliRunner().invoke(command.doctor, ["--json"])
    assert result.exit_code == 1
    rows = {row["name"]: row for row in json.loads(result.output)}
    assert rows["error pages"]["grade"] == "unsafe"
    assert rows["https"]["grade"] == "fine"


def test_a_unit_in_which_nobody_may_sign_is_named(county):
    office = county.units["discipline"].full_name
    found = hands.signatures()
    assert found.grade is Grade.NOTE and "nobody may sign" not in found.found
    assert office in found.found, "frank signs there, but nobody as its head"
    county.accounts["frank"].roles.set(Role.objects.filter(code="reports_officer"))
    found = hands.signatures()
    assert f"nobody may sign for {office}" in found.found and "huiyin office account" in found.mend
    assert county.units["labour"].full_name not in found.found.split(";")[0], "the county above signs for it"
    county.accounts["frank"].roles.set(Role.objects.filter(code__in=["reports_officer", "head"]))
    assert office not in hands.signatures().found


def test_where_everybody_has_a_head_nothing_is_noted(county):
    for name in ("alice", "bob", "carol", "eve", "frank", "ruth", "rita"):
        county.accounts[name].roles.add(Role.objects.get(code="head"))
    assert hands.signatures().grade is Grade.FINE
    Account.objects.filter(login__in=["frank"]).update(is_active=False)
    assert hands.signatures().grade is Grade.FINE, "where nobody handles, nobody has to sign"
