"""Papers at the desk: served with proof, on their way and back, corrected, printed together, and a template that is broken."""

import io
import re
import zipfile
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from docx import Document as Word

from huiyin.matters.models import Document, Event, Matter, NumberSeries, ReadEntry, Serving
from huiyin.work.serving.acts.send_paper import send_paper
from tests.desk.conftest import inline_in, page, sent


def today() -> str:
    return timezone.localdate().isoformat()


def opinion(matter) -> Document:
    return Document.objects.filter(matter=matter, kind="opinion").latest("no")


def test_what_a_way_needs_is_asked_for_and_nothing_typed_is_lost(desk, a_matter):
    matter, bob = a_matter("decided"), desk("bob")
    form = bob.get(page(matter, "act/serve/")).content.decode()
    assert 'class="way way-co_resident"' in form and not inline_in(form)
    given = {"how": "co_resident", "served_on": today(), "receiver": "王强"}
    refused = sent(bob, matter, "serve", **given)
    html = refused.content.decode()
    assert (
        refused.status_code == 422 and "how they are related" in html and "Art 88" in html and "王强" in html
    )
    assert sent(bob, matter, "serve", **given, relation="儿子").status_code == 302
    shown = bob.get(page(matter)).content.decode()
    assert "handed to an adult of the same household" in shown and "王强" not in shown
    receipt = bob.get(page(matter, f"documents/{opinion(matter).no}/receipt/")).content.decode()
    assert "王强" in receipt and "儿子" in receipt
    assert ReadEntry.objects.filter(matter=matter, purpose="document").exists()  # opening it is a reading


def test_electronic_service_without_consent_is_refused_with_what_to_do_instead(desk, a_matter):
    matter = a_matter("decided")
    refused = sent(desk("bob"), matter, "serve", how="electronic", served_on=today(), confirmation="短信")
    html = refused.content.decode()
    assert refused.status_code == 422 and "has not agreed" in html and "by post" in html


def test_posted_back_and_served_by_hand(desk, a_matter):
    matter, bob = a_matter("decided"), desk("bob")
    no = opinion(matter).no
    assert "act/note_returned/" not in bob.get(page(matter)).content.decode()
    post = {"document": str(no), "how": "post", "sent_on": today()}
    assert (
        "number of the registered letter is missing"
        in sent(bob, matter, "send_paper", **post).content.decode()
    )
    assert sent(bob, matter, "send_paper", **post, parcel="XA12345678944").status_code == 302
    html = bob.get(page(matter)).content.decode()
    assert "XA12345678944" in html and "not yet served" in html and "act/note_returned/" in html
    form = bob.get(page(matter, "act/serve/")).content.decode()
    assert re.search(r'value="post"[^>]* checked', form) and 'value="XA12345678944"' in form, (
        "not asked again"
    )
    serving = str(Serving.objects.get().no)
    back = {"serving": serving, "returned_on": today(), "reason": "查无此人", "next_step": "上门送达"}
    assert sent(bob, matter, "note_returned", **back | {"reason": ""}).status_code == 422
    assert sent(bob, matter, "note_returned", **back).status_code == 302
    html = bob.get(page(matter)).content.decode()
    assert "查无此人" in html and "not yet served" in html and "act/note_returned/" not in html
    matter.refresh_from_db()
    assert matter.stage == "decided"
    form = bob.get(page(matter, "act/serve/")).content.decode()
    assert "XA12345678944" not in form and " checked" not in form, (
        "what came back says nothing of the next way"
    )
    assert sent(bob, matter, "serve", how="direct", served_on=today()).status_code == 302


def test_a_blank_receipt_goes_out_with_the_paper(desk, a_matter):
    matter, bob = a_matter("decided"), desk("bob")
    address = page(matter, f"documents/{opinion(matter).no}/receipt/")
    html = bob.get(address).content.decode()
    assert "送达回证" in html and "＿＿＿" in html and "not served yet" in html
    assert Word(io.BytesIO(bob.get(f"{address}?docx").content)).tables


