"""The pages tell the truth: their links lead somewhere, and they name every variable and command there is."""

import re

import pytest

from huiyin.interfaces.console import COMMANDS
from tests.house import tree

READMES = ["README.md", "README.zh.md"]
LINK = re.compile(r"\]\(([^)\s#]+)[^)]*\)")
UNTOLD = {"HUIYIN_DEBUG", "HUIYIN_TOOLING"}  # for builders: unsafe in an office, or without meaning there


def text(name: str) -> str:
    """A page of the repository."""
    return (tree.PROJECT / name).read_text(encoding="utf-8")


def variables() -> set[str]:
    """The HUIYIN_* variables that the settings read."""
    read = re.compile(r"""environment\.\w+\(\s*["'](HUIYIN_\w+)["']""")
    return set(read.findall(text("src/huiyin/config/settings.py")))


@pytest.mark.parametrize("readme", READMES)
def test_every_variable_is_told(readme):
    rows = re.findall(r"(?m)^\| (`HUIYIN_[^|]+)\|", text(readme))
    table = {name for row in rows for name in re.findall(r"HUIYIN_\w+", row)}
    assert table == variables() - UNTOLD


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_told(readme):
    untold = [name for name in COMMANDS if f"huiyin {name}" not in text(readme)]
    assert not untold


def test_links_lead_somewhere():
    dead = [
        f"{tree.name(page)}: {target}"
        for page in tree.texts(".md")
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert not dead, "\n".join(dead)
