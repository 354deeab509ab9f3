"""Tells Django of the desk's templates, tags and static files."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk."""

    name = "huiyin.interfaces.desk"
    label = "desk"
