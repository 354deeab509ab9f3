"""What came in: each letter, call, visit or filing, and the visits of people who came together."""

from collections.abc import Iterator

from huiyin.matters.facts import local_day
from huiyin.matters.models import Item, Visit
from huiyin.services.analytics.facts.reading import File
from huiyin.services.analytics.facts.rows.about import Ground
from huiyin.services.analytics.facts.rows.said import Said


def items(file: File, ground: Ground) -> Iterator[Said]:
    """Each coming-in (件次) with how many people it was."""
    for nth, one in enumerate(file.of(Item)):
        yield ground.about(
            file,
            file.matter["office_id"],
            channel=one["channel"],
            day=local_day(one["received_at"]),
            people=one["people"],
            first=nth == 0,
        )


def visits(file: File, ground: Ground) -> Iterator[Said]:
    """Each visit that took place (批次) with how many came (人次): how many, never who."""
    for one in file.of(Visit):
        if one["opened_at"] and not one["drill"] and one["state"] != "cancelled":
            yield ground.about(
                file,
                one["concerned_id"] or file.matter["holder_id"],
                office=one["unit_id"],
                day=local_day(one["opened_at"]),
                people=one["headcount"],
                form=one["kind"],
            )
