"""Tells Django of the notices' tables."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices and their deliveries."""

    name = "huiyin.services.notices"
    label = "notices"
