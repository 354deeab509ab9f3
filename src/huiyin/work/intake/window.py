"""Who may take something in at the window."""

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import Actor
from huiyin.matters.gate import NotPermitted


def ensure_window(actor: Actor, needs: str) -> None:
    """Raises NotPermitted unless the actor's role carries the permission."""
    if not actor.may(needs):
        raise NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