def test_a_notice_is_handed_over(desk, a_matter):
    matter, alice = a_matter("accepted"), desk("alice")
    notice = Document.objects.get(matter=matter, kind="transfer_notice")
    given = {"document": str(notice.no), "how": "window", "served_on": today()}
    assert sent(alice, matter, "serve_paper", **given).status_code == 302
    assert Document.objects.get(pk=(matter.pk, notice.no)).served_how == "window"
    own = Document.objects.get(matter=matter, kind="acceptance_notice")  # issued by housing
    assert f'value="{own.no}"' not in alice.get(page(matter, "act/serve_paper/")).content.decode()
    assert sent(alice, matter, "serve_paper", **given | {"document": str(own.no)}).status_code == 422


def test_a_slip_is_put_right_in_two_steps(desk, a_matter):
    matter, bob = a_matter("served"), desk("bob")
    old = opinion(matter)
    form = bob.get(page(matter, f"act/reissue/?document={old.no}")).content.decode()
    assert "自1月5日起停运" in form and "予以支持" not in form.split("<form")[-1]
    chosen = sent(bob, matter, "reissue", document=str(old.no))
    html = chosen.content.decode()
    assert chosen.status_code == 422 and "Now correct what is miswritten" in html and "自1月5日起停运" in html
    texts = {n: chosen.context["form"].data[n] for n in chosen.context["form"].places}
    wrong = next(n for n, said in texts.items() if "1月5日" in said)
    given = {"document": str(old.no), **texts, wrong: texts[wrong].replace("5日", "6日")}
    assert "It is not said why" in sent(bob, matter, "reissue", **given).content.decode()
    assert sent(bob, matter, "reissue", **given, reason="日期写错").status_code == 302
    html = bob.get(page(matter)).content.decode()
    assert "void since" in html and "corrected" in html
    void = bob.get(page(matter, f"documents/{old.no}/")).content.decode()
    assert "已作废" in void and opinion(matter).number in void


def test_who_only_drafts_submits_a_correction_for_signature(desk, a_matter):
    matter = a_matter("served")
    ben, old = desk("ben"), opinion(matter)
    texts = dict(sent(ben, matter, "reissue", document=str(old.no)).context["form"].data.items())
    given = {n: v for n, v in texts.items() if n.startswith("text_")}
    wrong = next(n for n, said in given.items() if "1月5日" in said)
    given |= {wrong: given[wrong].replace("5日", "6日"), "document": str(old.no), "reason": "日期写错"}
    assert sent(ben, matter, "reissue", **given, submit_draft="1").status_code == 302
    assert Document.objects.filter(matter=matter, kind="opinion").count() == 1
    assert Event.objects.filter(matter=matter, act="submit_draft").exists()


# --- the papers of a day ---


@pytest.fixture
def issued_today(a_matter):
    """Two matters in which housing accepted, and decided, today."""
    matters = [a_matter("decided"), a_matter("accepted")]
    Document.objects.update(issued_on=timezone.localdate())
    return matters


def keys(rows) -> list[str]:
    return [f"{d.matter_id}-{d.no}" for d in rows]


def own(unit: str):
    return Document.objects.filter(unit__code=unit)


def test_the_papers_of_the_own_unit_are_listed_and_printed_in_one_go(desk, issued_today):
    bob = desk("bob")
    html = bob.get("/desk/papers/").content.decode()
    assert html.count('name="paper"') == own("housing").count() == 3 and not inline_in(html)
    chosen = keys(own("housing"))
    shown = bob.post("/desk/papers/print/", {"paper": chosen})
    html = shown.content.decode()
    assert html.count('class="print-page"') == 3 and "信访处理意见书" in html and not inline_in(html)
    for row in own("housing"):
        assert row.number in html
        assert ReadEntry.objects.filter(matter_id=row.matter_id, purpose=f"print:{row.no}").count() == 1
    assert "not printed yet</td>" not in bob.get("/desk/papers/").content.decode()
    assert 'name="paper"' not in bob.get("/desk/papers/?unprinted=on").content.decode()
    only = bob.get("/desk/papers/?kind=opinion&unserved=on").content.decode()
    assert only.count('name="paper"') == 1


