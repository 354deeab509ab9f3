"""Tells Django of the tables of reports."""

from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    """Reports on a period; the facts themselves lie in files beside the database."""

    name = "huiyin.services.analytics"
    label = "analytics"
