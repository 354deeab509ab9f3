"""`huiyin bundle` and `huiyin handover` from the first key to the number on the person's page, and everything that goes wrong."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from huiyin.foundation.files.keep import keep
from huiyin.interfaces.console.handing.bundle import bundle
from huiyin.interfaces.console.handing.handover import handover
from huiyin.matters.models import Attachment, Claim, Item, Matter, ReadEntry, Relation, Signer
from huiyin.matters.queries.courses.elsewhere import elsewhere
from huiyin.matters.together.sealing import Named, open_signer
from huiyin.services.exchange.package import keys
from huiyin.work.exchange.acts.hand_over import hand_over
from huiyin.work.exchange.given import Receiver
from huiyin.work.intake.acts.add_material import add_material
from huiyin.work.together.acts.add_signers import add_signers
from tests.files.making import picture
from tests.named_people import person

pytestmark = pytest.mark.django_db
CITY = "江州市信访局"


@pytest.fixture
def at():
    return timezone.now() - timedelta(days=10)


def run(command, *words, code: int = 0, **more):
    done = CliRunner(env={"LC_ALL": "en_US.UTF-8"}).invoke(command, [str(w) for w in words], **more)
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture
def towns(tmp_path, settings, county):
    """Our county and the city of Jiangzhou, each with its folder; both made keys and exchanged cards."""

    def go(name: str) -> None:
        settings.HUIYIN_DATA = tmp_path / name

    go("here")
    run(handover, "keys", "--out", tmp_path / "here.json")
    go("there")
    keys.create(CITY, "0000-8888888", "https://xf.jiangzhou.example")
    (tmp_path / "there.json").write_bytes(keys.written(keys.ring()))
    run(handover, "trust", tmp_path / "here.json", "--yes")
    go("here")
    run(handover, "trust", tmp_path / "there.json", "--yes")
    return go


@pytest.fixture
def handed(towns, county, a_matter, at):
    """Wang Qin's matter with a photograph and a later word, handed over to Jiangzhou."""
    photo = keep(io.BytesIO(picture()), "电梯.jpg")
    matter = a_matter("registered", files=(photo,), claims=("修好电梯", "公开账目"))
    add_material(
        actor=person(matter), at=at + timedelta(days=1, hours=1), matter_id=matter.pk, text="老人昨天摔倒"
    )
    signed = (Named("李大山", "0000-5550101"), Named("赵小云", "", "柳溪镇柳园小区二号楼"))
    add_signers(
        actor=county.actor("alice"), at=at + timedelta(days=1, hours=2), matter_id=matter.pk, people=signed
    )
    card = keys.known(CITY)
    to = Receiver(card.name, card.mark, card.contact, card.url)
    hand_over(
        actor=county.actor("alice"),
        at=at + timedelta(days=2),
        matter_id=matter.pk,
        to=to,
        reason="属市级权限",
    )
    return Matter.objects.get(pk=matter.pk)


@pytest.fixture
def package(handed, tmp_path):
    file = tmp_path / "p.zip"
    run(handover, "export", handed.number, "--to", CITY, "--out", file, "--as", "alice")
    return file


def test_keys_are_made_once_and_the_card_has_a_fingerprint(towns, tmp_path):
    towns("here")
    card = json.loads((tmp_path / "here.json").read_text(encoding="utf-8"))
    assert card["name"] == "澄水县信访局" and "0000-1234567" in card["contact"]
    shown = run(handover, "keys")
    assert keys.ring().card.fingerprint in shown and card["signing"] in shown
    assert CITY in run(handover, "list")


def test_the_whole_way_there_and_back(towns, handed, package, tmp_path):
    assert ReadEntry.objects.filter(matter_id=handed.pk, purpose="handover").exists()
    assert "电梯".encode() not in package.read_bytes()
    towns("there")
    receipt = tmp_path / "r.json"
    told = run(handover, "import", package, "--receipt", receipt, "--as", "alice")
    new = Matter.objects.exclude(pk=handed.pk).get()
    assert new.number in told and "Query code" in told
    assert (new.stage, new.received_on, new.title, new.body) == (
        "registered",
        handed.received_on,
        handed.title,
        handed.body,
    )
    assert list(
        Claim.objects.filter(matter_id=new.pk).order_by("position").values_list("text", flat=True)
    ) == [
        "修好电梯",
        "公开账目",
    ]
    assert Item.objects.filter(matter_id=new.pk, text="老人昨天摔倒").exists()
    signers = [open_signer(row).name for row in Signer.objects.filter(matter_id=new.pk).order_by("no")]
    assert signers == ["李大山", "赵小云"] and new.people == handed.people == 3
    names = set(Attachment.objects.filter(matter_id=new.pk).values_list("name", flat=True))
    assert "电梯.jpg" in names and "course.txt" in names and any("移交告知书" in n for n in names)
    course = Attachment.objects.get(matter_id=new.pk, name="course.txt")
    from huiyin.foundation.files.keep import open_kept

    with open_kept(course.sha256) as stream:
        words = stream.read().decode()
    assert "移交" in words and "澄水县信访局" in words and handed.number in words
    towns("here")
    run(handover, "receipt", receipt, "--as", "alice")
    assert elsewhere(Relation.objects.get(matter_id=handed.pk, kind="handed_to")).number == new.number


