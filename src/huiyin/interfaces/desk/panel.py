"""The office's panel of lawyers and experts, as it lists them in a file; a form proposes them and takes other names too."""

from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings


def proposed() -> list[str]:
    """Each adviser as offered for choice: name, field, contact. Empty where the office has no list."""
    path = Path(settings.HUIYIN_PANEL) if settings.HUIYIN_PANEL else None
    return list(_read(str(path), path.stat().st_mtime)) if path and path.is_file() else []


@lru_cache(maxsize=4)
def _read(path: str, _changed: float) -> tuple[str, ...]:
    """The list as it stands in the file now; a file saved anew is read anew."""
    listed = yaml.safe_load(Path(path).read_text(encoding="utf-8")) or []
    return tuple(_line(one) for one in listed if isinstance(one, dict) and one.get("name"))


def _line(one: dict[str, object]) -> str:
    field, contact = str(one.get("field", "")), str(one.get("contact", ""))
    return " · ".join(filter(None, (str(one["name"]), field, contact)))
