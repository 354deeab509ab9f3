"""What the doctor says about one thing: how it is, what was found, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """Fine; worth knowing; or unsafe, which makes the command fail."""

    FINE = "fine"
    NOTE = "note"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `mend` says what to do about it and is empty when nothing needs doing."""

    name: str
    grade: Grade
    found: str
    mend: str = ""

    def row(self) -> dict[str, str]:
        """The finding for JSON."""
        return {"name": self.name, "grade": self.grade.value, "found": self.found, "mend": self.mend}


def fine(name: str, found: str) -> Finding:
    """Nothing to do."""
    return Finding(name, Grade.FINE, found)


def note(name: str, found: str, mend: str) -> Finding:
    """Worth knowing, not dangerous."""
    return Finding(name, Grade.NOTE, found, mend)


def unsafe(name: str, found: str, mend: str) -> Finding:
    """Somebody could lose data or be exposed."""
    return Finding(name, Grade.UNSAFE, found, mend)
