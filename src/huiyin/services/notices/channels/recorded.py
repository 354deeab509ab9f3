"""The recorded fake of a port: one JSON line a message, never a second one for the same mark."""

import fcntl
import json
import os
from pathlib import Path
from typing import IO

from huiyin.services.notices.ports import Message


class Recorded:
    """Writes what would have been sent; stands in for SMS and WeCom until an office has a contract with a provider."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._marks: set[str] = set()
        self._read_to = 0

    def send(self, message: Message) -> None:
        """Write one line, unless the mark has one already. A line torn by a power cut is cut off first."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self._read_on(file)
            if message.mark in self._marks:
                return
            row = {"mark": message.mark, "to": message.to, "subject": message.subject, "text": message.text}
            file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _read_on(self, file: IO[bytes]) -> None:
        if os.fstat(file.fileno()).st_size < self._read_to:  # somebody emptied the file
            self._marks, self._read_to = set(), 0
        file.seek(self._read_to)
        for line in file:
            if not line.endswith(b"\n"):
                file.truncate(self._read_to)
                break
            self._read_to += len(line)
            self._marks.add(json.loads(line)["mark"])
