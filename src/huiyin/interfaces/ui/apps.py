"""Tells Django of the shared shell's templates, static files and tags."""

from django.apps import AppConfig

from huiyin.interfaces.ui.catalogue import make_one

make_one()  # as soon as this is read: the first model of Django's own asks for a text


class UiConfig(AppConfig):
    """The shell."""

    name = "huiyin.interfaces.ui"
    label = "ui"
