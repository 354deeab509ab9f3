"""The channels of this installation, each behind its port, chosen by an address in the settings."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from huiyin.services.notices.channels.folder import Folder
from huiyin.services.notices.channels.recorded import Recorded
from huiyin.services.notices.channels.smtp import Smtp
from huiyin.services.notices.ports import Port

EMAIL, SMS, WECOM = "email", "sms", "wecom"
SETTINGS = {EMAIL: "EMAIL_URL", SMS: "HUIYIN_SMS_URL", WECOM: "HUIYIN_WECOM_URL"}
ADAPTERS: dict[str, Callable[[Any], Port]] = {
    "smtp": Smtp,
    "smtps": Smtp,
    "file": lambda parts: Folder(Path(parts.path)),
    "recorded": lambda parts: Recorded(Path(parts.path)),
    "python": lambda parts: _own(parts.path),
}


def open_channels() -> frozenset[str]:
    """The names of the channels this installation has an address for."""
    return frozenset(name for name, setting in SETTINGS.items() if getattr(settings, setting, ""))


def channel(name: str) -> Port:
    """The adapter of a channel. Raises ImproperlyConfigured with the setting's name when its address is not understood."""
    address: str = getattr(settings, SETTINGS[name], "")
    parts = urlsplit(address)
    adapter = ADAPTERS.get(parts.scheme)
    if adapter is None:
        known = ", ".join(f"{scheme}:" for scheme in ADAPTERS)
        raise ImproperlyConfigured(
            f"{SETTINGS[name]} begins with {parts.scheme!r}; it must begin with one of {known}"
        )
    return adapter(parts)


def _own(path: str) -> Port:
    module, _, attribute = path.rpartition(":")
    made: Port = getattr(import_module(module), attribute)()
    return made
