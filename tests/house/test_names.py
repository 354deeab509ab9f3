"""Every module says in its first sentence what it is, and no file has a name that could hold anything."""

import ast
import re

from tests.house import tree

BANNED = {"util", "utils", "helper", "helpers", "manager", "common", "base", "core", "misc", "service"} | {
    "processor",
    "handler",
}


def test_modules_open_with_one_sentence():
    wrong = []
    for path in [*tree.source(".py"), *(p for p in tree.texts(".py") if "tests" in p.parts)]:
        if path.name == "__init__.py" and not path.read_text(encoding="utf-8").strip():
            continue  # an empty room of tests has nothing to say
        opening = ast.get_docstring(tree.parsed(path)) or ""
        first = opening.split("\n\n")[0].strip()
        if not first:
            wrong.append(f"{tree.name(path)}: opens without a sentence that says what it is")
        elif not first.endswith((".", "?", "!")) or re.search(r"[.!?] [A-Z]", first):
            wrong.append(f"{tree.name(path)}: opens with {first!r}; one whole sentence is wanted")
    assert not wrong, "\n".join(wrong)


def test_names_say_what_is_inside():
    vague = [
        f"{tree.name(path)}: the name says nothing about what is inside"
        for path in tree.source(".py")
        for part in path.relative_to(tree.PACKAGE).with_suffix("").parts
        if BANNED & set(part.lower().split("_"))
    ]
    assert not vague, "\n".join(vague)


def test_no_file_claims_a_copyright_or_wears_an_emoji():
    emoji = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff]")
    claim = re.compile("copyright" + r"\s+(\(c\)|©|\d{4})", re.IGNORECASE)
    wrong = [
        tree.name(path)
        for path in tree.source(".py", ".html", ".css", ".js")
        if emoji.search(text := path.read_text(encoding="utf-8")) or claim.search(text)
    ]
    assert not wrong, wrong
