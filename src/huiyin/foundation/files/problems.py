"""What can be wrong with an upload: a code with its parameters, and the refusal that carries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One thing wrong with one file; `messages.explain` puts it into words.

    `code` is a key of `messages.TEXTS`; `name` is the (safe) name of the file for the reader.
    """

    code: str
    name: str = ""
    params: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))


class FileRefused(Exception):
    """The file is not taken; `problem` says what, why and (through messages) what to do."""

    def __init__(self, code: str, name: str = "", **params: str | int) -> None:
        self.problem = FileProblem(code, name, MappingProxyType(params))
        super().__init__(code)

    def about(self, name: str) -> FileRefused:
        """Return the same refusal carrying the name of the file it is about."""
        return FileRefused(self.problem.code, name, **dict(self.problem.params))
