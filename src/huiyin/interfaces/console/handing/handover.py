"""`huiyin handover`: keys and cards of installations, packages out and in, and their receipts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from huiyin.foundation.files.messages import explain
from huiyin.foundation.files.problems import FileRefused
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import NoHomeOffice, tree
from huiyin.foundation.vault.keys import KeyFileMissing
from huiyin.interfaces.console.handing.acting import AS, acting, language
from huiyin.interfaces.console.handing.handed import handed_of
from huiyin.interfaces.ui.downloads import templates_folder
from huiyin.interfaces.ui.refusals import refusal_words
from huiyin.matters.failures import Invalid, NoSuchMatter, NotOnYourDesk, NotPermitted, Refused
from huiyin.matters.queries.courses.numbered import numbered
from huiyin.matters.queries.since import number_of_done
from huiyin.services.exchange.handover import packing, receipts
from huiyin.services.exchange.handover.arriving import Arrived, arrive
from huiyin.services.exchange.package import keys as ring
from huiyin.services.exchange.package.refusals import PackageRefused
from huiyin.work.exchange.acts.note_receipt import note_receipt
from huiyin.work.exchange.acts.take_over import take_over
from huiyin.work.intake.taking import query_code

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW = click.Path(dir_okay=False, path_type=Path)


@click.group()
def handover() -> None:
    """Hand a whole matter over to another installation, or take one over."""


@handover.command()
@click.option("--out", type=_NEW, help="Write the card to this file; without it, it is shown.")
@click.option("--contact", default="", help="Whom others call here; without it, the home office's telephone.")
def keys(out: Path | None, contact: str) -> None:
    """Make the keys of this installation, once, and write the card that others get of it."""
    with _plainly():
        made = ring.ring() if ring.has_keys() else _make(contact)
        card = ring.written(made)
        if out is not None:
            out.write_bytes(card)
            click.echo(
                _("The card is written to %(file)s. Give it to whoever hands matters over to you.")
                % {"file": out}
            )
        else:
            click.echo(card.decode(), nl=False)
        click.echo(_("Fingerprint, to be read out by telephone: %(mark)s") % {"mark": made.card.fingerprint})


@handover.command()
@click.argument("card", type=_FILE)
@click.option("--yes", is_flag=True, help="The fingerprint was compared by telephone; do not ask.")
@click.option("--replace", is_flag=True, help="They have new keys; forget the old ones.")
def trust(card: Path, yes: bool, replace: bool) -> None:
    """Enter the CARD of another installation, after its fingerprint was compared by telephone."""
    with _plainly():
        found = ring.read_card(card.read_bytes(), card.name)
        click.echo(f"{found.name}\n{found.contact}\n{found.url}\n{found.fingerprint}")
        if not yes:
            click.confirm(_("Did they read out this fingerprint by telephone?"), abort=True)
        ring.trust(found, replace=replace)
        click.echo(_("%(name)s is known now.") % {"name": found.name})


@handover.command(name="list")
def list_() -> None:
    """The installations known here, each with its fingerprint."""
    for card in ring.trusted():
        click.echo(f"{card.name}  {card.fingerprint}  {card.contact} {card.url}".rstrip())


@handover.command()
@click.argument("number")
@click.option(
    "--to", "receiver", required=True, metavar="NAME", help="The installation, as its card names it."
)
@click.option("--out", required=True, type=_NEW, help="The file to write.")
@AS
def export(number: str, receiver: str, out: Path, login: str) -> None:
    """Pack the matter NUMBER, which was handed over at the desk, for its receiver alone."""
    with _plainly():
        actor, card = acting(login), ring.known(receiver)
        if out.exists():
            raise click.ClickException(_("%(file)s exists already. Name another file.") % {"file": out})
        matter_id = numbered(number, actor=actor)
        at = timezone.now()
        packing.pack(matter_id, out, actor=actor, at=at, to=card, templates=templates_folder())
        click.echo(_("%(file)s is written. Only %(name)s can open it.") % {"file": out, "name": card.name})


@handover.command(name="import")
@click.argument("file", type=_FILE)
@click.option("--receipt", type=_NEW, help="Write the receipt for the sender to this file.")
@AS
def import_(file: Path, receipt: Path | None, login: str) -> None:
    """Take over the matter in FILE: checked whole before anything is written, and taken once."""
    with _plainly():
        actor, own = acting(login), ring.ring()
        arrived = arrive(file, keys=own)
        taken = number_of_done("take_over", arrived.identity)
        if taken:
            raise PackageRefused("taken_already", taken)
        number, code = _take(actor, arrived)
        click.echo(
            _("Taken over from %(name)s as %(number)s.") % {"name": arrived.sender.name, "number": number}
        )
        words = _(
            "Query code for the person, shown this once: %(code)s. Hand it to them with the first notice."
        )
        click.echo(words % {"code": "-".join(code[n : n + 4] for n in range(0, len(code), 4))})
        if receipt is not None:
            made = receipts.written(
                own,
                identity=arrived.identity,
                sent_as=arrived.number,
                number=number,
                taken_on=timezone.localdate(),
            )
            receipt.write_bytes(made)
            click.echo(_("The receipt is written to %(file)s; send it back.") % {"file": receipt})


@handover.command()
@click.argument("file", type=_FILE)
@AS
def receipt(file: Path, login: str) -> None:
    """Note the receipt in FILE, so that the person finds their matter's number there."""
    with _plainly():
        actor = acting(login)
        found = receipts.read(file.read_bytes(), file.name)
        matter_id = numbered(found.sent_as, actor=actor)
        if found.identity != packing.identity_of(matter_id):
            raise PackageRefused("other_matter", found.sent_as)
        note_receipt(
            actor=actor, at=timezone.now(), matter_id=matter_id, mark=found.signer.mark, number=found.number
        )
        told = {"number": found.sent_as, "there": found.number, "name": found.signer.name}
        click.echo(_("%(number)s is %(there)s at %(name)s; its page says so.") % told)


def _make(contact: str) -> ring.Ring:
    home = tree().home()
    known = contact or " ".join(filter(None, (home.phone, home.address)))
    return ring.create(home.full_name, known, settings.HUIYIN_URL)


def _take(actor: StaffActor, arrived: Arrived) -> tuple[str, str]:
    code = query_code()
    handed = handed_of(arrived)
    take_over(actor=actor, at=timezone.now(), handed=handed, code=code, key=handed.identity)
    return number_of_done("take_over", handed.identity), code


@contextmanager
def _plainly() -> Iterator[None]:
    """Every refusal as one line in the terminal's language; nothing was written when there is one."""
    with translation.override(language()):
        try:
            yield
        except PackageRefused as refused:
            raise click.ClickException(refused.words) from refused
        except Refused as refused:
            raise click.ClickException(" ".join(str(w) for w in refusal_words(refused.refusal))) from refused
        except (Invalid, NoSuchMatter, NotPermitted, NotOnYourDesk, KeyFileMissing) as refused:
            raise click.ClickException(str(refused)) from refused
        except FileRefused as refused:
            raise click.ClickException(str(explain(refused))) from refused
        except NoHomeOffice as missing:
            words = _("No unit is marked as the letters office of this installation.")
            raise click.ClickException(words) from missing
        except OSError as error:
            words = _("%(file)s cannot be read or written (%(why)s).")
            raise click.ClickException(words % {"file": error.filename, "why": error.strerror}) from error
