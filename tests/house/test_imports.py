"""Imports go only downward, as docs/house.md draws it, and nothing goes around the rule by a string."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import tree

PACK_MAY_IMPORT = {"terms", "facts", "days"}
PLAIN = {
    "__future__",
    "datetime",
    "dataclasses",
    "collections",
    "typing",
    "enum",
    "functools",
    "itertools",
    "re",
}


def test_import_contracts_are_kept():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    if not Path(command[0]).exists():
        pytest.fail("lint-imports is not installed beside this Python; run `make test`")
    environment = {**os.environ, "PYTHONPATH": str(tree.PROJECT / "src")}
    done = subprocess.run(
        command, cwd=tree.PROJECT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def imported(module: ast.Module) -> list[tuple[int, str]]:
    """The line and dotted name of everything a module imports."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def test_a_pack_imports_only_terms_facts_and_days():
    wrong = []
    for path in tree.source(".py"):
        if not tree.inside(path, "domain/law/packs"):
            continue
        for line, name in imported(tree.parsed(path)):
            ours = name.startswith("huiyin.domain.law.") and name.split(".")[3] in PACK_MAY_IMPORT
            if not ours and name.split(".")[0] not in PLAIN:
                wrong.append(f"{tree.name(path)}:{line}: {name}")
    assert not wrong, "\n".join(wrong)


def test_no_model_is_fetched_by_a_string():
    wrong = [
        f"{tree.name(path)}:{node.lineno}: get_model goes around the import rules"
        for path in tree.source(".py")
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.Attribute) and node.attr == "get_model"
    ]
    assert not wrong, "\n".join(wrong)


def test_keys_that_point_down_have_no_way_back_up():
    from django.apps import apps

    wrong = []
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if not (model.__module__.startswith("huiyin.") and field.is_relation and field.concrete):
                continue
            there, here = field.related_model.__module__.split(".")[:3], model.__module__.split(".")[:3]
            if there != here and not field.remote_field.hidden:
                wrong.append(f"{model.__module__}.{model.__name__}.{field.name}: set related_name='+'")
    assert not wrong, "\n".join(wrong)
