"""The templates: the committed ones are what the script builds; an office's own are used, or refused clearly."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from huiyin.domain.letters.compose import compose
from huiyin.domain.letters.docx import BUILT_IN, TemplateBroken, context, render, template_for
from huiyin.domain.letters.templates.build import CHINESE, ENGLISH, build


def write(folder: Path, name: str, *paragraphs: str) -> Path:
    """An office's own template with these paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(folder / name))
    return folder


def words(made: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs]


@pytest.fixture
def paper(sample):
    return compose("opinion", sample("opinion"))


@pytest.mark.parametrize("frame", [CHINESE, ENGLISH], ids=lambda frame: frame.file)
def test_the_committed_template_is_the_built_one(frame) -> None:
    committed, built = (BUILT_IN / frame.file).read_bytes(), build(frame)
    with zipfile.ZipFile(io.BytesIO(committed)) as old, zipfile.ZipFile(io.BytesIO(built)) as new:
        for part in ("word/document.xml", "word/styles.xml", "word/fontTable.xml", "word/settings.xml"):
            assert old.read(part) == new.read(part), (
                f"run python -m huiyin.domain.letters.templates.build ({part})"
            )


def test_an_offices_own_template_is_used(paper, tmp_path) -> None:
    write(
        tmp_path,
        "letter.docx",
        "本局格式",
        "{{ title }}",
        "{%p for line in lines %}",
        "{{ line.text }}",
        "{%p endfor %}",
    )
    made = words(render(paper, tmp_path))
    assert made[:2] == ["本局格式", "信访处理意见书"]
    assert "予以支持。" in made


def test_a_kinds_own_template_goes_before_the_general_one(paper, sample, tmp_path) -> None:
    write(tmp_path, "letter.docx", "通用")
    write(tmp_path, "opinion.docx", "专用 {{ number }}")
    assert words(render(paper, tmp_path)) == ["专用 临城管信〔2026〕5号"]
    assert words(render(compose("more_request", sample("more_request")), tmp_path)) == ["通用"]


def test_languages_do_not_share_a_template(sample, tmp_path) -> None:
    write(tmp_path, "letter.docx", "通用")
    english = compose("opinion", sample("opinion"), "en")
    assert template_for(english, tmp_path) == BUILT_IN / "letter_en.docx"
    assert template_for(english, None) == BUILT_IN / "letter_en.docx"


def test_an_empty_folder_means_the_built_in_template(paper, tmp_path) -> None:
    assert render(paper, tmp_path) == render(paper)


def test_a_template_computes_but_the_persons_words_do_not(sample, tmp_path) -> None:
    write(tmp_path, "letter.docx", "{{ 6 * 7 }} {{ addressee }} {{ addressee|safe }} {{ '<b>'|safe }}")
    given = sample("opinion", petitioner="{{ 6 * 7 }}<w:b/>")
    assert words(render(compose("opinion", given), tmp_path)) == [
        "42 {{ 6 * 7 }}<w:b/> {{ 6 * 7 }}<w:b/> <b>"
    ]


@pytest.mark.parametrize(
    ("paragraphs", "what", "near"),
    [
        (["{{ titel }}"], "titel", "{{ titel }}"),
        (["好的一段", "{{ title "], "marks do not fit", "{{ title"),
        (["{%p for line in lines %}", "{{ line.text }}"], "marks do not fit", ""),
        (["{{ title.nothing }}"], "nothing", "title.nothing"),
        (["{{ ''.__class__.__mro__ }}"], "may not do", "__class__"),
        (["{{ lines.append(1) }}"], "may not do", "append"),
        (["{{ 1 / 0 }}"], "ZeroDivisionError", "1 / 0"),
    ],
)
def test_a_broken_template_says_what_where_and_how_to_mend(paragraphs, what, near, paper, tmp_path) -> None:
    write(tmp_path, "letter.docx", *paragraphs)
    with pytest.raises(TemplateBroken) as caught:
        render(paper, tmp_path)
    problem = caught.value
    assert what in problem.what and near in problem.where and "letter.docx" in problem.where and problem.mend
    assert str(tmp_path) not in str(problem)


def test_marks_that_cut_a_table_in_two_are_not_passed_over(paper, tmp_path) -> None:
    """docxtpl alone would drop the rest of the letter without a word."""
    document = Document()
    document.add_paragraph("{% if not number %}一")
    document.add_table(1, 1).cell(0, 0).text = "二{% endif %}"
    document.add_paragraph("三")
    document.save(str(tmp_path / "letter.docx"))
    with pytest.raises(TemplateBroken, match="not give a whole Word document"):
        render(paper, tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + b"\x00" * 18])
def test_a_file_that_is_not_word_is_refused_clearly(content, paper, tmp_path) -> None:
    (tmp_path / "letter.docx").write_bytes(content)
    with pytest.raises(TemplateBroken, match="built-in"):
        render(paper, tmp_path)


def test_templates_know_the_names_the_documents_promise(paper) -> None:
    assert set(context(paper)) == {
        *("kind", "lang", "title", "issuer", "number", "addressee", "seal_unit", "signed_by", "date"),
        *("attachments", "copies_to", "lines"),
    }
