"""Opening where a delivery goes, at the moment of sending and no earlier, and only if they may still know."""

from dataclasses import dataclass

from django.conf import settings

from huiyin.foundation.people.actor import actor_of
from huiyin.foundation.people.models import Account
from huiyin.foundation.people.permissions import SIGN
from huiyin.matters import gate
from huiyin.matters.models import Matter, Party
from huiyin.matters.record.identity import open_party
from huiyin.services.notices import channels
from huiyin.services.notices.models import Delivery
from huiyin.services.notices.words.signing import ABOUT_RULES, SIGNERS_ONLY


@dataclass(frozen=True, slots=True)
class Recipient:
    """An address, and the language of the one who reads there."""

    to: str
    language: str


def recipient_of(delivery: Delivery) -> Recipient | None:
    """Where to send, or None when there is nobody any more whom this concerns: left, moved, shut out by the gate."""
    kind, _, key = delivery.recipient.partition(":")
    return _party(delivery, int(key)) if kind == "party" else _staff(delivery, int(key))


def _party(delivery: Delivery, no: int) -> Recipient | None:
    party = Party.objects.filter(matter_id=delivery.notice.matter_id, no=no).first()
    if party is None:
        return None
    address = open_party(party)["email" if delivery.channel == channels.EMAIL else "phone"]
    language = Matter.objects.values_list("language", flat=True).get(pk=party.matter_id)
    return Recipient(address, language) if address else None


def _staff(delivery: Delivery, account_id: int) -> Recipient | None:
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None or account.unit_id != delivery.notice.unit_id:
        return None
    actor = actor_of(account)
    if delivery.notice.code in SIGNERS_ONLY and not actor.may(SIGN):
        return None
    # a report, or a complaint about this account or its kin, is not for everybody on the desk
    told = gate.rule_changes if delivery.notice.code in ABOUT_RULES else gate.visible
    key = "matter_id" if delivery.notice.code in ABOUT_RULES else "pk"
    if not told(actor).filter(**{key: delivery.notice.matter_id}).exists():
        return None
    address = account.email if delivery.channel == channels.EMAIL else account.login
    return Recipient(address, settings.LANGUAGE_CODE) if address else None
