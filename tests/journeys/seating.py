"""Somebody sits down at the desk with a session that is theirs already; typing one's way in is tested where it belongs."""

from django.conf import settings
from django.test import Client

from huiyin.foundation.people.models import Account
from huiyin.interfaces.ui.language import COOKIE


def seated(page, login: str, path: str = "", language: str = "zh-hans"):
    """The page of somebody signed in, opened at a path of the desk."""
    client = Client()
    account = Account.objects.get(login=login)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    held = {settings.SESSION_COOKIE_NAME: client.session.session_key, COOKIE: language}
    page.context.add_cookies([{"name": n, "value": v, "url": page.house} for n, v in held.items()])
    page.goto(f"/desk/{path}", wait_until="domcontentloaded")
    return page
