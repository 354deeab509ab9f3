"""Chinese stands where it belongs: in law packs, catalogues, letters and the demo; the engine knows no country."""

from tests.house import tree

# place in the package -> why Chinese stands there
PLACES = {
    "domain/law/packs": "the law itself, and our reading of it",
    "domain/letters": "the wording and layout of Chinese official documents",
    "matters/record/numbers.py": "the number of an official paper, as GB/T 9704 writes it",
    "matters/queries/casefile.py": "how a name is veiled: the surname and one character",
    "domain/reading/numerals.py": "how numbers are written in a report",
    "domain/reading/figures.py": "how people, days and hours are written in a summary",
    "domain/reading/redacting": "what Chinese names, addresses and plates are made of, to take them out",
    "domain/reading/replies": "what answers promise, cite and assure in Chinese, and the rules they cite, as data",
    "domain/reading/sorting/places.py": "what Chinese places and their offices are called, to know one in a text",
    "domain/reading/recurring": "what names of places end in and subjects begin with, and the parts of heat, as data",
    "domain/reading/scanning": "by which words the parts of a letter are known",
    "domain/reading/bigrams.py": "the range of characters that search cuts into pairs",
    "domain/reading/searching": "the ranges of characters that a search reads and marks as they are",
    "domain/reading/seeking.py": "what makes a number a house number",
    "interfaces/portal/tracking/dates.py": "the days of a week in a Chinese calendar",
    "interfaces/desk/casefile/dates.py": "the days of a week in a Chinese calendar",
    "interfaces/desk/forms/taking.py": "a person's line by example, beside the field it is typed into",
    "jobs/calendar_file.py": "the form of an announced year, shown when a file is not understood",
    "interfaces/ui/context.py": "each language's own name for itself",
    "interfaces/ui/templatetags/house.py": "how a day is written in Chinese",
    "services/exchange/words.yaml": "the headings and dates that spreadsheets of Chinese offices bear",
    "interfaces/console": "the terminal speaks both languages at once; and the fictional county's people",
}
OUR_NAME = "回音"


def test_chinese_stands_only_where_it_belongs():
    wrong = []
    for path in tree.source():
        if tree.inside(path, *PLACES) or "locale" in path.parts:
            continue
        if path.suffix == ".yaml" and not tree.inside(path, "domain"):
            continue  # data by its nature, such as what columns of a spreadsheet are called
        if path.suffix == ".py":
            lines = tree.strings(path)
        else:
            lines = list(enumerate(path.read_text(encoding="utf-8").splitlines(), start=1))
        wrong += [
            f"{tree.name(path)}:{line}: {text.strip()[:60]}"
            for line, text in lines
            if tree.CHINESE.search(text.replace(OUR_NAME, ""))
        ]
    assert not wrong, "put the words into a pack, a catalogue or a letter:\n" + "\n".join(wrong)


def test_every_place_still_exists():
    assert not [place for place in PLACES if not (tree.PACKAGE / place).exists()]
