"""Which reports a reader has: those of their own unit, and with supervision of the offices under it."""

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.gate import units_of
from huiyin.services.analytics.models import SituationReport

SHOWN = 100


def reports_of(actor: StaffActor) -> list[SituationReport]:
    """The newest first."""
    rows = SituationReport.objects.filter(unit_id__in=units_of(actor)).select_related("unit")
    return list(rows.defer("figures", "sections").order_by("-last", "-id")[:SHOWN])


def report_of(report_id: int, actor: StaffActor) -> SituationReport | None:
    """One of them; None where there is none for this reader."""
    if report_id >= 2**63:
        return None
    rows = SituationReport.objects.filter(unit_id__in=units_of(actor)).select_related("unit")
    return rows.filter(pk=report_id).first()
