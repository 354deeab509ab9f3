"""The list of those who signed at the desk: typed, from a spreadsheet, opened and printed on record, by its keeper alone."""

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from huiyin.matters.along import let_read
from huiyin.matters.models import Matter, ReadEntry, Representative, Signer
from huiyin.matters.queries.followed import matter_behind
from huiyin.matters.together.sealing import Named, open_signer
from huiyin.work.handling.acts.decide import decide
from huiyin.work.serving.acts.serve import serve
from huiyin.work.together.acts.add_signers import add_signers
from huiyin.work.together.acts.open_join_link import open_join_link
from tests.desk.conftest import key, page
from tests.named_people import answers

PROSE = "各位邻居，我们小区三号楼的电梯坏了两个多月，请大家一起来签名反映情况。\n谢谢大家的支持。"
TYPED = "李大山 0000-5550101\n赵小云，0000-5550102，柳溪镇柳园小区二号楼\nMary Ann Smith\t0000-5550103\n"


@pytest.fixture
def matter(a_matter) -> Matter:
    return a_matter("accepted")


@pytest.fixture
def signed(county, matter) -> Matter:
    people = tuple(
        Named(f"周{c}", f"0000-55502{n:02d}", row=n) for n, c in enumerate("一二三四五六七", start=1)
    )
    add_signers(actor=county.actor("bob"), at=timezone.now(), matter_id=matter.pk, people=people)
    return Matter.objects.get(pk=matter.pk)


