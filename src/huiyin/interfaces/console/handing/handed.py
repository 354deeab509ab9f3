"""From a package that was opened to what the act takes: its files kept in the store, its people as words."""

import io

from huiyin.foundation.files.keep import KeptFile, keep
from huiyin.services.exchange.handover.arriving import Arrived, File
from huiyin.work.exchange.given import Accused, Handed, Item, Receiver, Signed


def handed_of(arrived: Arrived) -> Handed:
    """The matter for `take_over`. Raises FileRefused for a file this installation does not keep."""
    first, later = arrived.items[:1], arrived.items[1:]
    first_no = first[0]["no"] if first else 0
    numbers = {one["no"] for one in later}
    files = [(one.item, _kept(one)) for one in arrived.files]
    papers = [_kept(File(p.content, f"{p.name}.docx")) for p in arrived.papers]
    loose = [kept for item, kept in files if item not in numbers and item != first_no]
    sender = arrived.sender
    return Handed(
        identity=arrived.identity,
        sender=Receiver(sender.name, sender.mark, sender.contact, sender.url),
        number=arrived.number,
        handed_on=arrived.handed_on,
        received_at=arrived.received_at,
        postmark=arrived.postmark,
        parties=arrived.parties,
        signers=tuple(Signed(**one) for one in arrived.signers),
        claims=arrived.claims,
        accused=tuple(Accused(**one) for one in arrived.accused),
        files=tuple(kept for item, kept in files if item == first_no),
        items=tuple(
            Item(
                one["channel"],
                one["received_at"],
                one["text"],
                one["by"],
                tuple(kept for item, kept in files if item == one["no"]),
            )
            for one in later
        ),
        annex=(*papers, *loose, _kept(arrived.course)),
        **arrived.matter,
    )


def _kept(file: File) -> KeptFile:
    return keep(io.BytesIO(file.content), file.name)
