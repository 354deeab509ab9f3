"""Tells Django of the shared shell's templates, static files and tags."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The shell."""

    name = "huiyin.interfaces.ui"
    label = "ui"
