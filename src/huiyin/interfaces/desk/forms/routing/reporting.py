"""The form of the report that an assignment owes."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, words
from huiyin.interfaces.desk.words import term
from huiyin.work.routing.acts.report_back import report_back


class ReportForm(ActForm):
    """Facts, opinion and execution, proposed from the answers; the opinion itself is enclosed by the program."""

    facts = words(gettext_lazy("The facts as found"), rows=4)
    opinion = words(gettext_lazy("The opinion given"), rows=4)
    execution = words(
        gettext_lazy("How it was carried out"),
        rows=4,
        help_text=gettext_lazy(
            "What was done, what is still to be done and by when; or that nothing has to be carried out."
        ),
    )
    enclosed = words(
        gettext_lazy("What else is enclosed, one thing a line"),
        rows=2,
        required=False,
        help_text=gettext_lazy("The opinion that was served is listed by itself."),
    )

    def shape(self) -> None:
        """What the claims and promises already say."""
        claims, lawyer = [c for c in self.subject.claims if c.from_matter is None], self.counsel
        done = [c for c in claims if c.measure]
        still = {p.claim_no: p for p in self.subject.promises}
        proposed = {
            "facts": "\n".join(dict.fromkeys(c.facts for c in claims if c.facts)),
            "opinion": "\n".join(
                f"{c.position}. {term(c.outcome, lawyer)}：{c.reason}" for c in claims if c.outcome
            ),
            "execution": "\n".join(_carried_out(c, still.get(c.no)) for c in done)
            or _("Nothing had to be carried out."),
        }
        self.initial = {**proposed, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Report."""
        given = {name: self.cleaned_data[name] for name in ("facts", "opinion", "execution")}
        return report_back(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            enclosed=tuple(self.cleaned_data["enclosed"].splitlines()),
            key=doing.key,
            **given,
        )


def _carried_out(claim: Any, promise: Any) -> str:
    """Done, or to be done by its day."""
    if promise is None:
        return _("%(measure)s: done.") % {"measure": claim.measure}
    words_for = {"measure": claim.measure, "due": promise.due.isoformat()}
    return _("%(measure)s: to be done by %(due)s.") % words_for
