"""Finding a matter by its number, for somebody who may know of it."""

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import Actor
from huiyin.matters import gate


def numbered(number: str, *, actor: Actor) -> int:
    """The id of the matter with this number. Raises NoSuchMatter; missing and forbidden look the same."""
    wanted = number.strip().upper()
    found: int | None = (
        gate.visible(actor).filter(number=wanted).values_list("pk", flat=True).first() if wanted else None
    )
    if found is None:
        raise gate.NoSuchMatter(
            _("There is no matter %(number)s, or it is not for you.") % {"number": wanted}
        )
    return found
