"""Files from elsewhere are looked through before anything of them is used, and every difference is named."""

import io
import json
import zipfile

import pytest

from huiyin.services.exchange.package import envelope, keys
from huiyin.services.exchange.package.hashes import LIST, compare, listed
from huiyin.services.exchange.package.refusals import PackageRefused
from huiyin.services.exchange.package.zips import reading, writing


def zipped(members: dict[str, bytes], **more: object) -> io.BytesIO:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    held.seek(0)
    return held


def refused(source, name: str = "x.zip") -> str:
    with pytest.raises(PackageRefused) as no, reading(source, name) as reader:
        for member in reader.names:
            reader.read(member)
    return no.value.code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../../etc/passwd", "bad_name"),
        ("/etc/passwd", "bad_name"),
        ("a\\b.txt", "bad_name"),
        ("a/../b", "bad_name"),
        ("C:evil", "bad_name"),
        (".hidden", "bad_name"),
        ("名.txt", "bad_name"),
        ("a/b/c/d/e/f", "bad_name"),
    ],
)
def test_a_name_that_leads_out_is_refused(name, code):
    assert refused(zipped({name: b"x"})) == code


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert refused(zipped({"big.txt": b"0" * (64 << 20)})) == "bomb"


def test_a_member_that_is_more_than_it_says_is_refused():
    held = bytearray(zipped({"a.txt": b"x" * 5000}).getvalue())
    at = held.rindex(b"PK\x01\x02")
    held[at + 24 : at + 28] = (100).to_bytes(4, "little")  # the announced size
    assert refused(io.BytesIO(bytes(held))) in {"bomb", "altered"}


def test_two_of_one_name_and_no_zip_at_all():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out:
        out.writestr("a.txt", b"1")
        with pytest.warns(UserWarning):
            out.writestr("a.txt", b"2")
    held.seek(0)
    assert refused(held) == "twice"
    assert refused(io.BytesIO(b"PK\x03\x04 not really")) == "not_a_package"
    assert refused(io.BytesIO(b"")) == "not_a_package"


def test_too_many_files_are_refused(monkeypatch):
    monkeypatch.setattr("huiyin.services.exchange.package.zips.MOST_FILES", 3)
    assert refused(zipped({f"{n}.txt": b"" for n in range(4)})) == "too_large"


def test_differences_are_named(tmp_path):
    members = {"a.txt": b"a", "b.txt": b"b", "c.txt": b"c"}
    import hashlib

    whole = listed({name: hashlib.sha256(content).hexdigest() for name, content in members.items()})
    changed = {"a.txt": b"A", "c.txt": b"c", "d.txt": b"d", LIST: whole}
    with reading(zipped(changed), "x") as reader:
        found = compare(reader)
    assert (found.altered, found.missing, found.added) == (["a.txt"], ["b.txt"], ["d.txt"])
    with reading(zipped({**members, LIST: whole}), "x") as reader:
        assert not compare(reader)
    with pytest.raises(PackageRefused), reading(zipped({"a.txt": b"a", LIST: b"rubbish\n"}), "x") as reader:
        compare(reader)


# Two installations, each with a data folder of its own.


@pytest.fixture
def towns(tmp_path, settings):
    """Linjiang and Jiangzhou: call one to be there; they trust one another."""

    def at(name: str) -> keys.Ring:
        settings.HUIYIN_DATA = tmp_path / name
        return (
            keys.ring()
            if keys.has_keys()
            else keys.create(f"{name}信访局", "0000-1", f"https://{name}.example")
        )

    for name, other in (("临江", "江州"), ("江州", "临江")):
        card = keys.written(at(other))
        at(name)
        keys.trust(keys.read_card(card, "card.json"))
    return at


def sent(towns, target, inner: bytes = b"inner") -> keys.Ring:
    there = towns("江州").card
    here = towns("临江")
    envelope.close(inner, target, keys=here, to=there, identity="a" * 64)
    return towns("江州")


def opened(target, ring) -> str:
    try:
        envelope.open_package(target, keys=ring)
    except PackageRefused as no:
        return no.code
    return "opened"


def test_only_the_receiver_opens_it(towns, tmp_path):
    target = tmp_path / "p.zip"
    theirs = sent(towns, target)
    found = envelope.open_package(target, keys=theirs)
    assert (found.inner, found.identity, found.sender.name) == (b"inner", "a" * 64, "临江信访局")
    assert b"inner" not in target.read_bytes()
    assert opened(target, towns("临江")) in {"unknown_sender", "not_for_us"}


