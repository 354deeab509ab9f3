"""A matter's whole ordinary life through the acts, with its clocks, desks, papers and chain."""

from datetime import date, timedelta

from huiyin.foundation.ledger.append import Head
from huiyin.foundation.ledger.verify import verify
from huiyin.matters.models import Clock, Commitment, Document, Event, Holding, Matter


def test_a_web_filing_runs_its_clock_from_the_day_it_was_received(filed):
    matter = filed()
    assert (matter.stage, matter.number) == ("received", "XF2026000001")
    clock = Clock.objects.get(matter_id=matter.pk)
    assert (clock.limit, clock.start, clock.due) == ("forward_or_tell", date(2026, 3, 10), date(2026, 3, 25))
    assert matter.next_due == date(2026, 3, 25)


def test_from_filing_to_service(a_matter, county):
    matter = a_matter("served")
    assert matter.stage == "served"
    acts = list(Event.objects.filter(matter_id=matter.pk).order_by("no").values_list("act", flat=True))
    assert acts == ["take_online", "register", "forward", "accept", "decide", "serve"]
    handle = Clock.objects.get(matter_id=matter.pk, limit="handle")
    assert (handle.start, handle.due, handle.ended_by) == (date(2026, 3, 13), date(2026, 5, 12), "serve")
    review = Clock.objects.get(matter_id=matter.pk, limit="ask_review")
    assert (review.side, review.running, review.due) == ("person", True, date(2026, 4, 14))
    stays = list(
        Holding.objects.filter(matter_id=matter.pk).order_by("no").values_list("unit__code", flat=True)
    )
    assert stays == ["letters", "housing"]
    assert Commitment.objects.get(matter_id=matter.pk).due == matter.received_on + timedelta(days=24)
    assert matter.open_commitments == 1
    kinds = set(Document.objects.filter(matter_id=matter.pk).values_list("kind", flat=True))
    assert {"transfer_letter", "transfer_notice", "acceptance_notice", "opinion"} <= kinds


def test_the_chain_of_a_life_is_whole(a_matter):
    matter = a_matter("served")
    heads = [(m.pk, Head(m.ledger_length, m.ledger_head)) for m in Matter.objects.order_by("pk")]
    assert heads[0][1].length == Event.objects.filter(matter_id=matter.pk).count()
    assert list(verify(heads)) == []
