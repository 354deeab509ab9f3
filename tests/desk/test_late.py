"""The desk of the late: every number recomputed by SQL of its own, every row reached, nothing shown to whom it is about."""

import re
from collections import Counter
from datetime import date, timedelta
from statistics import median

import pytest
from django.db import connection
from django.utils import timezone

from huiyin.matters.models import Clock, ClosureCheck, Commitment, Matter, Measure, RuleChange, Supervision
from huiyin.matters.queries.late.aging import aging, median_of
from huiyin.matters.queries.late.bands import BANDS
from huiyin.matters.queries.late.listing import Asked, late
from huiyin.work.promises.acts.confirm_promise import confirm_promise
from huiyin.work.promises.acts.keep_promise import keep_promise
from tests.named_people import person

pytestmark = pytest.mark.django_db


def the_day() -> date:
    return timezone.localdate(timezone.now())


def back(days: int) -> date:
    return the_day() - timedelta(days=days)


def overdue(matter: Matter, days: int, limit: str) -> None:
    """Let a running clock have come due so many days ago, as if time had passed."""
    assert Clock.objects.filter(matter=matter, limit=limit, running=True).update(due=back(days)) == 1


@pytest.fixture
def late_county(county, a_matter):
    """Something of every kind of lateness, on several desks, in every band."""
    made = {"forwarding": a_matter("registered"), "accepting": a_matter("forwarded")}
    made["handling"] = a_matter("accepted")
    overdue(made["forwarding"], 3, "forward_or_tell")
    overdue(made["accepting"], 20, "notify_acceptance")
    overdue(made["handling"], 200, "handle")
    made["promised"], made["disputed"] = a_matter("served"), a_matter("served")
    Commitment.objects.filter(matter=made["promised"]).update(due=back(45))
    promise = Commitment.objects.get(matter=made["disputed"])
    told = {"matter_id": made["disputed"].pk, "commitment": promise.no}
    keep_promise(actor=county.actor("bob"), at=timezone.now(), evidence="曳引机已更换", **told)
    confirm_promise(
        actor=person(made["disputed"]), at=timezone.now(), said="not_done", words="电梯还是停着", **told
    )
    Commitment.objects.filter(matter=made["disputed"]).update(due=back(120))
    made["checked"] = a_matter("served")
    Matter.objects.filter(pk=made["checked"].pk).update(is_open=False, stage="closed")
    asked = {"sample_id": 1, "unit": county.units["housing"], "state": "said", "said": "check_not_solved"}
    ClosureCheck.objects.create(
        matter=made["checked"],
        no=900,
        claimed="已修好",
        words="还是坏的",
        asked_on=back(9),
        by="person",
        **asked,
    )
    supervision = {"trigger": "overdue", "unit": county.units["housing"], "found_on": back(60)}
    Supervision.objects.create(matter=made["handling"], no=900, state="confirmed", **supervision)
    Measure.objects.create(
        matter=made["handling"],
        no=901,
        supervision_no=900,
        kind="letter",
        unit=county.units["housing"],
        by_unit=county.units["letters"],
        words="请说明",
        taken_on=back(40),
        due=back(31),
    )
    RuleChange.objects.create(
        matter=made["handling"],
        no=902,
        rule="《维修资金办法》第七条",
        gap="没有应急程序",
        proposal="增加应急程序",
        owner=county.units["county"],
        proposed_by=county.units["letters"],
        proposed_on=back(40),
        due=back(10),
    )
    return made


