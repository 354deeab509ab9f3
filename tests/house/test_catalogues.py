"""Every text that the pages and letters show is said in Chinese too, with the same placeholders."""

import ast
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils.translation import trans_real

from huiyin.config import catalogues
from tests.house import tree


def test_every_text_has_its_chinese():
    missing = catalogues.untranslated()
    assert not missing, f"{len(missing)} texts:\n" + "\n".join(missing)


def test_django_finds_every_catalogue():
    known = {Path(config.path) / "locale" for config in apps.get_app_configs()}
    known |= {Path(path) for path in settings.LOCALE_PATHS}
    lost = [path for path in catalogues.catalogues() if path.parent.parent.parent not in known]
    assert not lost, f"neither an app's own nor in LOCALE_PATHS: {[tree.name(path) for path in lost]}"


def test_every_catalogue_of_a_language_is_one():
    """Apart, a text that is looked up is asked of each in turn: a page asks for hundreds, and there are a hundred."""
    kept = trans_real.translation("zh-hans")._catalog._catalogs
    assert len(kept) == 1
    assert kept[0]["Skip to the content"] == "跳到正文" and kept[0]["Monday"] == "星期一"


def test_no_text_is_put_together_before_it_is_translated():
    wrong = [
        f"{tree.name(path)}:{node.lineno}: an f-string cannot be looked up; translate first, then fill in"
        for path in tree.source(".py")
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.Call)
        and catalogues.called(node) in catalogues.PLAIN
        and any(isinstance(argument, ast.JoinedStr) for argument in node.args)
    ]
    assert not wrong, "\n".join(wrong)


def test_templates_are_read():
    template = (
        '{% load i18n %}{% translate "Plain" %}{% translate "Said" context "aside" %}{{ _("In a filter")|upper }}'
        "{% blocktranslate count n=things|length trimmed %}\n one {{ n }} thing {% plural %} {{ n }} things\n"
        "{% endblocktranslate %}"
    )
    found = {(m.text, m.plural, m.context) for m in catalogues.template_messages(template, "x.html")}
    assert found == {
        ("Plain", None, None),
        ("Said", None, "aside"),
        ("In a filter", None, None),
        ("one %(n)s thing", "%(n)s things", None),
    }


def test_python_is_read():
    code = '_("a" "b"); gettext_lazy("c"); ngettext("one", "many", n); pgettext("where", "what"); other("no"); _(name)'
    found = {(m.text, m.plural, m.context) for m in catalogues.python_messages(code, "x.py")}
    assert found == {("ab", None, None), ("c", None, None), ("one", "many", None), ("what", None, "where")}


def test_placeholders_are_compared():
    assert catalogues.placeholders("%(a)s and {b} and %s, 100%%") == ["%(a)s", "%s", "{b}"]
    assert catalogues.placeholders("{{ not one }}") == []
