"""The engine knows no country, no language, no clock and no framework."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import huiyin.domain.law as law

ENGINE = Path(law.__file__).parent
FILES = [path for path in ENGINE.rglob("*.py") if "packs" not in path.relative_to(ENGINE).parts[:-1]]
COUNTRY = re.compile(r"\b(china|chinese|beijing|prc|xinfang|state council)\b", re.IGNORECASE)


def test_there_is_an_engine_to_read():
    assert len(FILES) > 25


def test_nothing_chinese_and_no_country_outside_the_packs():
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not re.search("[\u3000-\u9fff\uff00-\uffef]", text), path
        assert not COUNTRY.search(text), path


def test_it_imports_only_what_is_pure():
    allowed = {"huiyin", "yaml", "holidays", *sys.stdlib_module_names} - {
        "socket",
        "urllib",
        "sqlite3",
        "subprocess",
    }
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                assert name.split(".")[0] in allowed, (path, name)
                assert not name.startswith("huiyin") or name.startswith("huiyin.domain.law"), (path, name)


def test_it_reads_no_clock():
    for path in FILES:
        assert not re.search(r"\.(today|now|utcnow)\(|time\.time\(", path.read_text(encoding="utf-8")), path


def test_a_pack_is_data():
    code = [path for path in (ENGINE / "packs").rglob("*.py") if path.name != "__init__.py"]
    for path in code:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").rpartition(".")[2] in {"terms", "facts", "days", "__future__"}, (
                    path
                )


def test_asking_loads_neither_django_nor_the_holiday_library():
    code = (
        "import sys; from datetime import date; from huiyin.domain.law.counsel import counsel;"
        "counsel('cn_xinfang_2022').due('ask_review', date(2026, 1, 18));"
        "print([name for name in ('django', 'holidays', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
