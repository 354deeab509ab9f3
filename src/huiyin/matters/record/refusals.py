"""How an act fails: refused by the law, or given something it cannot use."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.law.pack import Pack
from huiyin.domain.law.terms import Text
from huiyin.domain.law.why import Refusal


class Refused(Exception):
    """The law does not allow this act now; `refusal` says what, which article, why, and what to do."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason.say("en"))
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was given: which field, and a sentence for the one who gave it."""

    field: str
    message: str


class Invalid(Exception):
    """What was given cannot be used; nothing was changed. `problems` says what, why and what to do."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(p.message) for p in problems))
        self.problems = problems


def no_such_act(act: str, pack: Pack) -> Refusal:
    """The refusal of an act that a pack does not have: another regulation may, this one does not."""
    reason, mend = {}, {}
    for lang, django in (("zh", "zh-hans"), ("en", "en")):
        with override(django):
            words = {"law": pack.short.say(lang)}
            reason[lang] = _("The rules of this matter (%(law)s) know no such act.") % words
            mend[lang] = _("Go back to the matter: its page shows everything that can be done with it now.")
    return Refusal(act=act, code="no_such_act", basis=(), reason=Text(reason), mend=Text(mend))
