"""A paper as an editable Word file, by docxtpl over a template the office may replace by its own."""

import io
import re
import traceback
from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from huiyin.domain.letters.flow import flow
from huiyin.domain.letters.paper import PaperData
from huiyin.domain.letters.repack import repack
from huiyin.domain.letters.wording import is_english

BUILT_IN = Path(__file__).parent / "templates"
_ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in "&<>\"'{}%\n\t"}
"""Braces too: docxtpl has marks of its own made of them, which must not be found in a person's words."""
_PROPERTY_LIMIT = 255
"""Characters a document property may have (python-docx refuses longer ones)."""


class TemplateBroken(Exception):
    """The template cannot be used: ``what`` is wrong, ``where`` it stands, how to ``mend`` it.

    For whoever says it in another language: ``code`` (name, forbidden, marks, document, unreadable), the ``file``,
    and the words ``near`` which it went wrong, where they are known.
    """

    def __init__(
        self, what: str, where: str, mend: str, code: str = "unreadable", file: str = "", near: str = ""
    ) -> None:
        self.what, self.where, self.mend = what, where, mend
        self.code, self.file, self.near = code, file, near
        super().__init__(f"{what} ({where}). {mend}")


def render(paper: PaperData, template_dir: Path | None = None) -> bytes:
    """The paper as docx; the same paper and template give the same bytes.

    ``template_dir`` holds the office's own templates: ``<kind>.docx`` is taken before ``letter.docx`` and both
    before the built-in one (``<kind>_en.docx``, ``letter_en.docx`` in English). Values are always printed
    literally; a template can compute with them but not run Python. Raises TemplateBroken.
    """
    path = template_for(paper, template_dir)
    template = _Template(str(path))
    try:
        template.render(context(paper), jinja_env=_STRICT)
        properties = template.docx.core_properties
        properties.title, properties.author = (
            value[:_PROPERTY_LIMIT] for value in (paper.title, paper.issuer or paper.seal_unit)
        )
        out = io.BytesIO()
        template.save(out)
        return repack(out.getvalue())
    except Exception as problem:
        raise _explain(problem, path, template) from problem


def template_for(paper: PaperData, template_dir: Path | None = None) -> Path:
    """The template file a paper is printed on."""
    ending = "_en.docx" if is_english(paper.lang) else ".docx"
    own = [template_dir / (name + ending) for name in (paper.kind, "letter")] if template_dir else []
    return next((path for path in own if path.is_file()), BUILT_IN / f"letter{ending}")


def context(paper: PaperData) -> dict[str, Any]:
    """The names a template can use: the paper's fields, and ``lines`` (style, label, text, rows)."""
    names = ("kind", "lang", "title", "issuer", "number", "addressee", "seal_unit", "signed_by", "date")
    plain = {name: getattr(paper, name) for name in names}
    lists = {"attachments": list(paper.attachments), "copies_to": list(paper.copies_to)}
    return {**plain, **lists, "lines": [asdict(line) for line in flow(paper)]}


class _Template(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """docxtpl without its text marks, strict about XML, and remembering what it was working on."""

    source = ""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        return str(super().render_xml_part(src_xml, part, context, jinja_env))

    def resolve_listing(self, xml: str) -> str:
        """Values hold no breaks or tabs of their own, so there is nothing to turn into Word's."""
        return xml

    def fix_tables(self, xml: str) -> Any:
        """docxtpl would quietly drop what is not well-formed; a paper with a piece missing must not go out."""
        etree.fromstring(xml.encode(), etree.XMLParser(huge_tree=True))
        return super().fix_tables(xml)


def _escape(value: object) -> Markup:
    """Every printed value as XML text, even one a template has marked safe."""
    return Markup(str(value).translate(_ENTITIES))  # noqa: S704 - this is the escaping itself


class _Environment(ImmutableSandboxedEnvironment):
    """Runs no Python of a template; every part of one is compiled once, not for each paper printed on it."""

    def from_string(self, source: Any, *more: Any, **named: Any) -> Template:
        return super().from_string(source, *more, **named) if more or named else _compiled(source)

    def compile_once(self, source: str) -> Template:
        """The part of a template as a program."""
        return super().from_string(source)


_STRICT = _Environment(autoescape=True, undefined=StrictUndefined, finalize=_escape)


@lru_cache(maxsize=64)
def _compiled(source: str) -> Template:
    return _STRICT.compile_once(source)


def _explain(problem: Exception, path: Path, template: _Template) -> TemplateBroken:
    where = f"template {path.name}"
    near = _near(problem, template.source)
    if near:
        where += f", near “{near}”"
    if isinstance(problem, UndefinedError):
        return TemplateBroken(
            f"it uses a name this paper does not have: {problem}",
            where,
            "Correct the name in Word; the names are listed in docs/letters.md.",
            *("name", path.name, near),
        )
    if isinstance(problem, SecurityError):
        return TemplateBroken(
            f"it asks for something a template may not do: {problem}",
            where,
            "Print the values as they are.",
            *("forbidden", path.name, near),
        )
    if isinstance(problem, TemplateError):
        return TemplateBroken(
            f"its marks do not fit together: {problem}",
            where,
            "Check in Word that every {% if %} and {% for %} has its end, each in a paragraph of its own.",
            *("marks", path.name, near),
        )
    if isinstance(problem, etree.XMLSyntaxError):
        return TemplateBroken(
            "it does not give a whole Word document",
            where,
            "A mark that opens in one paragraph and closes in another must be written {%p ... %}.",
            *("document", path.name, near),
        )
    return TemplateBroken(
        f"it cannot be read or filled as a Word document ({type(problem).__name__})",
        where,
        "Open it in Word and save it again as .docx, or take it out of the folder to use the built-in one.",
        *("unreadable", path.name, near),
    )


def _near(problem: Exception, source: str) -> str:
    """The words of the paragraph where a template went wrong, shortened; empty where it is not known."""
    line = problem.lineno if isinstance(problem, TemplateSyntaxError) else None
    for frame in _frames(problem):
        if frame.filename == "<template>":
            line = frame.lineno
    lines = source.splitlines()
    if line is None or not 1 <= line <= len(lines):
        return ""
    return re.sub(r"<[^>]*>", "", lines[line - 1]).strip()[:80]


def _frames(problem: Exception) -> Iterator[traceback.FrameSummary]:
    yield from traceback.extract_tb(problem.__traceback__)
