"""Nothing grows too long to be read in one sitting: modules, functions and folders have limits."""

import ast
from collections import Counter

from tests.house import tree

MODULE, FUNCTION, FOLDER = 400, 60, 12
DATA = {".yaml", ".po", ".json", ".csv", ".txt", ".svg"}
EXCEPTIONS: dict[str, str] = {}  # path, or path::function -> why it may be longer; empty is the aim


def test_modules_are_short():
    long = []
    for path in tree.source(".py"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MODULE and tree.name(path) not in EXCEPTIONS:
            long.append(
                f"{tree.name(path)}: {lines} lines, at most {MODULE}; cut it where it changes its subject"
            )
    assert not long, "\n".join(long)


def test_functions_are_short():
    long = []
    for path in tree.source(".py"):
        for node in ast.walk(tree.parsed(path)):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            place, lines = f"{tree.name(path)}::{node.name}", (node.end_lineno or 0) - node.lineno + 1
            if lines > FUNCTION and place not in EXCEPTIONS:
                long.append(f"{place}: {lines} lines, at most {FUNCTION}")
    assert not long, "\n".join(long)


def test_folders_are_small():
    counted = Counter(
        path.parent for path in tree.source() if path.suffix not in DATA and path.name != "__init__.py"
    )
    full = [
        f"{tree.name(folder)}: {number} files, at most {FOLDER}; make a folder inside it"
        for folder, number in sorted(counted.items())
        if number > FOLDER and tree.name(folder) not in EXCEPTIONS
    ]
    assert not full, "\n".join(full)


def test_no_exception_outlives_its_cause():
    gone = [place for place in EXCEPTIONS if not (tree.PROJECT / place.split("::")[0]).exists()]
    assert not gone, f"these exceptions name nothing any more: {gone}"
