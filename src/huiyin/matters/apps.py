"""Tells Django of the case file's tables."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Matters."""

    name = "huiyin.matters"
    label = "matters"
