"""Compiles every message catalogue under src with Babel, and names the texts that have no translation yet."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGE = "zh_Hans"

# The names under which gettext is called, and how many leading arguments are message, context or plural.
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
CONTEXT_PLURAL = {"npgettext", "npgettext_lazy"}

LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
TEMPLATE_CALL = re.compile(rf"(?<!\w)(_|n?p?gettext)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)")
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-zA-Z]|(?<!\{)\{(\w*)\}(?!\})|%[sdf]")


@dataclass(frozen=True)
class Message:
    """One text that the program shows: where it stands, its context, its English, its English plural."""

    where: str
    text: str
    plural: str | None = None
    context: str | None = None


def catalogues(root: Path = PACKAGE) -> list[Path]:
    """Every .po file under `root`."""
    return sorted(root.rglob("locale/*/LC_MESSAGES/*.po"))


def compile_all(root: Path = PACKAGE) -> list[Path]:
    """Write the .mo beside each .po that is newer than it; return those written."""
    written = []
    for source in catalogues(root):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with target.open("wb") as stream:
            write_mo(stream, read(source))
        written.append(target)
    return written


def read(source: Path) -> Catalog:
    """One .po file as Babel's catalogue; a syntax error names the file."""
    with source.open("rb") as stream:
        return read_po(stream, locale=source.parent.parent.name, abort_invalid=True)


def messages(root: Path = PACKAGE) -> Iterator[Message]:
    """Every text marked for translation in Python and in templates under `root`."""
    for path in sorted(root.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from python_messages(path.read_text(encoding="utf-8"), _where(path, root))
    for path in sorted([*root.rglob("templates/**/*.html"), *root.rglob("templates/**/*.txt")]):
        yield from template_messages(path.read_text(encoding="utf-8"), _where(path, root))


def _where(path: Path, root: Path) -> str:
    return str(path.relative_to(root))


def python_messages(source: str, where: str) -> Iterator[Message]:
    """The literal arguments of gettext calls; a name or an f-string has no text that could be translated."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = called(node)
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            yield from _message(name, words, f"{where}:{node.lineno}")


def called(node: ast.Call) -> str:
    """The bare name of what is called: gettext for both gettext(...) and translation.gettext(...)."""
    function = node.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _message(name: str, words: list[str], where: str) -> Iterator[Message]:
    if name in PLAIN and words:
        yield Message(where, words[0])
    elif name in PLURAL and len(words) >= 2:
        yield Message(where, words[0], words[1])
    elif name in CONTEXT and len(words) >= 2:
        yield Message(where, words[1], context=words[0])
    elif name in CONTEXT_PLURAL and len(words) >= 3:
        yield Message(where, words[1], words[2], context=words[0])


def template_messages(source: str, where: str) -> Iterator[Message]:
    """The texts of translate and blocktranslate tags, by way of Django's own reading of a template."""
    from django.utils.translation.template import templatize

    readable = templatize(source, origin=where)
    for call in TEMPLATE_CALL.finditer(readable):
        words = [ast.literal_eval(literal) for literal in re.findall(LITERAL, call.group(2))]
        line = readable.count("\n", 0, call.start()) + 1
        yield from _message(call.group(1), words, f"{where}:{line}")


def untranslated(root: Path = PACKAGE) -> list[str]:
    """One line for each text that neither we nor Django say in Chinese, or whose placeholders do not agree."""
    sources = [*catalogues(root), *catalogues(Path(django.__file__).parent / "conf")]
    books = [read(path) for path in sources if path.parent.parent.name == LANGUAGE]
    first = {
        (m.text, m.plural, m.context): m for m in sorted(messages(root), key=lambda m: m.where, reverse=True)
    }
    found = sorted(first.values(), key=lambda m: m.where)
    return [complaint for message in found for complaint in _check(message, books)]


def _check(message: Message, books: list[Catalog]) -> Iterator[str]:
    entries = [book.get(message.text, message.context) for book in books]
    done = [entry for entry in entries if entry and not entry.fuzzy and _strings(entry.string)]
    if not done:
        yield f"{message.where}: {message.text!r} has no translation in any {LANGUAGE} catalogue"
    for entry in done:
        for string in _strings(entry.string):
            if not _agree(message, string):
                yield f"{message.where}: placeholders differ in {message.text!r} and {string!r}"


def _strings(translation: str | tuple[str, ...] | list[str] | None) -> list[str]:
    strings = [translation] if isinstance(translation, str) else list(translation or [""])
    return strings if all(string.strip() for string in strings) else []


def _agree(message: Message, translation: str) -> bool:
    """A translation uses the same placeholders as the text, or, with plurals, as either of its forms."""
    found = placeholders(translation)
    return found in [placeholders(text) for text in (message.text, message.plural) if text is not None]


def placeholders(text: str) -> list[str]:
    """The placeholders of a text in alphabetical order: %(name)s, {name}, %s."""
    return sorted(match.group(0) for match in PLACEHOLDER.finditer(text.replace("%%", "")))


def main() -> int:
    """Compile what changed; the exit code is 1 when a catalogue cannot be read."""
    try:
        written = compile_all()
    except Exception as error:
        print(f"Catalogues: {error}", file=sys.stderr)
        return 1
    print(f"Catalogues: {len(written)} compiled." if written else "Catalogues: up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
