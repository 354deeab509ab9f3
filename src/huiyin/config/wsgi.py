"""The application that the production server loads, with its pages and its law read in before the first visitor comes."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.config.settings")
application = get_wsgi_application()


def read_in() -> None:
    """Read what every request needs, and let the collector of garbage walk over it no more: it stays to the end."""
    from django.conf import settings
    from django.urls import get_resolver

    from huiyin.domain.law.counsel import counsel

    get_resolver().url_patterns  # noqa: B018 - reading it imports every page
    counsel(settings.HUIYIN_PACK, settings.HUIYIN_PLACE or None)
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


read_in()
