"""The words of notices about reviews, reopening and joined matters, each a subject and a text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

REVIEW: Mapping[str, tuple[Any, Any]] = {
    # to the person
    "review_admitted": (
        _("The review in your matter %(number)s is taken up"),
        _(
            "%(unit)s has taken up your request for review in matter %(number)s. The notice says until when they answer."
        ),
    ),
    "review_declined": (
        _("The review in your matter %(number)s was not taken up"),
        _(
            "%(unit)s has not taken up your request for review in matter %(number)s. "
            "The notice says why, and what you can still do."
        ),
    ),
    "review_decided": (
        _("The review in your matter %(number)s is decided"),
        _("%(unit)s has decided the review in matter %(number)s. The written opinion will be handed to you."),
    ),
    "review_served": (
        _("The review opinion in your matter %(number)s is in your hands"),
        _("The review opinion in matter %(number)s was served on %(served_on)s. %(why)s"),
    ),
    "reopened": (
        _("Your matter %(number)s was reopened"),
        _("%(unit)s has reopened your matter %(number)s. %(why)s"),
    ),
    "not_reopened": (
        _("Your matter %(number)s was not reopened"),
        _(
            "%(unit)s has not reopened your matter %(number)s. The notice says which facts and reasons "
            "they hold to be the same, and what you can still do."
        ),
    ),
    "joined": (
        _("Your matter %(number)s is handled together with another one"),
        _(
            "%(unit)s handles your matter %(number)s together with another one about the same thing. "
            "You keep your own page and dates, and get an answer of your own."
        ),
    ),
    "carried": (
        _("News of your matter %(number)s"),
        _(
            "Your matter %(number)s, which was handled together with another one, has moved on. Its page says how."
        ),
    ),
    # to a unit
    "desk_review": (
        _("A review is asked for: %(number)s"),
        _("A review of the opinion in matter %(number)s has been asked of your unit. %(why)s"),
    ),
    "desk_back": (
        _("Back from review: %(number)s"),
        _("Matter %(number)s has come back to your unit from review by %(from_unit)s. %(why)s"),
    ),
    "desk_reopen": (
        _("Reopening is asked for: %(number)s"),
        _(
            "The person says that something is new in matter %(number)s and asks for it to be reopened. %(why)s"
        ),
    ),
    "desk_carried": (
        _("Answered together with another one, to be served: %(number)s"),
        _(
            "The answer was carried over to matter %(number)s, which lies on your unit's desk to be served on its person."
        ),
    ),
    "request_withdrawn": (
        _("The request is taken back: %(number)s"),
        _("The person took the request in matter %(number)s back. It no longer lies with your unit."),
    ),
}
LOUD_REVIEW = frozenset({"desk_review", "desk_reopen"})  # an organ that reviews rarely looks at its desk here
