"""Tells Django of the portal's templates."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The portal."""

    name = "huiyin.interfaces.portal"
    label = "portal"
