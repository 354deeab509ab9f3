"""A letter of several pictures: its texts one after the other, as clerks read them through."""

from __future__ import annotations

from huiyin.matters.models import Attachment
from huiyin.services.hints.scanning.keeping import CORRECTED, scans_of


def whole_letter(picture: Attachment) -> str:
    """The corrected texts of the pictures that came with this one and of their pages, in their order; the caller has asked the gate."""
    together = Attachment.objects.filter(matter_id=picture.matter_id, item_no=picture.item_no).order_by("no")
    numbers = list(together.values_list("no", flat=True))
    known = scans_of(picture.matter_id, numbers)
    pages = [one for no in numbers for one in known.get(no, ())]
    return "\n\n".join(one.corrected for one in pages if one.state == CORRECTED)
