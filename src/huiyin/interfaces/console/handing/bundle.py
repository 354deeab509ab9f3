"""`huiyin bundle`: a whole matter as one file for a court, an ombudsman or the next office, and its verification."""

from __future__ import annotations

import json
from pathlib import Path

import click
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from huiyin.interfaces.console.handing.acting import AS, acting, language
from huiyin.interfaces.ui.downloads import templates_folder
from huiyin.matters.failures import NoSuchMatter, NotPermitted
from huiyin.matters.queries.courses.numbered import numbered
from huiyin.services.exchange.bundle.verifying import SOUND, UNKNOWN, WRONG, Verified, verify
from huiyin.services.exchange.bundle.writing import bundle as write
from huiyin.services.exchange.package.refusals import PackageRefused

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class Numbers(click.Group):
    """A group whose first word may be a matter's number, which makes its bundle."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            args = ["make", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=Numbers)
def bundle() -> None:
    """Make the bundle of a matter: `huiyin bundle NUMBER --out FILE.zip --as LOGIN`; or verify one."""


@bundle.command()
@click.argument("number")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
@AS
def make(number: str, out: Path, login: str) -> None:
    """Write the whole matter NUMBER into one file; the reading is logged and shown to its person."""
    with translation.override(language()):
        actor, at = acting(login), timezone.now()
        if out.exists():
            raise click.ClickException(_("%(file)s exists already. Name another file.") % {"file": out})
        try:
            matter_id = numbered(number, actor=actor)
            write(matter_id, out, actor=actor, at=at, templates=templates_folder())
        except (NoSuchMatter, NotPermitted) as refused:
            raise click.ClickException(str(refused)) from refused
        except OSError as error:
            words = _("%(file)s cannot be written (%(why)s).") % {"file": out, "why": error.strerror}
            raise click.ClickException(words) from error
        click.echo(
            _("%(file)s is written. Whoever gets it can check it with `huiyin bundle verify`.")
            % {"file": out}
        )


@bundle.command(name="verify")
@click.argument("file", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def verify_(file: Path, as_json: bool) -> None:
    """Name every altered, missing or added file of a bundle; the exit code is 1 when there is one."""
    with translation.override(language()):
        try:
            found = verify(file)
        except PackageRefused as refused:
            if as_json:
                click.echo(json.dumps({"sound": False, "refused": refused.code, "what": refused.what}))
            else:
                click.echo(refused.words)
            raise SystemExit(1) from refused
        if as_json:
            click.echo(json.dumps(_plain(found), ensure_ascii=False))
        else:
            _tell(found)
    raise SystemExit(0 if found.sound else 1)


def _plain(found: Verified) -> dict[str, object]:
    differ = {name: getattr(found.differences, name) for name in ("altered", "missing", "added")}
    signed = {"signature": found.signature, "signer": found.signer}
    return {"sound": found.sound, "number": found.number, **differ, "ledger": found.ledger, **signed}


def _tell(found: Verified) -> None:
    words = {
        "altered": _("altered: %(name)s"),
        "missing": _("missing: %(name)s"),
        "added": _("added: %(name)s"),
    }
    for kind, text in words.items():
        for name in getattr(found.differences, kind):
            click.echo(text % {"name": name})
    for fault in found.ledger:
        click.echo(_("ledger, entry %(fault)s") % {"fault": fault})
    click.echo(_signature(found))
    if found.sound:
        told = _("%(number)s: %(n)d files, all as they were when the bundle was made.")
        click.echo(told % {"number": found.number, "n": found.files})


def _signature(found: Verified) -> str:
    if found.signature == SOUND:
        return _("Signed by %(name)s.") % {"name": found.signer}
    if found.signature == UNKNOWN:
        text = _(
            "Signed by %(name)s, whose card is not known here: the hashes are checked, the signature is not."
        )
        return text % {"name": found.signer}
    if found.signature == WRONG:
        return _("The signature does not fit: hashes.txt or hashes.sig was altered.")
    return _("Not signed: whoever altered a file could have altered hashes.txt with it.")
