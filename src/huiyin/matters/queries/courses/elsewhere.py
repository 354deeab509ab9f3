"""Where a matter was handed to or came from: the other installation, its fingerprint, the number there."""

from dataclasses import dataclass

from huiyin.matters.models import Relation

HANDED_TO, CAME_FROM = "handed_to", "came_from"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another installation by name and fingerprint, and the matter's number there, once it is known."""

    name: str
    mark: str
    number: str = ""

    def written(self) -> str:
        """As a relation keeps it; a name holds no bar."""
        return f"{self.name.replace('|', ' ')}|{self.mark}|{self.number}"


def elsewhere(row: Relation) -> Elsewhere:
    """A relation's other end."""
    name, _, rest = row.elsewhere.partition("|")
    mark, _, number = rest.partition("|")
    return Elsewhere(name, mark, number)