def test_a_package_is_taken_once_however_often_it_is_sent(towns, handed, package, tmp_path):
    again = tmp_path / "again.zip"
    run(handover, "export", handed.number, "--to", CITY, "--out", again, "--as", "alice")
    towns("there")
    run(handover, "import", package, "--as", "alice")
    number = Matter.objects.exclude(pk=handed.pk).get().number
    for file in (package, again):
        said = run(handover, "import", file, "--as", "alice", code=1)
        assert "taken over before" in said and number in said
    assert Matter.objects.count() == 2


def test_an_altered_package_writes_nothing(towns, handed, package):
    whole = package.read_bytes()
    towns("there")
    for bad in (whole[:-30], whole[:100], whole.replace(b"payload.bin", b"payl0ad.bin")):
        package.write_bytes(bad)
        run(handover, "import", package, "--as", "alice", code=1)
    with zipfile.ZipFile(package, "w") as out:
        out.writestr("../header.json", b"{}")
    assert "leads out" in run(handover, "import", package, "--as", "alice", code=1)
    assert Matter.objects.count() == 1 and not Attachment.objects.exclude(matter_id=handed.pk).exists()


def test_what_cannot_be_exported_says_why(towns, handed, county, a_matter, tmp_path):
    other, out = a_matter("registered"), tmp_path / "o.zip"
    for words, said in (
        ((other.number, "--to", CITY), "was not handed over"),
        ((handed.number, "--to", "某市信访局"), "No receiver called"),
        (("XF2026999999", "--to", CITY), "There is no matter"),
    ):
        assert said in run(handover, "export", *words, "--out", out, "--as", "alice", code=1)
        assert not out.exists()
    assert "Nobody" in run(
        handover, "export", handed.number, "--to", CITY, "--out", out, "--as", "nobody", code=1
    )
    out.write_bytes(b"mine")
    assert "exists already" in run(
        handover, "export", handed.number, "--to", CITY, "--out", out, "--as", "alice", code=1
    )
    assert out.read_bytes() == b"mine"
    assert "There is no matter" in run(
        handover, "export", handed.number, "--to", CITY, "--out", "x", "--as", "eve", code=1
    )


def test_a_receipt_of_another_matter_or_by_a_stranger_is_refused(towns, handed, package, a_matter, tmp_path):
    towns("there")
    receipt = tmp_path / "r.json"
    run(handover, "import", package, "--receipt", receipt, "--as", "alice")
    body = json.loads(receipt.read_text(encoding="utf-8"))
    towns("here")
    receipt.write_text(json.dumps({**body, "number": "XF2026000099"}), encoding="utf-8")
    assert "does not fit" in run(handover, "receipt", receipt, "--as", "alice", code=1)
    receipt.write_text(json.dumps({**body, "fingerprint": "0" * 32}), encoding="utf-8")
    assert "does not trust" in run(handover, "receipt", receipt, "--as", "alice", code=1)
    receipt.write_text("[]", encoding="utf-8")
    run(handover, "receipt", receipt, "--as", "alice", code=1)


def test_trusting_asks_for_the_fingerprint(towns, tmp_path):
    shown = run(handover, "trust", tmp_path / "there.json", input="n\n", code=1)
    assert "by telephone" in shown and CITY in shown
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    assert "is no card" in run(handover, "trust", tmp_path / "bad.json", "--yes", code=1)


def test_an_installation_without_keys_says_so(towns, package, settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path / "bare"
    assert "huiyin handover keys" in run(handover, "import", package, "--as", "alice", code=1)


def test_a_bundle_is_made_and_verified_from_the_terminal(towns, county, a_matter, tmp_path):
    matter, out = a_matter("served"), tmp_path / "b.zip"
    assert "is written" in run(bundle, matter.number, "--out", out, "--as", "bob")
    assert "all as they were" in run(bundle, "verify", out)
    assert json.loads(run(bundle, "verify", out, "--json"))["sound"] is True
    with zipfile.ZipFile(out, "a") as more:
        more.writestr("papers/0001_extra.html", b"x")
    said = run(bundle, "verify", out, code=1)
    assert "added: papers/0001_extra.html" in said
    assert "exists already" in run(bundle, matter.number, "--out", out, "--as", "bob", code=1)
    assert "There is no matter" in run(
        bundle, "XF2026999999", "--out", tmp_path / "n.zip", "--as", "bob", code=1
    )
    out.write_bytes(b"no zip")
    assert "cannot be read" in run(bundle, "verify", out, code=1)