def rewritten(target, change) -> None:
    with zipfile.ZipFile(target) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    with zipfile.ZipFile(target, "w") as new:
        for name, content in members.items():
            new.writestr(name, content)


def flip(content: bytes, at: int = -1) -> bytes:
    changed = bytearray(content)
    changed[at] ^= 1
    return bytes(changed)


def head(members, **changes) -> None:
    body = json.loads(members["header.json"])
    body.update(changes)
    members["header.json"] = keys.canonical(body)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda m: m.update({"payload.bin": flip(m["payload.bin"])}), "altered"),
        (lambda m: m.update({"payload.bin": m["payload.bin"][:-5]}), "altered"),
        (lambda m: m.update({"signature.bin": flip(m["signature.bin"])}), "bad_signature"),
        (lambda m: head(m, id="b" * 64), "bad_signature"),
        (lambda m: head(m, sender={"name": "假", "fingerprint": "0" * 32}), "unknown_sender"),
        (lambda m: m.pop("payload.bin"), "missing"),
        (lambda m: m.pop("signature.bin"), "missing"),
        (lambda m: m.pop("header.json"), "missing"),
        (lambda m: m.update({"more.txt": b"x"}), "added"),
        (lambda m: m.update({"header.json": b"[]"}), "not_a_package"),
        (lambda m: m.update({"header.json": b"{"}), "not_a_package"),
    ],
)
def test_what_was_touched_is_refused_by_name(towns, tmp_path, change, code):
    target = tmp_path / "p.zip"
    theirs = sent(towns, target)
    rewritten(target, change)
    assert opened(target, theirs) == code


@pytest.mark.parametrize("keep", [0, 1, 20, 200, 0.5, 0.9, 0.99])
def test_a_truncated_package_is_refused(towns, tmp_path, keep):
    target = tmp_path / "p.zip"
    theirs = sent(towns, target, b"x" * 5000)
    whole = target.read_bytes()
    target.write_bytes(whole[: int(len(whole) * keep) if isinstance(keep, float) else keep])
    assert opened(target, theirs) == "not_a_package"


def test_a_stranger_with_a_copied_name_is_refused(towns, tmp_path, settings):
    there = towns("江州").card
    settings.HUIYIN_DATA = tmp_path / "stranger"
    false = keys.create("临江信访局", "", "")
    target = tmp_path / "p.zip"
    envelope.close(b"inner", target, keys=false, to=there, identity="a" * 64)
    assert opened(target, towns("江州")) == "unknown_sender"


def test_a_card_is_read_only_as_it_was_written(towns, tmp_path):
    card = keys.written(towns("临江"))
    assert keys.read_card(card, "c").name == "临江信访局"
    body = json.loads(card)
    for changed in (
        {**body, "name": "别的局"},
        {**body, "proof": body["proof"][:-4] + "AAA="},
        {"name": "x"},
        [],
        "x",
    ):
        with pytest.raises(PackageRefused) as no:
            keys.read_card(json.dumps(changed).encode(), "c")
        assert no.value.code == "bad_card"


def test_other_keys_under_a_known_name_are_not_taken_unasked(towns, tmp_path, settings):
    settings.HUIYIN_DATA = tmp_path / "anew"
    fresh = keys.create("临江信访局", "", "").card
    towns("江州")
    with pytest.raises(PackageRefused) as no:
        keys.trust(fresh)
    assert no.value.code == "other_card"
    keys.trust(fresh, replace=True)
    assert [card.mark for card in keys.trusted()] == [fresh.mark]


def test_private_keys_lie_sealed_and_are_not_replaced(towns, tmp_path):
    ring = towns("临江")
    raw = (keys.folder() / "keys.json").read_text(encoding="utf-8")
    assert keys.b64(ring.signing.private_bytes_raw()) not in raw
    with pytest.raises(FileExistsError):
        keys.create("x", "", "")


def test_a_half_written_file_is_taken_away(tmp_path):
    target = tmp_path / "half.zip"
    with pytest.raises(RuntimeError), writing(target) as out:
        out.add("a.txt", b"a")
        raise RuntimeError
    assert not target.exists()
