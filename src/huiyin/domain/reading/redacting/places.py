"""What tells a place or an office from a person: how it ends, and what stands behind it."""

import re
from functools import cache

from huiyin.domain.reading.redacting.words import either, read_words


def begins_place(text: str, end: int) -> bool:
    """Whether what stands behind makes a place or an office of the stretch that ends here."""
    return _behind().match(text, end) is not None


def ends_like_place(said: str) -> bool:
    """Whether it ends with a character that places end with and given names do not."""
    return len(said) > 1 and said[-1] in read_words("standing.yaml")["last_of_places"]


@cache
def _behind() -> re.Pattern[str]:
    read = read_words("standing.yaml")
    return re.compile(
        rf"(?:[东西南北中上下新老大小]?(?:{either(read['place_words'])})|[东西南北中上下新老]?[{read['place_ends']}](?![{read['place_ends_unless']}]))"
    )
