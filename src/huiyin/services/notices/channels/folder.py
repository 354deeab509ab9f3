"""E-mail into a folder, one file a message, for a demo or for an office whose mail is fetched from files."""

import os
from hashlib import sha256
from pathlib import Path

from huiyin.services.notices.channels.letter import letter
from huiyin.services.notices.ports import Message


class Folder:
    """Writes each message once: a repeat finds the file of its mark and leaves it alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: Message) -> None:
        """Put the message in the folder, whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = self._folder / f"{sha256(message.mark.encode()).hexdigest()[:32]}.eml"
        if name.exists():
            return
        part = name.with_suffix(f".{os.getpid()}.part")
        with part.open("wb") as file:
            file.write(letter(message).message().as_bytes())
            file.flush()
            os.fsync(file.fileno())
        part.replace(name)
