"""Signing in: by name and password, locked after five failures, and by a second factor where the office asks for it."""

import re
import time
from types import SimpleNamespace

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from axes.utils import reset
from click.testing import CliRunner
from django.test import Client

from huiyin.interfaces.console.office import office
from tests.named_people import PASSWORD

SIGN_IN = "/desk/sign-in/"


@pytest.fixture
def browser_of(county) -> Client:
    client = Client(enforce_csrf_checks=False)
    client.cookies["huiyin_language"] = "en"
    return client


def signed(client: Client, login: str, password: str):
    return client.post(SIGN_IN, {"login": login, "password": password})


@pytest.fixture(autouse=True)
def one_period(monkeypatch):
    """The half minute for which a code holds does not end in the middle of a test."""
    moment = time.time()
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time", SimpleNamespace(time=lambda: moment))


def code_now(secret: str) -> str:
    """The six digits an authenticator app would show now, by allauth's own functions."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_desk_is_closed_to_strangers(browser_of):
    for path in (
        "/desk/",
        "/desk/all/",
        "/desk/take/letter/",
        "/desk/matters/1/",
        "/desk/notices/",
        "/desk/search/?q=x",
    ):
        answer = browser_of.get(path)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, SIGN_IN), path


def test_alice_signs_in_and_out(browser_of):
    answer = signed(browser_of, "alice", PASSWORD)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert "Alice" in browser_of.get("/desk/").content.decode()
    assert (
        browser_of.get("/desk/account/sign-out/").status_code == 200
    )  # a question, so that a link cannot sign out
    browser_of.post("/desk/account/sign-out/")
    assert browser_of.get("/desk/").status_code == 302


def test_a_wrong_password_is_said_without_telling_whether_the_name_exists(browser_of):
    known = signed(browser_of, "alice", "wrong").content.decode()
    unknown = signed(browser_of, "nobody", "wrong").content.decode()
    said = [re.findall(r"<li>(.*?)</li>", text, re.S) for text in (known, unknown)]
    assert said[0] == said[1] != []


def test_five_failures_lock_the_name_here_and_the_right_password_does_not_open_it(browser_of):
    answers = [signed(browser_of, "alice", f"wrong {n}") for n in range(5)]
    assert [a.status_code for a in answers[:4]] == [200] * 4
    assert answers[4].status_code in (403, 429)
    locked = signed(browser_of, "alice", PASSWORD)
    assert locked.status_code in (403, 429)
    assert "Locked for a while" in locked.content.decode()
    assert browser_of.get("/desk/").status_code == 302
    assert signed(browser_of, "bob", PASSWORD).status_code == 302  # another name is not touched
    reset(username="alice")
    assert signed(Client(), "alice", PASSWORD).status_code == 302


def test_nobody_can_sign_up_or_ask_for_a_new_password_by_mail(browser_of):
    for path in (
        "/desk/account/signup/",
        "/desk/account/password/reset/",
        "/desk/account/email/",
        "/desk/account/login/",
    ):
        assert browser_of.get(path).status_code == 404, path


def test_a_closed_account_does_not_open(browser_of, county):
    county.accounts["carol"].is_active = False
    county.accounts["carol"].save()
    signed(browser_of, "carol", PASSWORD)
    assert browser_of.get("/desk/").status_code == 302


def test_staff_without_a_second_factor_are_led_to_set_it_up_before_anything_else(
    browser_of, settings, a_matter
):
    settings.HUIYIN_SECOND_FACTOR = True
    matter = a_matter("received")
    signed(browser_of, "alice", PASSWORD)
    for path in ("/desk/", f"/desk/matters/{matter.pk}/", "/desk/take/letter/"):
        answer = browser_of.get(path)
        assert (answer.status_code, answer["Location"]) == (302, "/desk/account/second-factor/set-up/"), path
    shown = browser_of.get("/desk/account/second-factor/set-up/")
    assert shown.status_code == 200
    secret = shown.context["form"].secret
    wrong = browser_of.post("/desk/account/second-factor/set-up/", {"code": "000000"})
    assert wrong.status_code == 200 and not Authenticator.objects.exists()
    done = browser_of.post("/desk/account/second-factor/set-up/", {"code": code_now(secret)})
    assert done["Location"] == "/desk/account/recovery-codes/"
    codes = browser_of.get(done["Location"])
    assert codes.content.decode().count("<li><code>") == 10
    assert browser_of.get("/desk/").status_code == 200
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert secret not in str(kept.data), "the secret lies sealed"
    assert get_adapter().decrypt(kept.data["secret"]) == secret


def test_signing_in_with_a_second_factor_asks_for_the_code(browser_of, settings, county):
    settings.HUIYIN_SECOND_FACTOR = True
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(county.accounts["bob"], secret)
    assert signed(browser_of, "bob", PASSWORD)["Location"] == "/desk/account/code/"
    assert browser_of.get("/desk/").status_code == 302, "the password alone opens nothing"
    assert browser_of.post("/desk/account/code/", {"code": "123456"}).status_code == 200
    answer = browser_of.post("/desk/account/code/", {"code": code_now(secret)})
    assert answer["Location"] == "/desk/"
    assert browser_of.get("/desk/").status_code == 200
    refused = browser_of.post("/desk/account/second-factor/take-off/")
    assert Authenticator.objects.filter(user=county.accounts["bob"]).exists(), refused.status_code


def test_a_code_cannot_be_used_twice(browser_of, settings, county):
    settings.HUIYIN_SECOND_FACTOR = True
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(county.accounts["bob"], secret)
    code = code_now(secret)
    signed(browser_of, "bob", PASSWORD)
    assert browser_of.post("/desk/account/code/", {"code": code}).status_code == 302
    second = Client()
    signed(second, "bob", PASSWORD)
    assert second.post("/desk/account/code/", {"code": code}).status_code == 200


def test_the_second_factor_asks_the_database_once_in_a_session(
    browser_of, settings, county, django_assert_num_queries
):
    settings.HUIYIN_SECOND_FACTOR = True
    TOTP.activate(county.accounts["hank"], "JBSWY3DPEHPK3PXP")
    signed(browser_of, "hank", PASSWORD)
    browser_of.post("/desk/account/code/", {"code": code_now("JBSWY3DPEHPK3PXP")})
    browser_of.get("/desk/")
    with django_assert_num_queries(4) as first:
        browser_of.get("/desk/")
    assert not any("mfa_authenticator" in q["sql"] for q in first.captured_queries)


def test_an_administrator_lets_somebody_in_again(browser_of, settings, county):
    settings.HUIYIN_SECOND_FACTOR = True
    TOTP.activate(county.accounts["bob"], "JBSWY3DPEHPK3PXP")
    for n in range(6):
        signed(browser_of, "bob", f"wrong {n}")
    words = "a quiet river in spring"
    helped = CliRunner().invoke(
        office, ["let-in", "bob", "--new-password", "--without-second-factor"], input=f"{words}\n{words}\n"
    )
    assert helped.exit_code == 0 and "a new password is set" in helped.output
    assert signed(browser_of, "bob", PASSWORD).status_code == 200
    assert signed(browser_of, "bob", words).status_code == 302
    assert browser_of.get("/desk/")["Location"] == "/desk/account/second-factor/set-up/"
    assert CliRunner().invoke(office, ["let-in", "nobody"]).exit_code == 1
    weak = CliRunner().invoke(office, ["let-in", "bob", "--new-password"], input="123\n123\n")
    assert weak.exit_code == 1
