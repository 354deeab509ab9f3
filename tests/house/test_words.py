"""One word, one meaning: every model and every act stands in docs/words.md with its Chinese."""

import re

from django.apps import apps

from tests.house import tree

ROW = re.compile(r"(?m)^\| `([^`]+)`[^|]*\| *([^|]*?) *\|")


def words() -> dict[str, str]:
    """The English word in code -> the Chinese beside it."""
    return dict(ROW.findall((tree.PROJECT / "docs" / "words.md").read_text(encoding="utf-8")))


def models() -> set[str]:
    """The names of all our models."""
    return {model.__name__ for model in apps.get_models() if model.__module__.startswith("huiyin.")}


def acts() -> set[str]:
    """The acts by their files: work/<stage>/acts/<verb>.py."""
    return {path.stem for path in tree.PACKAGE.glob("work/*/acts/*.py") if path.stem != "__init__"}


def test_every_model_and_act_has_its_word():
    missing = sorted((models() | acts()) - set(words()))
    assert not missing, f"docs/words.md lacks {missing}"


def test_every_word_has_its_chinese():
    bare = [word for word, chinese in words().items() if not tree.CHINESE.search(chinese)]
    assert not bare, f"docs/words.md gives no Chinese for {bare}"


def test_an_act_is_one_function_of_its_own_name():
    wrong = []
    for path in tree.PACKAGE.glob("work/*/acts/*.py"):
        public = [n.name for n in tree.parsed(path).body if hasattr(n, "args") and not n.name.startswith("_")]
        if path.stem != "__init__" and public != [path.stem]:
            wrong.append(f"{tree.name(path)}: public functions {public}; only {path.stem} is expected")
    assert not wrong, "\n".join(wrong)
