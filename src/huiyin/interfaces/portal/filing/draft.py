"""The draft of a filing: what was typed, as typed, sealed in the session until it is sent or thrown away."""

import json
import secrets
from dataclasses import asdict, dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from huiyin.foundation.files.keep import KeptFile
from huiyin.foundation.vault.seal import CannotOpen, seal, unseal

PLACE = "draft"
LONGEST = 120_000  # characters kept of one field, also where that is more than can be filed
MOST_FIELDS = 80


@dataclass(slots=True)
class Draft:
    """Typed words by step, files already kept, and the key that makes sending it twice harmless."""

    key: str
    typed: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    files: list[dict[str, Any]] = field(default_factory=list)

    def words(self, step: str) -> MultiValueDict[str, str]:
        """What was typed at a step, in the shape of a submitted form."""
        return MultiValueDict(self.typed.get(step, {}))

    def take(self, step: str, sent: QueryDict) -> None:
        """Keep what a step sent. NUL goes at once: no database can hold it."""
        names = [name for name in sent if name != "csrfmiddlewaretoken"][:MOST_FIELDS]
        self.typed[step] = {n: [v.replace("\x00", "")[:LONGEST] for v in sent.getlist(n)] for n in names}

    @property
    def kept(self) -> tuple[KeptFile, ...]:
        """The files as the act wants them."""
        return tuple(KeptFile(**f) for f in self.files)

    def add_file(self, file: KeptFile) -> None:
        """Remember a kept file; the same content is listed once."""
        if all(f["sha256"] != file.sha256 for f in self.files):
            self.files.append(asdict(file))


def fresh() -> Draft:
    """A draft with nothing in it."""
    return Draft(key=secrets.token_urlsafe(24))


def load(request: HttpRequest) -> Draft | None:
    """The draft of this browser, if there is one that can be opened."""
    sealed = request.session.get(PLACE)
    if not sealed:
        return None
    try:
        return Draft(**json.loads(unseal(sealed, PLACE)))
    except (CannotOpen, ValueError, TypeError):  # sealed by a key that is gone, or by another version
        return None


def save(request: HttpRequest, draft: Draft) -> None:
    """Keep the draft, sealed: it names people."""
    request.session[PLACE] = seal(json.dumps(asdict(draft), ensure_ascii=False), PLACE)


def drop(request: HttpRequest) -> None:
    """Throw the draft away."""
    request.session.pop(PLACE, None)
