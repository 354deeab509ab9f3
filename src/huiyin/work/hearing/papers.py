"""What the notice of a hearing and its minutes say, in the matter's own language."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.matters.asking import Asked
from huiyin.matters.facts import local_day
from huiyin.matters.models import Matter, Proceeding
from huiyin.matters.papers.contents import shared, until
from huiyin.work.hearing.sitting import REFUSED, SIGNED, Attendant, Calling, Minutes


def notice_contents(
    matter: Matter, asked: Asked, at: datetime, calling: Calling, chair: Account, units: list[Unit]
) -> dict[str, Any]:
    """The notice: when, where, before whom, the right to ask for recusal, what to bring, how the days were counted."""
    with override(matter.language):
        right = _(
            "If the presider or a member of the panel has an interest in the matter or its outcome, you may ask that "
            "somebody else take their place. Say so with your reason, before the hearing or at its beginning."
        )
    return {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        **_where(matter, asked, calling.held_at, calling.place, calling.closed_ground),
        "subject": calling.subject.strip(),
        "presider": _staff(chair),
        "panel": [one.strip() for one in calling.panel if one.strip()],
        "invited": [unit.full_name for unit in units],
        "interpreter": calling.interpreter.strip(),
        "recusal_right": right,
        "what_to_bring": [one.strip() for one in calling.bring if one.strip()],
        "notice_computation": until(matter, asked, "hearing_notice", asked.on)[1],
        "copies_to": [unit.full_name for unit in units],
    }


def record_contents(
    matter: Matter, asked: Asked, at: datetime, minutes: Minutes, chair: Account, hearing: Proceeding
) -> dict[str, Any]:
    """The minutes; names of those present stand here, sealed, and nowhere else."""
    place, ground = hearing.details["place"], hearing.details["closed_ground"]
    same_day = local_day(minutes.ended) == local_day(minutes.began)
    with override(matter.language):
        return {
            **shared(matter, unit=matter.holder, at=at, asked=asked),
            **_where(matter, asked, minutes.began, place, ground),
            "ended_on": "" if same_day else local_day(minutes.ended),
            "ended_hour": f"{localtime(minutes.ended):%H:%M}",
            "subject": hearing.words,
            "presider": _staff(chair),
            "panel": [one.strip() for one in minutes.panel if one.strip()],
            "recorder": minutes.recorder.strip(),
            "present": [_present(asked, one, matter.language) for one in minutes.present],
            "statements": minutes.statements.strip(),
            "questions": minutes.questions.strip(),
            "evidence": minutes.evidence.strip(),
            "debate": minutes.debate.strip(),
            "panel_opinion": minutes.panel_opinion.strip(),
            "votes": votes_words(minutes.votes),
            "signatures": _signatures(asked, minutes, matter.language),
        }


def votes_words(votes: tuple[int, int, int]) -> str:
    """The votes in a sentence."""
    named = dict(zip(("for", "against", "abstain"), votes, strict=True))
    return _("For: %(for)d; against: %(against)d; abstaining: %(abstain)d.") % named


def _where(matter: Matter, asked: Asked, when: datetime, place: str, ground: str) -> dict[str, Any]:
    with override(matter.language):
        closed = _("Not public: %(ground)s.")
        words = (
            closed % {"ground": asked.counsel.term(ground).say(matter.language)}
            if ground
            else _("Public. Anybody may listen.")
        )
    return {
        "hearing_on": local_day(when),
        "hearing_hour": f"{localtime(when):%H:%M}",
        "hearing_place": place.strip(),
        "openness": words,
    }


def _staff(account: Account) -> str:
    return f"{account.name}（{account.unit.full_name}）"


def _present(asked: Asked, one: Attendant, language: str) -> str:
    return _("%(part)s: %(name)s") % {
        "part": asked.counsel.term(one.part).say(language),
        "name": one.name.strip(),
    }


def _signatures(asked: Asked, minutes: Minutes, language: str) -> list[str]:
    """That the minutes were read back, then who signed and who did not, with the note on it."""
    lines = [_("The minutes were read back, and corrected where somebody asked for it.")]
    for one in minutes.present:
        named = {"who": _present(asked, one, language), "note": one.note.strip()}
        if one.signed == SIGNED:
            lines.append(_("%(who)s signed.") % named)
        elif one.signed == REFUSED:
            lines.append(_("%(who)s did not sign: %(note)s") % named)
    return lines
