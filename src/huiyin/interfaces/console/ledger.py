"""`huiyin ledger`: reads every matter's hash chain and says which entry was touched, if any."""

import json
import time

import click
from django.utils import timezone

from huiyin.foundation.ledger.verify import Fault
from huiyin.matters.queries.chains import Examined, chain_of, examine

# What each kind of fault is called beside its English name, for the clerk who reads it.
KINDS = {
    "changed": "被改动",
    "removed": "被删除",
    "reordered": "顺序不符",
    "cut": "末尾缺失",
    "added": "多出条目",
    "orphan": "事项已不存在",
    "event removed": "办理记录被删除",
    "event changed": "办理记录被改动",
    "event added": "办理记录无账可查",
}


@click.group()
def ledger() -> None:
    """The append-only ledger: one hash chain for each matter (存证台账：一事一链)."""


@ledger.command()
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for a monitor.")
def verify(as_json: bool) -> None:
    """Find every changed, removed or reordered entry; the exit code is 1 when there is one (核验台账)."""
    started, examined, faults = time.monotonic(), Examined(), 0
    rows = []
    for fault in examine(examined):
        faults += 1
        rows.append(_row(fault, examined))
        if not as_json:
            _tell(rows.pop())
    seconds = time.monotonic() - started
    if as_json:
        report = {
            "chains": examined.chains,
            "entries": examined.entries,
            "seconds": round(seconds, 2),
            "faults": rows,
        }
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        _sum_up(examined, faults, seconds)
    raise SystemExit(1 if faults else 0)


@ledger.command()
@click.argument("number")
def show(number: str) -> None:
    """Show the entries of the matter with this NUMBER and whether each is as it was written (查看一件的存证)."""
    found = chain_of(number.strip().upper())
    if found is None:
        raise click.ClickException(f"There is no matter {number} (没有编号为{number}的信访事项).")
    entries, faults = found
    for entry in entries:
        at = timezone.localtime(entry.at)
        click.echo(
            f"{entry.seq:4}  {at:%Y-%m-%d %H:%M:%S}  {entry.act:<16} {entry.actor:<12} {entry.hash[:16]}"
        )
    for fault in faults:
        _tell(_row(fault, Examined(numbers={fault.chain: number})))
    if not faults:
        click.echo("Every entry is as it was written (全部条目与记入时一致).")
    raise SystemExit(1 if faults else 0)


def _row(fault: Fault, examined: Examined) -> dict[str, object]:
    return {
        "number": examined.numbers.get(fault.chain, ""),
        "matter": str(fault.chain),
        "entry": fault.seq,
        "act": fault.act,
        "kind": fault.kind,
        "detail": fault.detail,
    }


def _tell(row: dict[str, object]) -> None:
    name = row["number"] or f"id {row['matter']}"
    act = f" ({row['act']})" if row["act"] else ""
    kind = str(row["kind"])
    click.echo(f"{name}, entry {row['entry']}{act}: {kind} {KINDS.get(kind, '')}: {row['detail']}")


def _sum_up(examined: Examined, faults: int, seconds: float) -> None:
    read = f"{examined.chains} chains, {examined.entries} entries read in {seconds:.1f} s"
    if faults:
        click.echo(f"{read}: {faults} faults (发现{faults}处问题，请保留现场并报告负责人).")
    else:
        click.echo(f"{read}: every entry is as it was written (核验通过).")
