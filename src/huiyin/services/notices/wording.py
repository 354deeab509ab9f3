"""The words of every notice: for each code a short line, safe on a locked screen, and the whole text."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from huiyin.services.notices.words.announcing import LOUD_VISITS, VISITS
from huiyin.services.notices.words.exchange import EXCHANGE
from huiyin.services.notices.words.hearing import HEARING
from huiyin.services.notices.words.joint import JOINT
from huiyin.services.notices.words.lateness import LATENESS
from huiyin.services.notices.words.minutes import MINUTES
from huiyin.services.notices.words.proceedings import PROCEEDINGS
from huiyin.services.notices.words.reception import LOUD_RECEPTION, RECEPTION
from huiyin.services.notices.words.review import LOUD_REVIEW, REVIEW
from huiyin.services.notices.words.screening import LOUD_SCREENING, SCREENING
from huiyin.services.notices.words.signing import LOUD_SIGNING, SIGNING
from huiyin.services.notices.words.staffing import STAFFING
from huiyin.services.notices.words.supervision import LOUD_SUPERVISION, SUPERVISION
from huiyin.services.notices.words.visits.duties import DUTIES, LOUD_DUTIES


class Wording(NamedTuple):
    """A subject and a text with %(name)s for the notice's values; neither says what a matter is about."""

    subject: Any
    text: Any


TO_PERSON: Mapping[str, Wording] = {
    "accepted": Wording(
        _("Your matter %(number)s has been accepted"),
        _(
            "%(unit)s has received and accepted your matter %(number)s. %(why)s The notice is ready to be read."
        ),
    ),
    "forwarded": Wording(
        _("Your matter %(number)s was forwarded to %(to_unit)s"),
        _("Your matter %(number)s now lies with %(to_unit)s, in whose powers it falls. %(why)s"),
    ),
    "assigned": Wording(
        _("Your matter %(number)s was assigned to %(to_unit)s"),
        _("%(to_unit)s has been charged with your matter %(number)s and must report on it. %(why)s"),
    ),
    "returned": Wording(
        _("Your matter %(number)s is back with %(to_unit)s"),
        _(
            "%(from_unit)s showed that your matter %(number)s lies outside its powers. %(to_unit)s took it back and passes "
            "it to the right unit. You need to do nothing. %(why)s"
        ),
    ),
    "disputed": Wording(
        _("Whose matter %(number)s is will now be decided above"),
        _(
            "The units do not agree which of them is responsible for your matter %(number)s. %(to_unit)s decides. "
            "You need to do nothing. %(why)s"
        ),
    ),
    "arbitrated": Wording(
        _("%(to_unit)s is responsible for your matter %(number)s"),
        _(
            "%(unit)s decided that your matter %(number)s is for %(to_unit)s to handle, and that binds. %(why)s"
        ),
    ),
    "extended": Wording(
        _("More time for your matter %(number)s"),
        _(
            "The time for handling your matter %(number)s was extended once. %(why)s The reason stands in the notice."
        ),
    ),
    "interim": Wording(
        _("Your matter %(number)s takes until %(expected_on)s"),
        _(
            "%(unit)s needs longer for your matter %(number)s and will answer by %(expected_on)s. The interim reply says why."
        ),
    ),
    "decided": Wording(
        _("Your matter %(number)s has been decided"),
        _("%(unit)s has decided your matter %(number)s. The written opinion will be handed to you."),
    ),
    "served": Wording(
        _("The answer to your matter %(number)s is in your hands"),
        _("The opinion on your matter %(number)s was served on %(served_on)s. If you do not agree: %(why)s"),
    ),
    "more": Wording(
        _("Please add to your matter %(number)s by %(needed_by)s"),
        _(
            "%(unit)s needs something more from you for matter %(number)s, by %(needed_by)s. The request says what and why."
        ),
    ),
    "refused": Wording(
        _("Your matter %(number)s was not accepted"),
        _(
            "%(unit)s has not accepted your matter %(number)s. The notice says why, by which article, and where to turn."
        ),
    ),
    "redirected": Wording(
        _("Another legal path for your matter %(number)s"),
        _("Your matter %(number)s belongs to another legal path. The notice says which, where, and by when."),
    ),
    "promise_kept": Wording(
        _("What was promised in your matter %(number)s has been done"),
        _(
            "%(unit)s reports that what it promised in matter %(number)s has been done. Look whether it is so, and rate it."
        ),
    ),
    "paper_sent": Wording(
        _("A paper in your matter %(number)s is on its way"),
        _(
            "%(unit)s has sent you a paper in your matter %(number)s. If it was sent electronically, read it and confirm receipt."
        ),
    ),
    "paper_corrected": Wording(
        _("A paper in your matter %(number)s was corrected"),
        _(
            "%(unit)s has put a slip of the pen right in a paper of your matter %(number)s and issued it anew. Dates and limits stay."
        ),
    ),
    "paper_returned": Wording(
        _("A paper in your matter %(number)s came back"),
        _(
            "A letter of %(unit)s in your matter %(number)s could not be delivered. See what happens next, or call them."
        ),
    ),
    "pressed": Wording(
        _("The office presses for a promise in your matter %(number)s"),
        _(
            "A promise in your matter %(number)s is not kept. The office presses for it, and the unit has to answer. %(why)s"
        ),
    ),
    "pressing_answer": Wording(
        _("%(unit)s has answered in your matter %(number)s"),
        _(
            "%(unit)s was pressed for a promise in your matter %(number)s and has answered. You can read the answer now."
        ),
    ),
    "recounted": Wording(
        _("A date in your matter %(number)s has changed"),
        _(
            "The holidays of the year were announced (%(source)s). “%(limit)s” in matter %(number)s "
            "ends on %(after)s, not on %(before)s. %(why)s"
        ),
    ),
}

