"""What the page of oversight leads to: one row for each room, shown to whom it serves and where the law has it."""

from collections.abc import Iterator

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.causes.section import CAUSES
from huiyin.interfaces.desk.checks.section import SECTION as CHECKS
from huiyin.interfaces.desk.figures.section import FIGURES
from huiyin.interfaces.desk.hints.recurring.section import SECTION as RECURRING
from huiyin.interfaces.desk.hints.same.section import SECTION as SAME
from huiyin.interfaces.desk.late.section import SECTION as LATE
from huiyin.interfaces.desk.oversight.section import Section
from huiyin.interfaces.desk.reports.section import RELEASES, REPORTS
from huiyin.interfaces.desk.screening.section import OWN_FILES
from huiyin.interfaces.desk.sought.section import SOUGHT
from huiyin.interfaces.desk.supervision.section import SUPERVISION
from huiyin.interfaces.desk.systemic.section import SYSTEMIC
from huiyin.matters.asking import counsel_for_new

SECTIONS: list[Section] = [
    LATE,
    SUPERVISION,
    CAUSES,
    RECURRING,
    SAME,
    CHECKS,
    SYSTEMIC,
    FIGURES,
    *OWN_FILES,
    REPORTS,
    RELEASES,
    SOUGHT,
]


def sections_for(actor: StaffActor) -> Iterator[Section]:
    """Those the actor may open, in the order of the table."""
    law = counsel_for_new()
    for one in SECTIONS:
        if any(actor.may(p) for p in one.permissions) and (not one.act or law.knows(one.act)):
            yield one
