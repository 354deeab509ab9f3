"""Asking for a bulk run, and stopping one; the worker does the rest."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor, SystemActor
from huiyin.jobs.bulk.acts import ACTS
from huiyin.matters.gate import NotPermitted
from huiyin.matters.models import BulkRun, BulkStep
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.identity import fresh_id

MOST = 5_000  # matters of a run that staff ask for; a house measure, so that one click has an end
SYSTEM = 0  # `made_by` of a run that the command line asked for


def ask_for(
    actor: StaffActor | SystemActor,
    act: str,
    params: dict[str, Any],
    matter_ids: Sequence[int],
    *,
    at: datetime,
    key: str = "",
) -> BulkRun:
    """A new run over the matters, or the one asked for earlier with this key. Raises Invalid, NotPermitted."""
    by = actor.account_id if isinstance(actor, StaffActor) else SYSTEM
    if by != SYSTEM and not actor.may(ACTS[act].needs):
        raise NotPermitted(_("Your role does not carry this. Ask your administrator if it should."))
    chosen = sorted(set(matter_ids))
    _check(len(chosen), bounded=by != SYSTEM)
    with transaction.atomic():
        earlier = BulkRun.objects.filter(made_by=by, params__key=key).first() if key else None
        if earlier is not None:
            return earlier
        kept = {**params, "key": key, "language": get_language() or "zh-hans"}
        run = BulkRun.objects.create(
            id=fresh_id(at), act=act, params=kept, made_by=by, made_at=at, total=len(chosen)
        )
        BulkStep.objects.bulk_create([BulkStep(run_id=run.pk, matter_id=pk) for pk in chosen], batch_size=500)
    return run


def stop(run_id: int, *, actor: StaffActor, at: datetime) -> bool:
    """Let a run of the actor's own do nothing more; False when there is none that still goes on."""
    rows = BulkRun.objects.filter(pk=run_id, made_by=actor.account_id, ended_at=None)
    return rows.update(ended_at=at) > 0


def _check(count: int, *, bounded: bool) -> None:
    if count == 0:
        raise Invalid(Problem("matters", _("No matter is chosen. Tick at least one.")))
    if bounded and count > MOST:
        text = _("These are more than %(most)d matters. Narrow the list and do it in parts.")
        raise Invalid(Problem("matters", text % {"most": MOST}))