def test_as_word_files_in_one_zip(desk, issued_today):
    answer = desk("bob").post("/desk/papers/print/", {"paper": keys(own("housing")), "zip": "1"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert len(package.namelist()) == 3 and package.testzip() is None
        assert all(Word(io.BytesIO(package.read(name))).paragraphs for name in package.namelist())
    assert answer["Content-Type"] == "application/zip" and "sandbox" in answer["Content-Security-Policy"]


def test_another_units_papers_are_neither_listed_nor_printed(desk, issued_today):
    carol, bob = desk("carol"), desk("bob")
    assert 'name="paper"' not in carol.get("/desk/papers/").content.decode()
    assert carol.post("/desk/papers/print/", {"paper": keys(own("housing"))}).status_code == 404
    assert bob.post("/desk/papers/print/", {"paper": keys(own("letters"))}).status_code == 404
    for nothing in ([], ["x"], ["1-2-3"], ["9" * 30 + "-1"]):
        assert bob.post("/desk/papers/print/", {"paper": nothing}).status_code in {400, 404}
    assert bob.post("/desk/papers/print/", {"paper": ["1-1"] * 51}).status_code == 400
    assert not ReadEntry.objects.filter(purpose__startswith="print:").exists()
    assert bob.get("/desk/papers/?first=2026-99-99&last=x&kind=../..").status_code == 200
    assert desk("hank").get("/desk/papers/").status_code == 403


def test_a_report_is_in_no_list_of_those_who_may_not_know_of_it(desk, issued_today):
    Matter.objects.filter(pk=issued_today[0].pk).update(confidential=True)
    html = desk("bob").get("/desk/papers/").content.decode()
    assert issued_today[0].number not in html and issued_today[1].number in html
    chosen = keys(own("housing").filter(matter=issued_today[0]))
    assert desk("bob").post("/desk/papers/print/", {"paper": chosen}).status_code == 404


# --- a template edited into nonsense ---


@pytest.fixture
def broken_template(tmp_path, settings):
    """The office's own template, in which a name is mistyped."""
    file = Word()
    file.add_paragraph("{{ titel }}")
    file.save(tmp_path / "letter.docx")
    settings.HUIYIN_TEMPLATES = str(tmp_path)


def drawn_so_far() -> Counter[tuple[str, int]]:
    """How many numbers were drawn of each series in each year."""
    rows = NumberSeries.objects.values_list("series", "year", "next")
    return Counter({(series, year): following - 1 for series, year, following in rows})


def test_a_broken_template_stops_no_act_and_says_how_to_mend_it(desk, a_matter, broken_template):
    matter, bob = a_matter("accepted"), desk("bob")
    numbers = drawn_so_far()
    ten_days = (timezone.localdate() + timedelta(days=10)).isoformat()
    asked = {"what": "购房合同", "why": "查明产权", "needed_by": ten_days, "otherwise": "按现有材料办理"}
    assert sent(bob, matter, "ask_for_more", **asked).status_code == 302  # the paper itself needs no template
    row = Document.objects.get(matter=matter, kind="more_request")
    drawn = drawn_so_far()
    assert sum((drawn - numbers).values()) == 1
    assert row.number in bob.get(page(matter, f"documents/{row.no}/")).content.decode()
    for answer in (
        bob.get(page(matter, f"documents/{row.no}/docx/")),
        bob.post("/desk/papers/print/", {"paper": f"{matter.pk}-{row.no}", "zip": "1"}),
    ):
        html = answer.content.decode()
        assert answer.status_code == 500 and "letter.docx" in html and "titel" in html
        assert "uses a name this paper does not have" in html and "read it on its page" in html
    assert drawn_so_far() == drawn


def test_what_was_sent_is_offered_to_come_back_only_by_post(desk, a_matter, county):
    matter = a_matter("decided")
    Matter.objects.filter(pk=matter.pk).update(marks={"e_service": True})
    send_paper(
        actor=county.actor("bob"),
        at=timezone.now(),
        matter_id=matter.pk,
        document=opinion(matter).no,
        how="electronic",
    )
    html = desk("bob").get(page(matter, "act/note_returned/")).content.decode()
    assert 'name="serving"' not in html
