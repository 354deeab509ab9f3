"""A pack is read by hundreds of tests, each time with one file changed: what is unchanged is parsed once and copied."""

import pickle
from typing import Any

import yaml

from huiyin.domain.law.load import source


class Remembered:
    """PyYAML for the reader of packs; whoever reads gets a copy of their own, and a fault is found anew each time."""

    def __init__(self) -> None:
        self._read: dict[bytes, bytes] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(yaml, name)

    def load(self, text: bytes, Loader: Any) -> Any:
        """What the text holds."""
        if text not in self._read:
            self._read[text] = pickle.dumps(yaml.load(text, Loader=Loader), pickle.HIGHEST_PROTOCOL)
        return pickle.loads(self._read[text])


def remember() -> None:
    """Let the packs be read so for the rest of this process."""
    if not isinstance(source.yaml, Remembered):
        source.yaml = Remembered()  # type: ignore[assignment]
