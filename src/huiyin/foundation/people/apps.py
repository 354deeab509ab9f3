"""Tells Django of the accounts."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts and roles."""

    name = "huiyin.foundation.people"
    label = "people"
