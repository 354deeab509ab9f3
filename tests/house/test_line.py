"""The line: Huiyin holds offices to account and never keeps score of, watches or ranks the people who come."""

import ast
import re
from collections.abc import Iterator

from django.apps import apps
from django.db import models

from tests.house import tree

# Words that only a system which crosses the line needs. In names: as parts of identifiers, options and addresses.
NAMES = [
    "risk_?(score|level|rating|index)", "black_?list", "watch_?list", "grey_?list", "credit_?score", "social_?credit",
    "(person|petitioner|people)_?score", "frequent_?(petitioner|visitor|complainer|caller)",
    "repeat_?(petitioner|offender)", "petitioner_?(count|rank|total)", "habitual", "vexatious", "trouble_?maker",
    "key_?(person|persons|people|individual|individuals|target)", "sensitive_?(person|people)", "threat_?level",
    "stability_?(control|maintenance|risk)", "intercept(ion|or)?_?(person|petitioner)", "persuade_?(back|return)",
    "whereabouts", "tracked_?(person|people)", "person_?track", "surveil\\w*", "face_?recognition",
    "profil(e|ing)_?(person|petitioner)", "organi[sz]er", "ring_?leader", "instigator", "visits?_?to_?beijing",
]  # fmt: skip
ENGLISH = re.compile(
    r"(?<![a-z])(" + "|".join(word.replace("_?", "[ _-]?") for word in NAMES) + r")(?![a-z])", re.I
)
CHINESE = re.compile(
    "缠访|闹访|缠闹|重点人|重点信访人|稳控|截访|劝返|拦访|黑名单|扬言|进京|赴京|赴省|非访|非正常上访|越级访|老访户|上访专业户|"
    "上访户|行踪|轨迹|串联|挑头|牵头人|组织者|煽动|维稳|风险人员|风险评分|风险等级|个人积分|信用分|人员画像|敏感人|落地查人|教育训诫"
)
# Where such words stand because the page says that we do not do it.
SAYS_NO = {
    "README.md": "says what Huiyin does not do and why",
    "README.zh.md": "says what Huiyin does not do and why",
    "CONTRIBUTING.md": "tells contributors what will not be taken",
    "docs/decisions/0007_offices_not_people.md": "the decision itself",
    "tests/house/test_line.py": "this list",
}
PERSON = re.compile(r"(person|people|petitioner|party|phone|identity|id_number|account|citizen|author)")
# model.field -> why a number beside a person is no score of that person
NUMBERS: dict[str, str] = {
    "Party.no": "the number of this row within its matter",
}
NUMERIC = (models.IntegerField, models.FloatField, models.DecimalField, models.DurationField)


def crossing(text: str) -> Iterator[str]:
    """Every word in a text that crosses the line."""
    for pattern in (ENGLISH, CHINESE):
        yield from (found.group(0) for found in pattern.finditer(text))


def test_no_text_and_no_name_crosses_the_line():
    wrong = []
    for path in tree.texts():
        if tree.name(path) in SAYS_NO or path.name.endswith(("lock", "lock.json")):
            continue
        spoken = f"{path.stem}\n{path.read_text(encoding='utf-8')}"
        wrong += [f"{tree.name(path)}: {word!r}" for word in crossing(spoken)]
    assert not wrong, "\n".join(wrong)


def test_no_field_of_a_model_crosses_the_line():
    wrong = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("huiyin.")
        for field in model._meta.get_fields()
        if list(crossing(f"{model.__name__} {field.name} {getattr(field, 'verbose_name', '')}"))
    ]
    assert not wrong, wrong


def about_a_person(model: type[models.Model]) -> bool:
    """Is a row of this model about one person: by its name, its key, or a field that must be unique?"""
    meta = model._meta
    keys = {meta.pk.name, *(field.name for field in meta.fields if field.unique)}
    for constraint in meta.constraints:
        keys |= set(getattr(constraint, "fields", ()))
    names = [model.__name__.lower(), *keys]
    return any(PERSON.search(name) for name in names) or model.__name__ == "Role"


def test_no_row_about_a_person_holds_a_number():
    """A count, a score or a rank of a person would have to be a number in a row that is keyed by that person."""
    wrong = []
    for model in apps.get_models():
        if not (model.__module__.startswith("huiyin.") and about_a_person(model)):
            continue
        for field in model._meta.fields:
            plain = isinstance(field, NUMERIC) and not field.primary_key and not field.is_relation
            if plain and f"{model.__name__}.{field.name}" not in NUMBERS and field.name != "matter_id":
                wrong.append(
                    f"{model.__name__}.{field.name}: say in NUMBERS why it scores nobody, or take it out"
                )
    assert not wrong, "\n".join(wrong)


def counted_by_person(module: ast.Module) -> list[int]:
    """Lines where rows are grouped by something of a person and then counted."""
    lines = []
    for node in ast.walk(module):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "annotate"
        ):
            counts = "Count" in ast.dump(
                ast.Module(body=[ast.Expr(v) for v in _values(node)], type_ignores=[])
            )
            if counts and any(PERSON.search(word) for word in _grouping(node.func.value)):
                lines.append(node.lineno)
    return lines


def _values(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _grouping(chain: ast.expr) -> list[str]:
    """The field names handed to values() earlier in the same chain of calls."""
    words: list[str] = []
    while isinstance(chain, ast.Call | ast.Attribute):
        if isinstance(chain, ast.Attribute):
            chain = chain.value
            continue
        if isinstance(chain.func, ast.Attribute) and chain.func.attr in {"values", "values_list"}:
            words += [arg.value for arg in chain.args if isinstance(arg, ast.Constant)]
        chain = chain.func
    return words


def test_nothing_is_counted_by_person():
    wrong = [
        f"{tree.name(path)}:{line}: counts rows for each person; count them for each office, place or subject"
        for path in tree.source(".py")
        for line in counted_by_person(tree.parsed(path))
    ]
    assert not wrong, "\n".join(wrong)


def test_the_guard_sees_what_it_guards_against():
    assert list(crossing("class Watchlist: risk_score = 1  # 重点人员")) == [
        "Watchlist",
        "risk_score",
        "重点人",
    ]
    assert list(crossing("telling where it went (去向), the unit's load, repeated facts")) == []
    bad = "Party.objects.values('phone_hash').annotate(n=Count('id'))"
    good = "Matter.objects.values('holder').annotate(n=Count('id'))"
    assert counted_by_person(ast.parse(bad)) == [1]
    assert counted_by_person(ast.parse(good)) == []


def test_every_exception_is_still_there():
    gone = [name for name in SAYS_NO if not (tree.PROJECT / name).exists()]
    assert not gone, f"these pages say no longer what they were excepted for: {gone}"
