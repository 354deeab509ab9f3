"""Tells Django of the tables of hints."""

from django.apps import AppConfig


class HintsConfig(AppConfig):
    """Hints, the models they came from, and what they group."""

    name = "huiyin.services.hints"
    label = "hints"
