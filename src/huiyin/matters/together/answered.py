"""Whether the answer that stands has reached a signer: one given anew after a review has to reach them anew."""

from datetime import date

from huiyin.matters.models import Matter, Signer


def had_answer(matter: Matter, row: Signer) -> date | None:
    """The day the answer that stands reached them; None where only an earlier one did, or none."""
    decided = matter.moments.get("decided", "")
    return row.served_on if row.served_on and row.served_on.isoformat() >= decided else None