def by_sql(today: date) -> list[tuple[str, str]]:
    """(unit, due) of everything late, by plain SQL over the tables, as the law reads; nothing in it is confidential."""
    duties = "('forward_or_tell','notify_acceptance','handle','extend_handle','answer_pressing','answer_objection')"
    statements = [
        f"""SELECT m.holder_id, c.due FROM clock c JOIN matter m ON m.id = c.matter_id
        WHERE c.running AND c.side = 'office' AND c.due < %s AND c."limit" IN {duties}""",
        "SELECT unit_id, due FROM commitment WHERE kept_on IS NULL AND due < %s",
        "SELECT unit_id, due FROM measure WHERE answered_on IS NULL AND due < %s",
        "SELECT owner_id, due FROM rule_change WHERE state = 'open' AND due < %s",
        """SELECT k.unit_id, k.asked_on FROM closure_check k JOIN matter m ON m.id = k.matter_id
        WHERE k.said = 'check_not_solved' AND NOT m.is_open AND k.asked_on < %s""",
    ]
    found = []
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, [today])
            found += [(unit, date.fromisoformat(str(due))) for unit, due in cursor.fetchall()]
    return found


def test_every_number_is_what_sql_of_its_own_counts(county, late_county):
    owed = by_sql(the_day())
    rows = {one.unit_id: one for one in aging(county.actor("dora"), at=timezone.now())}
    assert {unit: one.late for unit, one in rows.items()} == Counter(unit for unit, _ in owed)
    for unit, one in rows.items():
        ages = [(the_day() - due).days for u, due in owed if u == unit]
        assert one.oldest == the_day() - timedelta(days=max(ages))
        assert one.median == median(ages)
        assert list(one.bands.values()) == [sum(b.holds(age) for age in ages) for b in BANDS]
        assert sum(one.bands.values()) == one.late == sum(one.kinds.values())
    held = Counter(Matter.objects.filter(is_open=True).values_list("holder_id", flat=True))
    assert {unit: one.in_hand for unit, one in rows.items()} == {unit: held[unit] for unit in rows}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT unit_id, COUNT(DISTINCT matter_id) FROM holding WHERE how NOT IN ('joint', 'office') GROUP BY unit_id"
        )
        had = dict(cursor.fetchall())
    assert {unit: one.handled for unit, one in rows.items()} == {unit: had.get(unit, 0) for unit in rows}
    assert next(iter(rows)) == county.units["housing"].pk  # two hundred days


@pytest.mark.parametrize("by_stake", [False, True])
def test_the_list_is_walked_by_key_to_the_very_last_row(county, late_county, by_stake):
    owed, seen, after = by_sql(the_day()), [], ""
    for _ in range(len(owed) + 1):
        found = late(county.actor("dora"), Asked(by_stake=by_stake), at=timezone.now(), size=1, after=after)
        seen += [(one.unit_id, one.since) for one in found.things]
        after = found.after
        if not after:
            break
    assert sorted(seen) == sorted(owed)
    if not by_stake:
        assert [since for _, since in seen] == sorted(due for _, due in owed)
    whole = late(county.actor("dora"), Asked(by_stake=by_stake), at=timezone.now(), size=100)
    assert [(one.unit_id, one.since) for one in whole.things] == seen and whole.after == ""


def test_what_is_at_stake_comes_from_the_law_and_orders_the_list(county, late_county):
    found = late(county.actor("dora"), Asked(by_stake=True), at=timezone.now(), size=100).things
    codes = ["stake_remedy", "stake_answer", "stake_known", "stake_between"]
    places = [codes.index(one.stake) for one in found]
    assert places == sorted(places) and set(places) == {0, 1, 2, 3}


@pytest.mark.parametrize("kind", ["clock", "promise", "disputed", "measure", "proposal", "unsolved"])
def test_filters_show_what_they_say_and_together_all(county, late_county, kind):
    dora, now = county.actor("dora"), timezone.now()
    found = late(dora, Asked(kind=kind), at=now, size=100).things
    assert found and {one.kind for one in found} == {kind}
    by_band = [late(dora, Asked(kind=kind, band=b.name), at=now, size=100).things for b in BANDS]
    assert sum(map(len, by_band)) == len(found)
    units = {one.unit_id for one in found}
    by_unit = [late(dora, Asked(kind=kind, unit=unit), at=now, size=100).things for unit in units]
    assert sum(map(len, by_unit)) == len(found)
    counted = aging(dora, at=now, kind=kind)
    assert sum(one.late for one in counted) == len(found)


