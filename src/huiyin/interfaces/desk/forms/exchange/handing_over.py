"""The form that hands a matter over to an office of another installation."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.services.exchange.package.keys import Card, trusted
from huiyin.work.exchange.acts.hand_over import hand_over
from huiyin.work.exchange.given import Receiver


class HandOverForm(ActForm):
    """To whom, why, and whom the person may call there."""

    elsewhere = {"to": "receiver"}

    receiver = choice(gettext_lazy("To which office"), radio=True)
    reason = words(gettext_lazy("Why it belongs there; the person reads this"), rows=3, longest=1000)
    contact = words(
        gettext_lazy("Whom the person may call there"),
        required=False,
        longest=200,
        help_text=gettext_lazy("Left empty: as that office's card says."),
    )

    def shape(self) -> None:
        """The offices whose cards this installation has."""
        cards = trusted()
        offer(self, "receiver", [(card.mark, card.name) for card in cards])
        if not cards:
            self.fields["receiver"].help_text = _(
                "No other installation is known here. Your administrator enters its card with `huiyin handover trust`."
            )

    def perform(self, doing: Doing) -> Any:
        """Hand it over."""
        card: Card = next(one for one in trusted() if one.mark == self.cleaned_data["receiver"])
        contact = self.cleaned_data["contact"] or card.contact
        return hand_over(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            to=Receiver(card.name, card.mark, contact, card.url),
            reason=self.cleaned_data["reason"],
            key=doing.key,
        )
