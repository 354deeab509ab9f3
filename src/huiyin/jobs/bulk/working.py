"""Working off bulk runs, one matter at a time: killed anywhere, the next worker goes on and does nothing twice."""

import logging
from datetime import datetime

from django.db import Error, transaction
from django.db.models import F
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from huiyin.domain.law.terms import LawError
from huiyin.foundation.people.actor import SystemActor, actor_of
from huiyin.foundation.people.models import Account
from huiyin.jobs.bulk.acts import ACTS, Actor, InBulk
from huiyin.jobs.bulk.asking import SYSTEM
from huiyin.matters.failures import Invalid, NoSuchMatter, NotOnYourDesk, NotPermitted, Refused
from huiyin.matters.models import BulkRun, BulkStep
from huiyin.matters.queries.since import already

DONE, REFUSED, WAITING = "done", "refused", "waiting"
log = logging.getLogger(__name__)


def waits() -> bool:
    """Whether any run goes on; looking first costs nobody the lock."""
    return BulkRun.objects.filter(ended_at=None).exists()


def work_one(now: datetime) -> bool:
    """Do one matter of the run that is done soonest; False when there is none.

    The act and the note that it was done are two transactions. A worker killed between them leaves the step waiting;
    done again with the same key, the act gives the event of the first time and writes nothing.
    """
    run = BulkRun.objects.filter(ended_at=None).order_by("total", "id").first()
    if run is None:
        return False
    actor = _actor(run)
    step = BulkStep.objects.filter(run_id=run.pk, state=WAITING).order_by("matter_id").first()
    if actor is None or step is None:
        BulkRun.objects.filter(pk=run.pk, ended_at=None).update(ended_at=now)
        return True
    with override(run.params.get("language") or "zh-hans"):
        state, words = _do(run, step, actor, now)
    _note(run, step, state, words, now)
    return True


def _actor(run: BulkRun) -> Actor | None:
    """Who asked for the run, with what they may do now; None when the account was closed since."""
    if run.made_by == SYSTEM:
        return SystemActor()
    account = Account.objects.filter(pk=run.made_by, is_active=True).first()
    return actor_of(account) if account else None


def _do(run: BulkRun, step: BulkStep, actor: Actor, now: datetime) -> tuple[str, str]:
    act, key = ACTS[run.act], f"bulk:{run.pk}:{step.matter_id}"
    try:
        if not isinstance(actor, SystemActor) and not actor.may(act.needs):
            raise NotPermitted(_("Your role does not carry this. Ask your administrator if it should."))
        act.do(actor, now, step.matter_id, run.params, key)
    except Error:
        raise
    except Exception as failure:
        if already(run.act, key) or _is_moot(failure, act):  # somebody was faster with this very matter
            return DONE, ""
        return REFUSED, _words(failure, run, step)
    return DONE, ""


def _is_moot(failure: Exception, act: InBulk) -> bool:
    return isinstance(failure, Refused) and failure.refusal.code in act.moot


def _words(failure: Exception, run: BulkRun, step: BulkStep) -> str:
    """What is kept beside a matter that was not done: the refusal's own words."""
    if isinstance(failure, Refused):
        language = get_language() or "zh-hans"
        return f"{failure.refusal.reason.say(language)} {failure.refusal.mend.say(language)}"
    if isinstance(failure, Invalid):
        return " ".join(str(problem.message) for problem in failure.problems)
    if isinstance(failure, NoSuchMatter | NotOnYourDesk | NotPermitted):
        return str(failure)
    if isinstance(failure, LawError):
        return _("The regulation under which this matter was taken in does not know this step.")
    log.warning("bulk run %s, matter %s: %s", run.pk, step.matter_id, type(failure).__name__)
    return _("A fault on our side; nothing was changed. Tell your administrator.")


def _note(run: BulkRun, step: BulkStep, state: str, words: str, now: datetime) -> None:
    """Note how the step went, once however many workers had it in hand; the last one ends the run."""
    counted = {"done": F("done") + 1} if state == DONE else {"failed": F("failed") + 1}
    with transaction.atomic():
        mine = BulkStep.objects.filter(run_id=run.pk, matter_id=step.matter_id, state=WAITING)
        if mine.update(state=state, words=words):
            rows = BulkRun.objects.filter(pk=run.pk)
            rows.update(**counted)
            rows.filter(ended_at=None, total__lte=F("done") + F("failed")).update(ended_at=now)
