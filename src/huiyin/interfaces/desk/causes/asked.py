"""What is asked of a unit here: matters it drew wait to be read again."""

from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.oversight.asking import AskedOfUs
from huiyin.matters.queries.causes.waiting import to_read_again


def readings_asked(actor: StaffActor, on: date) -> list[AskedOfUs]:
    """One line for all that wait."""
    number = to_read_again(actor).count()
    if not number:
        return []
    text = ngettext("%(n)d matter waits to be coded again", "%(n)d matters wait to be coded again", number)
    return [AskedOfUs(text % {"n": number}, reverse("desk:causes"), None, "target")]
