"""`huiyin ledger verify`: reads every matter's hash chain and says which entry was touched, if any."""

import json
import time
from collections.abc import Iterator

import click

from huiyin.foundation.ledger.append import Head
from huiyin.foundation.ledger.verify import Fault
from huiyin.foundation.ledger.verify import verify as faults_of
from huiyin.matters.queries.chains import heads


@click.group()
def ledger() -> None:
    """The append-only ledger: one hash chain for each matter."""


@ledger.command()
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for a monitor.")
def verify(as_json: bool) -> None:
    """Find every changed, removed or reordered entry; the exit code is 1 when there is one."""
    started = time.monotonic()
    counted = _Counted(heads())
    faults = list(faults_of(counted))
    seconds = time.monotonic() - started
    if as_json:
        click.echo(json.dumps(_report(counted, faults, seconds), ensure_ascii=False))
    else:
        _tell(counted, faults, seconds)
    raise SystemExit(1 if faults else 0)


class _Counted:
    """Passes the heads on and remembers how many chains and entries they stand for."""

    def __init__(self, heads: Iterator[tuple[int, Head]]) -> None:
        self.heads = heads
        self.chains = 0
        self.entries = 0

    def __iter__(self) -> Iterator[tuple[int, Head]]:
        for chain, head in self.heads:
            self.chains += 1
            self.entries += head.length
            yield chain, head


def _report(counted: _Counted, faults: list[Fault], seconds: float) -> dict[str, object]:
    rows = [
        {"matter": fault.chain, "entry": fault.seq, "kind": fault.kind, "detail": fault.detail}
        for fault in faults
    ]
    return {
        "chains": counted.chains,
        "entries": counted.entries,
        "seconds": round(seconds, 2),
        "faults": rows,
    }


def _tell(counted: _Counted, faults: list[Fault], seconds: float) -> None:
    for fault in faults:
        click.echo(f"matter {fault.chain}, entry {fault.seq}: {fault.kind}: {fault.detail}")
    verdict = f"{len(faults)} faults" if faults else "every entry is as it was written"
    click.echo(f"{counted.chains} chains, {counted.entries} entries read in {seconds:.1f} s: {verdict}.")
