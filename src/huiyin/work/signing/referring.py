"""Where a question of conduct goes, and the report it becomes there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import Asked
from huiyin.matters.models import Matter
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.opening import Opening

KIND = "discipline"  # the kind of unit that reports of wrongdoing belong to (Art 22(2), 30)
CHANNEL = "referral"
LONGEST, LONGEST_NAME = 50_000, 60  # house sizes: a longer text belongs in an attachment


@dataclass(frozen=True, slots=True)
class Conduct:
    """What is referred: against which unit (its id), which official of it by name, in which words, with which files."""

    against: int
    official: str
    words: str
    files: tuple[Any, ...] = ()


def discipline_organ(conduct: Conduct, *, on: date) -> Unit:
    """The nearest discipline organ in force that is no kin of the unit complained of. Raises Invalid."""
    whole = tree()
    if conduct.against not in whole.units:
        raise Invalid(Problem("against", _("There is no such unit. Choose one from the list.")))
    kin = whole.kin(conduct.against)
    organs = [u for u in whole.in_force(on) if u.kind == KIND and u.pk not in kin]
    if not organs:
        text = _(
            "Every discipline organ here stands under or over this unit. Take it to the one above in a sealed letter."
        )
        raise Invalid(Problem("against", text))
    above = whole.above(conduct.against)
    return min(organs, key=lambda u: (above.index(u.parent_id) if u.parent_id in above else len(above), u.pk))


def report(conduct: Conduct, matter: Matter, asked: Asked, *, at: datetime) -> Opening:
    """The report as it is opened: against the unit and, by name and by account, the official. Raises Invalid."""
    if len(conduct.words) > LONGEST:
        text = _("The text has %(n)d characters; keep it to %(max)d.")
        raise Invalid(Problem("words", text % {"n": len(conduct.words), "max": LONGEST}))
    if len(conduct.official) > LONGEST_NAME:
        text = _("The text has %(n)d characters; keep it to %(max)d.")
        raise Invalid(Problem("official", text % {"n": len(conduct.official), "max": LONGEST_NAME}))
    with override(matter.language):
        title = _("Conduct referred from matter %(number)s") % {"number": matter.number}
        claim = _("Look into it and deal with it by the rules")
    # whoever bears that name is shut out, wherever they work: rather one too many than the one who is meant
    namesakes = Account.objects.filter(name=conduct.official) if conduct.official else Account.objects.none()
    return Opening(
        title=title,
        body=conduct.words,
        claims=(claim,),
        channel=CHANNEL,
        received_at=at,
        accused_units=(conduct.against,),
        accused_names=(conduct.official,) if conduct.official else (),
        accused_accounts=tuple(namesakes.values_list("pk", flat=True)),
        anonymous=True,
        kind=asked.counsel.having("confidential")[0],
        place=matter.place,
        language=matter.language,
        files=conduct.files,
        by="office",
    )
