"""Tells Django of the tree's table."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Units."""

    name = "huiyin.foundation.units"
    label = "units"