TO_UNIT: Mapping[str, Wording] = {
    "desk_new": Wording(
        _("New on your desk: %(number)s"),
        _("Matter %(number)s came in on %(received_on)s and lies on your unit's desk."),
    ),
    "desk_passed": Wording(
        _("Passed to your desk: %(number)s"),
        _("%(from_unit)s passed matter %(number)s to your unit. %(why)s"),
    ),
    "objected": Wording(
        _("Objected to, your answer is owed: %(number)s"),
        _(
            "%(unit)s holds that matter %(number)s, which your unit sent on, is not within its powers. %(why)s"
        ),
    ),
    "objection_agreed": Wording(
        _("Taken back: %(number)s"),
        _("%(unit)s agreed to your objection and took matter %(number)s back."),
    ),
    "objection_refused": Wording(
        _("Not taken back, it stays with you: %(number)s"),
        _(
            "%(unit)s examined your objection to matter %(number)s and does not agree. Accept the matter; the time for "
            "telling the person was not interrupted."
        ),
    ),
    "dispute_referred": Wording(
        _("For your decision, whose matter it is: %(number)s"),
        _("%(from_unit)s referred a dispute over competence in matter %(number)s to your unit. %(why)s"),
    ),
    "dispute_told": Wording(
        _("A dispute over competence was referred: %(number)s"),
        _("%(unit)s put the question whose matter %(number)s is to %(to_unit)s, which decides. %(why)s"),
    ),
    "dispute_yours": Wording(
        _("Yours by decision: %(number)s"),
        _(
            "%(from_unit)s decided that matter %(number)s is for your unit to handle. No objection lies. %(why)s"
        ),
    ),
    "dispute_decided": Wording(
        _("The dispute is decided: %(number)s"),
        _(
            "%(unit)s decided that matter %(number)s is for %(to_unit)s to handle, and that binds all concerned."
        ),
    ),
    "reported": Wording(
        _("Closing report received: %(number)s"),
        _("%(unit)s has reported on matter %(number)s, which your unit assigned to it."),
    ),
    "material": Wording(
        _("New material in %(number)s"),
        _("The person added material to matter %(number)s."),
    ),
    "withdrawn": Wording(
        _("Withdrawn: %(number)s"),
        _("The person withdrew matter %(number)s. Nothing more is due in it."),
    ),
    "near": Wording(
        _("Due on %(due)s: %(number)s"),
        _("“%(limit)s” in matter %(number)s ends on %(due)s. %(why)s"),
    ),
    "overdue": Wording(
        _("Overdue since %(due)s: %(number)s"),
        _("“%(limit)s” in matter %(number)s ended on %(due)s and has not been kept. %(why)s"),
    ),
    "overdue_again": Wording(
        _("Overdue for %(level)s days and more: %(number)s"),
        _(
            "“%(limit)s” in matter %(number)s ended on %(due)s, %(level)s days ago or longer, and has not been kept. %(why)s"
        ),
    ),
    "untaken": Wording(
        _("Taken up by nobody for %(days)s days: %(number)s"),
        _(
            "Matter %(number)s has lain with %(unit)s since %(since)s and nobody has taken it up. This time is the office's own."
        ),
    ),
    "promise_near": Wording(
        _("A promise falls due on %(due)s: %(number)s"),
        _("In matter %(number)s your unit promised to have something done by %(due)s."),
    ),
    "promise_overdue": Wording(
        _("A promise was not kept by %(due)s: %(number)s"),
        _(
            "In matter %(number)s %(unit)s promised to have something done by %(due)s. It has not been reported as done."
        ),
    ),
    "receipt_confirmed": Wording(
        _("Receipt confirmed: %(number)s"),
        _("The person confirmed that a paper in matter %(number)s reached them electronically."),
    ),
    "promise_disputed": Wording(
        _("Said not to be kept: %(number)s"),
        _(
            "In matter %(number)s the person says that a promise was not kept. It is open again and is pressed for. %(why)s"
        ),
    ),
    "promise_pressed": Wording(
        _("A promise is pressed for: %(number)s"),
        _("In matter %(number)s a promise due on %(due)s is pressed for. %(why)s"),
    ),
    "pressing_answered": Wording(
        _("Answered: %(number)s"),
        _("%(unit)s has answered the pressing in matter %(number)s. Look whether it is enough."),
    ),
    "recounted_unit": Wording(
        _("A date in %(number)s was counted again"),
        _(
            "The holidays of the year were announced (%(source)s). “%(limit)s” in matter %(number)s "
            "ends on %(after)s; it was %(before)s. %(why)s"
        ),
    ),
}

