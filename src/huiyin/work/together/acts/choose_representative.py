"""Note a representative whom the people chose (Art 20): at most the law's number, for something, from when, until when."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Representative
from huiyin.matters.opinions.waiving import waived
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.children import add
from huiyin.matters.record.writing import write
from huiyin.matters.together.speaking import brought_or_signed, speaking_now
from huiyin.work.together.mandates import Mandate, count, end
from huiyin.work.together.signing import WINDOW, short


@act
def choose_representative(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    mandate: Mandate,
    replaces: int | None = None,
    key: str | None = None,
) -> Event:
    """Write the mandate; `replaces` is the number of the one that it takes the place of. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=WINDOW)
    gate.ensure_keeper(matter, actor)
    on, scope = local_day(at), short(clean(mandate.scope), field="scope", longest=500)
    _check_days(mandate, at)
    now = speaking_now(matter, on)
    old = next((row for row in now if row.no == replaces), None)
    if replaces is not None and old is None:
        raise Invalid(Problem("replaces", _("Whom they replace does not represent now.")))
    known = counsel_for(matter)
    who = (mandate.signer, mandate.party)
    given = {
        "represents": brought_or_signed(matter, *who),
        "represents_now": any((row.signer_no, row.party_no) == who for row in now),
        "representatives": len(now) - (1 if old else 0),
        "chosen_how": mandate.chosen_how if mandate.chosen_how in known.group("chosen_ways") else "",
        "scope": scope,
        "waives_rights": bool(waived(scope, known)),
    }
    asked = ask("choose_representative", matter, actor=actor, at=at, **given)
    if old is not None:
        end(matter, old, on=on, why=_("another was chosen"))
    row = add(
        Representative,
        matter,
        signer_no=mandate.signer,
        party_no=mandate.party,
        scope=scope,
        chosen_how=mandate.chosen_how,
        since=mandate.since,
        until=mandate.until,
    )
    number = count(matter, on)
    return write(
        matter, asked, actor=actor, at=at, public={"representatives": number}, inner={"mandate": row.no}
    )


def _check_days(mandate: Mandate, at: datetime) -> None:
    on = local_day(at)
    if mandate.since > on:
        raise Invalid(Problem("since", _("The day they were chosen lies in the future. Check the day.")))
    if mandate.until is not None and mandate.until < on:
        raise Invalid(
            Problem("until", _("The mandate would be over already. Check the last day, or leave it empty."))
        )
