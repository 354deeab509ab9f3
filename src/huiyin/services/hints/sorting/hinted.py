"""What is suggested for one field of a form, as it is shown and as it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huiyin.domain.reading.sorting.suggested import Suggested


@dataclass(frozen=True, slots=True)
class Hinted:
    """What is suggested for one field: the best first, and the version of what suggested it."""

    kind: str  # category, unit, place
    values: tuple[Suggested, ...]
    version: str

    def data(self) -> list[dict[str, Any]]:
        """The values as they are kept."""
        return [
            {"value": one.label, "confidence": round(one.confidence, 3), "words": list(one.words)}
            for one in self.values
        ]

    @classmethod
    def of(cls, kind: str, values: Sequence[Mapping[str, Any]], version: str) -> Hinted:
        """The same from values as they are kept."""
        said = (Suggested(str(v["value"]), float(v["confidence"]), tuple(v["words"])) for v in values)
        return cls(kind, tuple(said), version)