ALL: Mapping[str, Wording] = {
    **TO_PERSON,
    **TO_UNIT,
    **{code: Wording(*two) for code, two in PROCEEDINGS.items()},
    **{code: Wording(*two) for code, two in STAFFING.items()},
    **{code: Wording(*two) for code, two in SIGNING.items()},
    **{code: Wording(*two) for code, two in HEARING.items()},
    **{code: Wording(*two) for code, two in JOINT.items()},
    **{code: Wording(*two) for code, two in LATENESS.items()},
    **{code: Wording(*two) for code, two in EXCHANGE.items()},
    **{code: Wording(*two) for code, two in REVIEW.items()},
    **{code: Wording(*two) for code, two in MINUTES.items()},
    **{code: Wording(*two) for code, two in DUTIES.items()},
    **{code: Wording(*two) for code, two in RECEPTION.items()},
    **{code: Wording(*two) for code, two in VISITS.items()},
    **{code: Wording(*two) for code, two in SUPERVISION.items()},
    **{code: Wording(*two) for code, two in SCREENING.items()},
}
# Which of a unit's notices also go out by e-mail and WeCom; the others wait on the desk.
LOUD = frozenset(
    {"near", "overdue", "overdue_again", "untaken", "promise_near", "promise_overdue"}
    | {"promise_disputed", "promise_pressed"}
    | {"objected", "objection_refused", "dispute_referred", "dispute_yours"}
    | LOUD_SIGNING
    | LOUD_REVIEW
    | LOUD_DUTIES
    | LOUD_RECEPTION
    | LOUD_VISITS
    | LOUD_SUPERVISION
    | LOUD_SCREENING
    | {"task_asked", "task_near", "task_overdue", "withdrew"}
)