def test_a_promise_disputed_before_its_day_is_late_since_the_person_spoke(county, late_county):
    Commitment.objects.filter(matter=late_county["disputed"]).update(due=back(-5), disputed_on=back(2))
    found = late(county.actor("dora"), Asked(kind="disputed"), at=timezone.now(), size=10).things
    assert [(one.since, one.matter_id) for one in found] == [(back(2), late_county["disputed"].pk)]


def test_the_page_shows_both_words_side_by_side_and_a_way_to_each(desk, late_county):
    page = desk("dora").get("/desk/late/").content.decode()
    for words in ("曳引机已更换", "电梯还是停着", "已修好", "还是坏的", "《维修资金办法》第七条"):
        assert words in page
    for matter in late_county.values():
        assert f"/desk/matters/{matter.pk}/" in page
    assert "200 days overdue" in page


def test_the_table_by_unit_leads_to_what_it_counts(desk, county, late_county):
    dora = desk("dora")
    page = dora.get("/desk/late/units/").content.decode()
    addresses = re.findall(r'href="(/desk/late/\?[^"]+)">(\d+)</a>', page)
    assert len(addresses) > 5
    for address, count in addresses:
        shown = dora.get(address.replace("&amp;", "&")).content.decode()
        assert shown.count('<tr class="is-late">') == int(count), address


def test_a_false_key_or_filter_is_taken_as_none(desk, late_county):
    dora = desk("dora")
    for key in ("x", "0~2026-01-01~0~1", f"0~2026-01-01~0~{10**30}~1", "0~2026-13-01~0~1~1"):
        assert dora.get("/desk/late/", {"after": key}).status_code == 302
    whole = dora.get("/desk/late/").content.decode().count('<tr class="is-late">')
    odd = dora.get("/desk/late/", {"unit": "9" * 30, "kind": "x", "age": "y", "order": "z"})
    assert odd.content.decode().count('<tr class="is-late">') == whole


def test_only_those_who_oversee_open_it(desk, late_county):
    for name, status in {"dora": 200, "gina": 200, "bob": 403, "alice": 403, "frank": 403}.items():
        assert desk(name).get("/desk/late/").status_code == status, name
        assert desk(name).get("/desk/late/units/").status_code == status, name
    assert "/desk/late/" in desk("dora").get("/desk/oversight/").content.decode()


def test_a_report_is_neither_listed_nor_counted_for_those_who_may_not_know_of_it(
    county, late_county, a_matter
):
    """A report late at the discipline organ, against housing: nobody here without the permission sees or counts it."""
    before = aging(county.actor("dora"), at=timezone.now())
    matter = late_county["handling"]
    Matter.objects.filter(pk=matter.pk).update(confidential=True)
    found = late(county.actor("dora"), Asked(), at=timezone.now(), size=100).things
    assert matter.pk not in {one.matter_id for one in found if one.kind != "proposal"}
    after = aging(county.actor("dora"), at=timezone.now())
    counted = sum(one.late for one in before) - sum(one.late for one in after)
    assert counted == 2  # the limit of sixty days and the measure; a proposal is read without its matter


def test_median():
    assert median_of(Counter()) == 0
    for values in ([3], [1, 2], [1, 2, 2, 9], [5, 1, 4, 4, 8, 0, 2]):
        assert median_of(Counter(values)) == median(values)


@pytest.mark.parametrize("state", ["ended", "dismissed"])
def test_a_closing_that_was_looked_into_is_no_longer_late(county, late_county, state):
    matter, dora = late_county["checked"], county.actor("dora")
    row = ClosureCheck.objects.get(matter=matter)
    found = {"trigger": "untrue_closure", "unit": county.units["housing"], "ref": row.no, "found_on": back(2)}
    Supervision.objects.create(matter=matter, no=903, state="confirmed", **found)
    assert late(dora, Asked(kind="unsolved"), at=timezone.now(), size=5).things
    Supervision.objects.filter(matter=matter, no=903).update(state=state)
    assert not late(dora, Asked(kind="unsolved"), at=timezone.now(), size=5).things
