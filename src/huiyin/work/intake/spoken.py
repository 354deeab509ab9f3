"""What is said aloud is written down and read back before it counts (Art 19)."""

from django.utils.translation import gettext as _

from huiyin.matters.record import Invalid, Problem
from huiyin.work.intake.filing import Filing


def ensure_read_back(filing: Filing) -> None:
    """Raises Invalid unless the record was read back to the person and confirmed."""
    if not filing.read_back:
        text = _(
            "Read the record back to the person and tick that they confirmed it; what is said must be recorded truthfully."
        )
        raise Invalid(Problem("read_back", text))
