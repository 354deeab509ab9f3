"""The program branches on no law: a pack's name stands in the packs themselves and in the setting that chooses one."""

from tests.house import tree

PACKS = sorted(path.parent.name for path in (tree.PACKAGE / "domain/law/packs").glob("*/pack.yaml"))
# file in the package -> why it may name a pack
PLACES = {
    "config/settings.py": "the pack of an installation that names none",
    "interfaces/console/county/plan.py": "the story of the demo county is one of this law",
}


def test_there_are_packs_to_choose_from():
    assert len(PACKS) >= 2


def test_no_code_knows_a_pack_by_its_name():
    found = [
        f"{tree.name(path)}: {pack}"
        for path in tree.source(".py", ".html")
        if not tree.inside(path, "domain/law/packs", *PLACES)
        for pack in PACKS
        if pack in path.read_text(encoding="utf-8")
    ]
    assert not found, "say it as data in the pack, and ask the pack:\n" + "\n".join(found)


def test_every_place_still_names_one():
    for place in PLACES:
        said = (tree.PACKAGE / place).read_text(encoding="utf-8")
        assert any(pack in said for pack in PACKS), place
