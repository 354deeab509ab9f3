"""Only interfaces and jobs look at the clock; everything below is handed the moment, so it can be tested."""

import ast

from tests.house import tree

READERS = {
    ("timezone", "now"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
}
READERS |= {("time", "time"), ("time", "time_ns"), ("time", "localtime"), ("functions", "Now")}
LOCAL = {"localdate", "localtime"}
MAY_READ = ("interfaces", "jobs", "config")
# file -> why a clock is read there all the same
EXCEPTIONS: dict[str, str] = {
    "src/huiyin/foundation/people/models.py": "when an account row was made; no rule counts from it",
}


def clock_readings(module: ast.Module) -> list[tuple[int, str]]:
    """The line and the words of everything in a module that reads the clock."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and (_last(node.value), node.attr) in READERS:
            found.append((node.lineno, f"{_last(node.value)}.{node.attr}"))
        if (
            isinstance(node, ast.Call)
            and _last(node.func) in {"localdate", "localtime"}
            and not node.args + node.keywords
        ):
            found.append((node.lineno, f"{_last(node.func)}() without a moment"))
        if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            found.append((node.value.lineno, node.arg))
        if isinstance(node, ast.ImportFrom) and any(name.name == "Now" for name in node.names):
            found.append((node.lineno, "the database's Now"))
    return found


def _last(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def test_the_clock_is_read_only_at_the_top():
    wrong = [
        f"{tree.name(path)}:{line}: {words}; take `at` as a parameter"
        for path in tree.source(".py")
        if not tree.inside(path, *MAY_READ) and tree.name(path) not in EXCEPTIONS
        for line, words in clock_readings(tree.parsed(path))
    ]
    assert not wrong, "\n".join(wrong)


def test_the_reading_finds_what_it_looks_for():
    lines = [
        "a = timezone.now",
        "b = date.today()",
        "c = localdate()",
        "d = localdate(at)",
        "e = F(auto_now=True)",
    ]
    assert [line for line, _ in sorted(clock_readings(ast.parse("\n".join(lines))))] == [1, 2, 3, 5]
