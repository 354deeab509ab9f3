"""Papers between offices about whose matter it is, and the report on what was assigned."""

from huiyin.domain.letters.kinds.routing import (
    arbitration_decision,
    closing_report,
    objection_letter,
    objection_reply,
)

MODULES = (objection_letter, objection_reply, arbitration_decision, closing_report)
