"""What is given for a hearing when it is called and when it was held, checked before anything is written."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.matters.facts import local_day
from huiyin.matters.record import Invalid, Problem

FARTHEST = timedelta(days=366)  # a house measure against a mistyped year, not a limit of the law
SIGNED, REFUSED = "signed", "refused"


@dataclass(frozen=True, slots=True)
class Calling:
    """A hearing as it is called. `presider` is an account's id, `panel` names with their functions, `invited` unit ids.

    `closed_ground` says why it is not public, as a code of the law; empty where it is. `wished` tells that the person
    asked for it.
    """

    held_at: datetime
    place: str
    subject: str
    presider: int
    bring: tuple[str, ...]
    panel: tuple[str, ...] = ()
    public: bool = True
    closed_ground: str = ""
    invited: tuple[int, ...] = ()
    interpreter: str = ""
    wished: bool = False


@dataclass(frozen=True, slots=True)
class Attendant:
    """Somebody who was there: their part as a code of the law, their name, and whether they signed the minutes."""

    part: str
    name: str
    signed: str = ""  # signed, refused, or empty for who neither did nor had to
    note: str = ""  # why they did not sign, and who saw it


@dataclass(frozen=True, slots=True)
class Minutes:
    """A hearing as it was held; the votes are numbers, never names."""

    began: datetime
    ended: datetime
    presider: int
    present: tuple[Attendant, ...]
    statements: str
    panel_opinion: str
    votes: tuple[int, int, int]  # for, against, abstaining
    read_back: bool
    panel: tuple[str, ...] = ()
    recorder: str = ""
    questions: str = ""
    evidence: str = ""
    debate: str = ""


def check_calling(calling: Calling, *, at: datetime) -> None:
    """Raises Invalid with every problem at once."""
    problems = []
    if calling.held_at <= at:
        problems.append(
            Problem("held_on", _("The hearing lies in the past. Choose a day and an hour to come."))
        )
    if calling.held_at > at + FARTHEST:
        problems.append(Problem("held_on", _("The hearing is more than a year away. Check the year.")))
    if not calling.place.strip():
        problems.append(Problem("place", _("Say where the hearing is held, so that people can find it.")))
    if not any(one.strip() for one in calling.bring):
        text = _("Say what the person should bring, even if it is only this notice.")
        problems.append(Problem("bring", text))
    if problems:
        raise Invalid(*problems)


def check_minutes(minutes: Minutes, counsel: Counsel, *, called_for: datetime, at: datetime) -> None:
    """Raises Invalid with every problem at once. `called_for` is the moment the notice named."""
    problems = [*_time_problems(minutes, called_for, at), *_presence_problems(minutes, counsel)]
    if any(count < 0 for count in minutes.votes) or sum(minutes.votes) > len(minutes.panel) + 1:
        text = _("There are %(votes)d votes, and %(seats)d sat on the panel, the presider among them.")
        given = {"votes": sum(minutes.votes), "seats": len(minutes.panel) + 1}
        problems.append(Problem("votes_for", text % given))
    if problems:
        raise Invalid(*problems)


def unsigned(minutes: Minutes, counsel: Counsel) -> int:
    """How many of the parties have neither signed nor had their refusal noted."""
    parties = counsel.codes("hearing_parties")
    return sum(one.part in parties and one.signed not in {SIGNED, REFUSED} for one in minutes.present)


def _time_problems(minutes: Minutes, called_for: datetime, at: datetime) -> list[Problem]:
    found = []
    if local_day(minutes.began) < local_day(called_for):
        text = _("The hearing was called for %(day)s; it cannot have begun before.")
        found.append(Problem("began_on", text % {"day": local_day(called_for)}))
    if minutes.ended < minutes.began:
        found.append(Problem("ended_hour", _("The hearing ended before it began. Check the two times.")))
    if minutes.ended > at:
        found.append(Problem("ended_hour", _("The end of the hearing lies in the future. Check the time.")))
    return found


def _presence_problems(minutes: Minutes, counsel: Counsel) -> list[Problem]:
    found, known = [], {*counsel.codes("hearing_parties"), *counsel.codes("hearing_others")}
    if not minutes.present:
        found.append(Problem("present", _("Say who was there. At least one side has to be heard.")))
    for n, one in enumerate(minutes.present, start=1):
        if one.part not in known or not one.name.strip():
            text = _("Line %(n)d of those present: give both the part somebody had and their name.")
            found.append(Problem(f"name_{n}", text % {"n": n}))
        if one.signed == REFUSED and not one.note.strip():
            text = _("Line %(n)d of those present: note why they did not sign and who saw it.")
            found.append(Problem(f"note_{n}", text % {"n": n}))
    return found
