"""What every template may use: the languages to switch between and whether this is a demo; it reads no database."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

# Each language by its own name, as its readers look for it.
OWN_NAMES = {"zh-hans": "简体", "zh-hant": "繁體", "en": "English"}


def house(request: HttpRequest) -> dict[str, Any]:
    """`language`, `languages` (code, own name, address of this page in it, whether it is spoken now) and `is_demo`."""
    now = getattr(request, "LANGUAGE_CODE", None) or get_language() or settings.LANGUAGE_CODE
    return {
        "language": get_language() or settings.LANGUAGE_CODE,
        "languages": [
            (code, OWN_NAMES.get(code, code), _address(request, code), code == now)
            for code, _ in settings.LANGUAGES
        ],
        "is_demo": settings.HUIYIN_DEMO,
    }


def _address(request: HttpRequest, code: str) -> str:
    query = request.GET.copy()
    query["lang"] = code
    return f"{request.path}?{query.urlencode()}"
