"""What the house tests read: the repository's files, its Python as syntax trees, its words."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
PACKAGE = PROJECT / "src" / "huiyin"
CHINESE = re.compile(r"[\u3400-\u9fff]")
BINARY = {".docx", ".png", ".jpg", ".mo", ".ico", ".xlsx", ".woff2", ".pdf", ".zip", ".gz"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is in the repository or would be added to it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.split(
        "\0"
    )
    return tuple(sorted(path for name in listed if name and (path := PROJECT / name).is_file()))


def texts(*suffixes: str) -> list[Path]:
    """The text files, all of them or only those with one of these suffixes."""
    return [
        path for path in files() if path.suffix not in BINARY and (not suffixes or path.suffix in suffixes)
    ]


def source(*suffixes: str) -> list[Path]:
    """The files of the package itself, without migrations."""
    return [path for path in texts(*suffixes) if PACKAGE in path.parents and "migrations" not in path.parts]


def name(path: Path) -> str:
    """A path as people write it: from the root of the repository."""
    return str(path.relative_to(PROJECT))


def inside(path: Path, *places: str) -> bool:
    """Does the file lie in one of these folders of the package, written like "domain/law/packs"?"""
    here = path.relative_to(PACKAGE).as_posix()
    return any(here == place or here.startswith(f"{place}/") for place in places)


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def docstrings(module: ast.Module) -> set[int]:
    """The identities of the constants that are docstrings."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = set()
    for node in ast.walk(module):
        if isinstance(node, holders) and ast.get_docstring(node, clean=False) is not None:
            first = node.body[0]
            assert isinstance(first, ast.Expr)
            found.add(id(first.value))
    return found


def strings(path: Path) -> list[tuple[int, str]]:
    """The line and text of every string in a Python file that is not a docstring."""
    module = parsed(path)
    skip = docstrings(module)
    return [
        (node.lineno, node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip
    ]
