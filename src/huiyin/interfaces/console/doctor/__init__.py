"""`huiyin doctor`: what is missing or unsafe in this installation, and the mend for each."""

import json
from collections.abc import Iterator

import click

from huiyin.interfaces.console.doctor import ground, hands, law, life, pages, safety
from huiyin.interfaces.console.doctor.finding import Finding, Grade

ROOMS = (ground, safety, pages, law, hands, life)
MARKS = {Grade.FINE: "ok    ", Grade.NOTE: "note  ", Grade.UNSAFE: "UNSAFE"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for a monitor.")
def doctor(as_json: bool) -> None:
    """Say what is missing or unsafe here, and the mend; the exit code is 1 when something is unsafe."""
    findings = list(examine())
    if as_json:
        click.echo(json.dumps([finding.row() for finding in findings], ensure_ascii=False, indent=1))
    else:
        _tell(findings)
    raise SystemExit(1 if any(finding.grade is Grade.UNSAFE for finding in findings) else 0)


def examine() -> Iterator[Finding]:
    """Every finding, room by room; a check that fails itself is a finding too, and hides no other."""
    for room in ROOMS:
        for check in room.CHECKS:
            try:
                yield check()
            except Exception as error:
                name = check.__name__.strip("_").replace("_", " ")
                yield Finding(
                    name, Grade.UNSAFE, f"could not be examined: {error!r}", "Report this with the message."
                )


def _tell(findings: list[Finding]) -> None:
    for finding in findings:
        click.echo(f"{MARKS[finding.grade]}  {finding.name}: {finding.found}")
        if finding.mend and finding.grade is not Grade.FINE:
            click.echo(f"        -> {finding.mend}")
    unsafe = sum(finding.grade is Grade.UNSAFE for finding in findings)
    noted = sum(finding.grade is Grade.NOTE for finding in findings)
    click.echo(f"{len(findings)} looked at: {unsafe} unsafe, {noted} to note.")