def upload(body: bytes, name: str = "list.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body)


def hidden(response, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]


def signer(matter: Matter, name: str) -> Signer:
    return next(row for row in Signer.objects.filter(matter_id=matter.pk) if open_signer(row).name == name)


def test_names_are_typed_one_a_line_and_slips_come_with_codes(desk, matter) -> None:
    bob = desk("bob")
    assert "Several people with this matter" in bob.get(page(matter)).content.decode()
    answer = bob.post(page(matter, "signers/typed/"), {"people": TYPED, "slips": "on", "key": key()})
    text = answer.content.decode()
    assert answer.status_code == 200 and "Mary Ann Smith" in text and answer["Cache-Control"] == "no-store"
    codes = re.findall(r'class="slip-code">(.*?)</dd>', text)
    typed = ["".join(re.findall(r">([A-Z2-7]{4})<", code)) for code in codes]
    assert [matter_behind(code)[1] for code in typed] == [
        signer(matter, name).no for name in ("李大山", "赵小云", "Mary Ann Smith")
    ]
    assert open_signer(signer(matter, "赵小云")).address == "柳溪镇柳园小区二号楼"
    assert "Signed by 3 others" in bob.get(page(matter)).content.decode()


def test_every_bad_line_is_named_and_nothing_typed_is_lost(desk, matter) -> None:
    typed = "李大山 0000-5550101\n李大山 0000-5550101\n王琴 0000-7654321\n没有联系方式"
    answer = desk("bob").post(page(matter, "signers/typed/"), {"people": typed, "key": key()})
    text = answer.content.decode()
    assert answer.status_code == 422 and "没有联系方式</textarea>" in text
    for words in ("Row 2:", "stands in row 1 already", "Row 3:", "who brought the matter", "Row 4:"):
        assert words in text
    assert not Signer.objects.exists()


def test_only_the_keeper_opens_the_list_and_each_opening_is_on_record(desk, county, signed) -> None:
    text = desk("bob").get(page(signed, "signers/")).content.decode()
    assert "周一" in text and "0000-5550201" in text
    assert ReadEntry.objects.filter(matter_id=signed.pk, purpose="signers", name="Bob").count() == 1
    desk("bob").get(page(signed, "signers/print/"))
    assert ReadEntry.objects.filter(matter_id=signed.pk, purpose="signers_printed").count() == 1
    assert "the list of those who signed" in desk("bob").get(page(signed, "readings/")).content.decode()
    let_read(signed, [county.units["labour"]], at=timezone.now())
    signed.save()
    carol = desk("carol")
    seen = carol.get(page(signed)).content.decode()
    assert "Signed by 7 others" in seen and "Open the list" not in seen and "周一" not in seen
    for rest in ("signers/", "signers/print/", "signers/typed/", "signers/sheet/", "signers/speaking/"):
        assert carol.get(page(signed, rest)).status_code == 403, rest
    assert desk("eve").get(page(signed, "signers/")).status_code == 404


def test_the_page_of_the_matter_names_nobody(desk, signed) -> None:
    text = desk("bob").get(page(signed)).content.decode()
    assert "周一" not in text and "5550201" not in text


def test_a_spreadsheet_is_looked_at_first_and_only_good_rows_are_taken(desk, signed) -> None:
    body = "姓名,电话,住址\n新人甲,0000-5550301,\n周一,0000-5550201,\n,0000-5550302,\n新人乙,,柳溪镇东街1号\n=1+1,0000-5550303,\n"
    bob = desk("bob")
    look = bob.post(page(signed, "signers/sheet/"), {"sheet": upload(body.encode("gb18030"))})
    text = look.content.decode()
    assert "2 people can be entered" in text and "3 rows are not right" in text
    assert "has signed already" in text and "There is no name here" in text
    assert Signer.objects.count() == 7, "nothing is written before it is said so"
    rows = hidden(look, "rows")
    bad = bob.post(page(signed, "signers/sheet/take/"), {"rows": rows, "bad": "1"})
    lines = bad.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 4 and [line.split(",")[0] for line in lines[1:]] == ["3", "4", "6"]
    assert not any(re.search(r',"?[=+@-]', line) for line in lines)
    once = {"rows": rows, "take": "1", "key": key()}
    assert bob.post(page(signed, "signers/sheet/take/"), once).status_code == 302
    assert bob.post(page(signed, "signers/sheet/take/"), once).status_code == 302
    assert Signer.objects.count() == 9 and Matter.objects.get(pk=signed.pk).people == 10


def test_who_signed_since_the_preview_is_shown_and_nothing_is_written(desk, county, matter) -> None:
    bob = desk("bob")
    body = "姓名,电话\n李大山,0000-5550101\n赵小云,0000-5550102\n"
    look = bob.post(page(matter, "signers/sheet/"), {"sheet": upload(body.encode())})
    people = (Named("李大山", "0000-5550101"),)
    add_signers(actor=county.actor("alice"), at=timezone.now(), matter_id=matter.pk, people=people)
    again = bob.post(
        page(matter, "signers/sheet/take/"), {"rows": hidden(look, "rows"), "take": "1", "key": key()}
    )
    assert "1 person can be entered" in again.content.decode() and Signer.objects.count() == 1


def test_a_preview_is_nobody_elses_and_of_no_other_matter(desk, a_matter, matter) -> None:
    look = desk("bob").post(
        page(matter, "signers/sheet/"), {"sheet": upload("姓名,电话\n李大山,0000-5550101\n".encode())}
    )
    rows = hidden(look, "rows")
    assert "李大山" not in rows
    other = a_matter("accepted", title="另一件", body="完全不同的另一件事情。")
    for who, where in (("alice", matter), ("bob", other)):
        answer = desk(who).post(page(where, "signers/sheet/take/"), {"rows": rows, "take": "1", "key": key()})
        assert answer.status_code == 302 and answer.url.endswith("/sheet/")
    desk("bob").post(page(matter, "signers/sheet/take/"), {"rows": "x.y.z", "take": "1"})
    assert not Signer.objects.exists()


@pytest.mark.parametrize(
    ("body", "name", "says"),
    [
        (b"", "empty.csv", "The file is empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type/Catalog>>" * 20, "list.pdf", "No column looks like"),
        (
            PROSE.encode(),
            "a.txt",
            "No column looks like",
        ),
        (b"PK\x03\x04 no workbook at all", "list.xlsx", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "list.xls", "old Excel"),
        (b"a,b\n1,2\n3,4\n", "numbers.csv", "No column looks like"),
    ],
)
def test_what_is_no_list_is_refused_in_words(desk, matter, body: bytes, name: str, says: str) -> None:
    answer = desk("bob").post(page(matter, "signers/sheet/"), {"sheet": upload(body, name)})
    assert answer.status_code == 422 and says in answer.content.decode()


def test_a_workbook_is_read_too(desk, matter) -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (["序号", "姓名", "联系电话"], [1, "李大山", 5550101], [2, "赵小云", "0000-5550102"]):
        book.active.append(row)
    book.save(out)
    look = desk("bob").post(page(matter, "signers/sheet/"), {"sheet": upload(out.getvalue(), "list.xlsx")})
    assert "2 people can be entered" in look.content.decode()


def test_five_thousand_bad_rows_are_each_named(desk, matter) -> None:
    body = "姓名,电话\n" + "".join(f"甲{n},没有\n" if n % 2 else f",{5550000 + n}\n" for n in range(5_000))
    bob = desk("bob")
    look = bob.post(page(matter, "signers/sheet/"), {"sheet": upload(body.encode())})
    text = look.content.decode()
    assert (
        "0 people can be entered" in text
        and "5000 rows are not right" in text
        and "4950 further rows" in text
    )
    bad = bob.post(page(matter, "signers/sheet/take/"), {"rows": hidden(look, "rows"), "bad": "1"})
    assert len(bad.content.decode("utf-8-sig").splitlines()) == 5_001


def test_a_representative_is_noted_replaced_and_ended(desk, county, signed) -> None:
    bob = desk("bob")
    given = {"scope": "参加接谈、听取答复", "chosen_how": "at_a_meeting", "until": "", "replaces": ""}
    given["since"] = timezone.localdate().isoformat()
    where = page(signed, "signers/speaking/")
    for name in ("周一", "周二", "周三", "周四", "周五"):
        assert bob.post(where, {**given, "who": name, "key": key()}).status_code == 302, name
    sixth = bob.post(where, {**given, "who": "周六", "key": key()})
    assert (
        sixth.status_code == 422
        and "at most 5" in sixth.content.decode()
        and "Art 20" in sixth.content.decode()
    )
    assert 'value="周六"' in sixth.content.decode()
    stranger = bob.post(where, {**given, "who": "陌生人", "key": key()})
    assert "neither brought the matter nor signed it" in stranger.content.decode()
    first = Representative.objects.order_by("no").first()
    assert (
        bob.post(
            where, {**given, "who": str(signer(signed, "周六").no), "replaces": first.no, "key": key()}
        ).status_code
        == 302
    )
    last = Representative.objects.order_by("no").last()
    ended = bob.post(page(signed, f"signers/speaking/{last.no}/end/"), {"words": "本人不愿", "key": key()})
    assert ended.status_code == 302 and Matter.objects.get(pk=signed.pk).marks["representatives"] == 4
    assert "周六" in bob.get(page(signed, "signers/")).content.decode()


def test_what_is_said_at_the_window(desk, county, signed) -> None:
    alice, one, two = desk("alice"), signer(signed, "周一"), signer(signed, "周二")
    slip = alice.post(page(signed, f"signers/{one.no}/confirm/"), {"key": key()})
    code = "".join(re.findall(r">([A-Z2-7]{4})<", slip.content.decode()))
    assert matter_behind(code) == (signed.pk, one.no)
    alice.post(page(signed, f"signers/{one.no}/differ/"), {"key": key(), "words": "我家还要赔偿"})
    assert "我家还要赔偿" in desk("bob").get(page(signed, "signers/")).content.decode()
    beside = desk("bob").get(page(signed)).content.decode()
    assert "1 sees it otherwise" in beside and "我家还要赔偿" in beside and "周一" not in beside
    let_read(signed, [county.units["labour"]], at=timezone.now())
    assert "我家还要赔偿" not in desk("carol").get(page(signed)).content.decode()
    empty = alice.post(page(signed, f"signers/{two.no}/leave/"), {"key": key(), "words": ""})
    assert empty.status_code == 422
    alice.post(page(signed, f"signers/{two.no}/leave/"), {"key": key(), "words": "本人到窗口提出"})
    assert Matter.objects.get(pk=signed.pk).people == 7


def test_the_answer_handed_over_and_a_matter_of_their_own(desk, county, signed) -> None:
    at = timezone.now() - timedelta(days=2)
    decide(actor=county.actor("bob"), at=at, matter_id=signed.pk, answers=answers(at.date()))
    serve(actor=county.actor("bob"), at=at, matter_id=signed.pk, how="direct")
    Signer.objects.update(signed_on=at.date())
    alice, one = desk("alice"), signer(signed, "周一")
    late = alice.post(
        page(signed, f"signers/{one.no}/received/"), {"key": key(), "received_on": "2020-01-01"}
    )
    assert late.status_code == 422
    alice.post(
        page(signed, f"signers/{one.no}/received/"),
        {"key": key(), "received_on": timezone.localdate().isoformat()},
    )
    went = alice.post(page(signed, f"signers/{one.no}/own/"), {"key": key()})
    own = Matter.objects.exclude(pk=signed.pk).get()
    assert went.url == page(own) and own.stage == "served"
    assert "matter of their own" in alice.get(page(signed, "signers/")).content.decode()


def test_the_link_is_opened_and_closed_at_the_desk(desk, matter) -> None:
    bob = desk("bob")
    assert bob.post(page(matter, "signers/link/"), {"days": "99", "key": key()}).status_code == 409
    bob.post(page(matter, "signers/link/"), {"days": "10", "key": key()})
    text = bob.get(page(matter, "signers/")).content.decode()
    assert "/join/" in text and "<svg" in text
    bob.post(page(matter, "signers/link/close/"), {"key": key()})
    assert "/join/" not in bob.get(page(matter, "signers/")).content.decode()


def test_a_matter_of_one_person_shows_no_list_to_others(desk, matter) -> None:
    assert "Signed by" not in desk("bob").get(page(matter)).content.decode()


def test_a_link_that_ran_out_is_opened_anew_at_the_desk(desk, county, matter, at) -> None:
    open_join_link(actor=county.actor("bob"), at=at + timedelta(days=5), matter_id=matter.pk, days=1)
    bob = desk("bob")
    text = bob.get(page(matter, "signers/")).content.decode()
    assert "/join/" not in text and 'name="days"' in text
    bob.post(page(matter, "signers/link/"), {"days": "10", "key": key()})
    assert "/join/" in bob.get(page(matter, "signers/")).content.decode()
