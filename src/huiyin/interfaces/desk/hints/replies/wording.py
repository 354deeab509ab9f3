"""What each remark on an answer says, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from huiyin.domain.reading.replies.parts import Remark

WHAT: Mapping[str, str | Promise] = {
    "name": gettext_lazy("a name"),
    "id_number": gettext_lazy("an identity number"),
    "phone": gettext_lazy("a mobile number"),
    "card": gettext_lazy("a bank account"),
    "plate": gettext_lazy("a number plate"),
    "address": gettext_lazy("somebody's door"),
}
POINTS: Mapping[str, str | Promise] = {
    "sentence_length": gettext_lazy("characters in a sentence, on average"),
    "long_sentences": gettext_lazy("share of sentences with more than 60 characters"),
    "clauses": gettext_lazy("stretches between commas in a sentence"),
    "hinges": gettext_lazy("of, which, and, but: in 100 characters"),
    "official": gettext_lazy("official words in 100 characters"),
    "jargon": gettext_lazy("terms and short forms of the office in 100 characters"),
    "formula": pgettext_lazy("plain words", "assurances that every answer has, in 100 characters"),
}


def words_of(remark: Remark) -> str:
    """One or two plain sentences."""
    given = {**remark.values, "claim": remark.claim}
    return _SAID[remark.kind](given)


def _copied(given: Mapping[str, object]) -> str:
    if given["of"]:
        return (
            _("%(share)s %% of it stands in the answer to %(of)s word for word. Does it fit this matter?")
            % given
        )
    return (
        _("%(share)s %% of it stands in the answer to another matter word for word. Does it fit this one?")
        % given
    )


_SAID: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "unanswered": lambda v: (
        _("No passage was found that speaks to claim %(claim)s. Look whether it is answered.") % v
        if v["claim"]
        else _("No passage was found that speaks to what was asked. Look whether it is answered.")
    ),
    "no_basis": lambda v: _("No law and no article was found here. Name both, so that it can be looked up."),
    "basis_unknown": lambda v: _("“%(title)s” is not known to the program. Check the title.") % v,
    "basis_beyond": lambda v: (
        _("“%(title)s” is known with %(last)s articles; there is no article %(article)s.") % v
    ),
    "basis_repealed": lambda v: _("“%(title)s” no longer holds since %(until)s; in its place: %(now)s.") % v,
    "promise_undated": lambda v: _("“%(word)s” names no day. By when will it be done?") % v,
    "remedy_missing": lambda v: _("The way to review is not said."),
    "remedy_days": lambda v: (
        _("For review the law gives %(days)s days (%(article)s); here it says otherwise.") % v
    ),
    "remedy_none": lambda v: _("The law has no further review of this paper; here one is offered."),
    "sent_elsewhere": lambda v: _(
        "This sends the writer elsewhere or passes the matter on. Is the claim itself answered?"
    ),
    "empty_formula": lambda v: (
        _("%(share)s %% of it are phrases that stand in every answer. What was found, and what will be done?")
        % v
    ),
    "copied": _copied,
    "hard_to_read": lambda v: (
        _("Hard to read (%(score)s of 100). This is the longest sentence; can it be two?") % v
    ),
    "discloses": lambda v: (
        _("This looks like %(what)s of somebody else. Must it be said?") % {"what": WHAT[str(v["what"])]}
    ),
}
