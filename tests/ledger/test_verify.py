"""Whatever is done to the ledger or to the case file behind the program's back is found, and named."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.db.models import F

from huiyin.foundation.ledger.append import START, entry_hash
from huiyin.foundation.ledger.models import Entry
from huiyin.interfaces.console.ledger import ledger
from huiyin.matters.models import Event, Matter
from huiyin.matters.queries.chains import Examined, examine


def faults() -> list[tuple[int, int, str]]:
    return [(f.chain, f.seq, f.kind) for f in examine(Examined())]


@pytest.fixture
def lives(a_matter):
    """Two whole lives of six entries each and one that has just begun."""
    return a_matter("served"), a_matter("served"), a_matter()


def entry(matter, seq):
    return Entry.objects.filter(chain=matter.pk, seq=seq)


def test_untouched_chains_are_whole(lives):
    examined = Examined()
    assert list(examine(examined)) == []
    assert (examined.chains, examined.entries) == (3, 13)


@pytest.mark.parametrize("field", ["act", "actor", "body", "prev", "hash"])
def test_a_changed_entry_is_named(lives, field):
    old = entry(lives[0], 3).get()
    value = json.dumps({**json.loads(old.body), "unit": None}) if field == "body" else "f" * 40
    entry(lives[0], 3).update(**{field: value})
    assert (lives[0].pk, 3, "changed") in faults()
    assert {chain for chain, _, _ in faults()} == {lives[0].pk}


def test_a_changed_time_is_named(lives):
    entry(lives[0], 2).update(at=F("at") + timedelta(days=1))
    assert (lives[0].pk, 2, "changed") in faults()


def test_an_entry_rewritten_with_its_hash_breaks_with_the_next(lives):
    old = entry(lives[0], 3).get()
    hash_ = entry_hash(old.chain, 3, old.at, old.act, "staff:999", old.body, old.prev)
    entry(lives[0], 3).update(actor="staff:999", hash=hash_)
    assert (lives[0].pk, 4, "reordered") in faults()


def test_the_last_entry_rewritten_with_its_hash_is_not_what_the_matter_knows(lives):
    old = entry(lives[0], 6).get()
    hash_ = entry_hash(old.chain, 6, old.at, old.act, "staff:999", old.body, old.prev)
    entry(lives[0], 6).update(actor="staff:999", hash=hash_)
    assert (lives[0].pk, 6, "changed") in faults()


@pytest.mark.parametrize(("seq", "kind"), [(1, "removed"), (3, "removed"), (6, "cut")])
def test_a_removed_entry_is_named(lives, seq, kind):
    entry(lives[1], seq).delete()
    assert (lives[1].pk, seq, kind) in faults()


def test_all_entries_removed_are_named(lives):
    Entry.objects.filter(chain=lives[1].pk).delete()
    assert [(c, s) for c, s, kind in faults() if kind == "cut"] == [(lives[1].pk, n) for n in range(1, 7)]


def test_all_entries_removed_and_the_head_reset_is_found(lives):
    Entry.objects.filter(chain=lives[2].pk).delete()
    Matter.objects.filter(pk=lives[2].pk).update(ledger_length=0, ledger_head=START)
    assert (lives[2].pk, 0, "cut") in faults()


def test_reordered_entries_are_named(lives):
    matter = lives[0]
    entry(matter, 2).update(seq=99)
    entry(matter, 3).update(seq=2)
    entry(matter, 99).update(seq=3)
    assert {(matter.pk, 2, "changed"), (matter.pk, 3, "changed")} <= set(faults())


def test_entries_swapped_between_matters_are_named(lives):
    one, other = lives[0], lives[1]
    entry(one, 4).update(chain=1, seq=4)
    entry(other, 4).update(chain=one.pk)
    Entry.objects.filter(chain=1).update(chain=other.pk)
    assert {(one.pk, 4, "changed"), (other.pk, 4, "changed")} <= set(faults())


def test_an_added_entry_is_named(lives):
    last = entry(lives[0], 6).get()
    extra = Entry(
        chain=last.chain, seq=7, at=last.at, act="close", actor="system", body=last.body, prev=last.hash
    )
    extra.hash = entry_hash(extra.chain, 7, extra.at, extra.act, extra.actor, extra.body, extra.prev)
    extra.save(force_insert=True)
    assert (lives[0].pk, 7, "added") in faults()


def test_an_edited_head_is_named(lives):
    Matter.objects.filter(pk=lives[0].pk).update(ledger_head="a" * 64)
    assert faults() == [(lives[0].pk, 6, "changed")]


def test_a_shortened_head_is_named(lives):
    Matter.objects.filter(pk=lives[0].pk).update(ledger_length=5)
    assert (lives[0].pk, 6, "added") in faults()


@pytest.mark.parametrize(
    "change",
    [
        {"public": {"unit": "别的单位"}},
        {"inner": {"note": "改过"}},
        {"act": "refuse"},
        {"stage_after": "closed"},
        {"actor": "staff:999"},
        {"articles": []},
        {"unit_id": None},
    ],
)
def test_an_edited_event_is_named(lives, change):
    matter = lives[0]
    no = json.loads(entry(matter, 4).get().body)["event"]
    Event.objects.filter(matter_id=matter.pk, no=no).update(**change)
    assert faults() == [(matter.pk, 4, "event changed")]


def test_a_removed_and_an_added_event_are_named(lives):
    matter = lives[0]
    no = json.loads(entry(matter, 4).get().body)["event"]
    Event.objects.filter(matter_id=matter.pk, no=no).update(no=500)
    assert faults() == [(matter.pk, 4, "event removed"), (matter.pk, 0, "event added")]


def test_entries_of_a_matter_that_is_gone_are_named(lives):
    Entry.objects.filter(chain=lives[0].pk).update(chain=5)
    found = faults()
    assert [(c, s) for c, s, kind in found if kind == "orphan"] == [(5, n) for n in range(1, 7)]
    assert (lives[0].pk, 1, "cut") in found


def test_entries_past_the_last_matter_are_orphans(lives):
    Entry.objects.filter(chain=lives[2].pk).update(chain=2**62)
    assert (2**62, 1, "orphan") in faults()


def test_more_matters_than_a_block(lives, monkeypatch):
    monkeypatch.setattr("huiyin.matters.queries.chains.BLOCK", 1)
    assert faults() == []
    entry(lives[1], 2).delete()
    assert (lives[1].pk, 2, "removed") in faults()


def test_the_command_names_number_entry_and_act_and_fails(lives):
    assert CliRunner().invoke(ledger, ["verify"]).exit_code == 0
    entry(lives[1], 3).update(actor="staff:999")
    told = CliRunner().invoke(ledger, ["verify"])
    assert told.exit_code == 1
    assert f"{lives[1].number}, entry 3 (forward): changed" in told.output
    report = json.loads(CliRunner().invoke(ledger, ["verify", "--json"]).output)
    assert (report["chains"], report["entries"]) == (3, 13)
    assert report["faults"][0]["number"] == lives[1].number


def test_show_lists_a_matters_entries(lives):
    told = CliRunner().invoke(ledger, ["show", lives[0].number])
    assert told.exit_code == 0 and told.output.count("staff:") == 5
    Matter.objects.filter(pk=lives[0].pk).update(ledger_head="b" * 64)
    assert CliRunner().invoke(ledger, ["show", lives[0].number]).exit_code == 1
    assert "no matter" in CliRunner().invoke(ledger, ["show", "XF2026999999"]).output
