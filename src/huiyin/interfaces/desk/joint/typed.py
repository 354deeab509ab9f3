"""Names typed quickly, one person a line: name, telephone, address, parted by blanks, commas or tabs in any order."""

import re

from huiyin.matters.together.sealing import Named

_PARTS = re.compile("[\t,;\uff0c\uff1b\u3001|]+|\\s{2,}")
_DIGITS = re.compile(r"[\d\s\-+()（）]{5,}")


def people_in(text: str) -> tuple[Named, ...]:
    """Everybody in the text, with the number of their line; what is wrong with one is for the list to say."""
    found = []
    for number, line in enumerate(text.replace("\r", "\n").replace("\x00", "").split("\n"), start=1):
        if line.strip():
            found.append(_one(line.strip(), number))
    return tuple(found)


def _one(line: str, number: int) -> Named:
    parts = [part.strip() for part in _PARTS.split(line) if part.strip()]
    if len(parts) == 1:
        parts = _by_blanks(parts[0])
    phone = next((part for part in parts[1:] if _DIGITS.fullmatch(part)), "")
    rest = [part for part in parts[1:] if part != phone]
    return Named(parts[0] if parts else "", phone, " ".join(rest), number)


def _by_blanks(line: str) -> list[str]:
    """A name may hold blanks of its own, so only what follows it as a number or as the last part is taken off."""
    found = re.search(r"(?<=\s)[\d+][\d\-+()\s]{4,}(?=\s|$)", f"{line} ")
    if found:
        before, after = line[: found.start()].strip(), line[found.end() :].strip()
        return [before, found.group(0).strip(), *([after] if after else [])]
    name, _blank, rest = line.partition(" ")
    return [name, rest.strip()] if rest.strip() and not line.isascii() else [line]
