"""Chinese stands where it belongs: in law packs, catalogues, letters and the demo; the engine knows no country."""

from tests.house import tree

# place in the package -> why Chinese stands there
PLACES = {
    "domain/law/packs": "the law itself, and our reading of it",
    "domain/letters": "the wording and layout of Chinese official documents",
    "matters/record/numbers.py": "the number of an official paper, as GB/T 9704 writes it",
    "interfaces/console/county": "the fictional county's people and their words",
}


def test_chinese_stands_only_where_it_belongs():
    wrong = []
    for path in tree.source():
        if tree.inside(path, *PLACES) or "locale" in path.parts:
            continue
        if path.suffix == ".py":
            lines = [(line, text) for line, text in tree.strings(path) if tree.CHINESE.search(text)]
        else:
            numbered = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
            lines = [(line, text) for line, text in numbered if tree.CHINESE.search(text)]
        wrong += [f"{tree.name(path)}:{line}: {text.strip()[:60]}" for line, text in lines]
    assert not wrong, "put the words into a pack, a catalogue or a letter:\n" + "\n".join(wrong)


def test_every_place_still_exists():
    assert not [place for place in PLACES if not (tree.PACKAGE / place).exists()]
