"""A base of its own for a measurement: Django set up, keys made where there are none, every table there."""

import os


def ready() -> None:
    """Make it so; a base that is there already is kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from huiyin.foundation.vault import keys

    if not settings.HUIYIN_KEYS_FILE.exists():
        keys.create(settings.HUIYIN_KEYS_FILE)
    call_command("migrate", verbosity=0)
