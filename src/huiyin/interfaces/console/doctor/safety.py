"""What keeps strangers out: keys, secrets, hosts, https, and no demo among real data."""

from pathlib import Path

from django.conf import settings

from huiyin.foundation.vault import keys
from huiyin.interfaces.console import ready
from huiyin.interfaces.console.doctor.finding import Finding, fine, note, unsafe

LOCAL = {"127.0.0.1", "localhost", "[::1]", "testserver"}
LONG_ENOUGH = 40  # characters of a random secret


def key_file() -> Finding:
    """Exists, can be read, and only its owner can read it."""
    path = Path(settings.HUIYIN_KEYS_FILE)
    if not path.is_file():
        return unsafe(
            "key file",
            f"{path} is missing",
            "Restore it from your backup; a new installation: huiyin keys new",
        )
    try:
        ring = keys.load()
    except (OSError, ValueError, KeyError) as error:
        return unsafe("key file", f"{path} cannot be read: {error!r}", "Restore it from your backup.")
    mode = path.stat().st_mode & 0o777
    if mode & 0o077:
        return unsafe("key file", f"{path} can be read by others (mode {mode:o})", f"chmod 600 {path}")
    return fine("key file", f"{len(ring.sealing)} keys, {ring.current} seals now")


def key_file_apart() -> Finding:
    """A thief of the data folder should not find the key in it."""
    inside = Path(settings.HUIYIN_DATA).resolve() in Path(settings.HUIYIN_KEYS_FILE).resolve().parents
    if inside and not settings.HUIYIN_DEMO:
        return note(
            "key file apart from the data",
            "the key lies in the same folder as what it seals",
            "Move it to a place with its own backup and name that in HUIYIN_KEYS_FILE.",
        )
    return fine("key file apart from the data", "yes" if not inside else "a demo needs no more")


def secret_key() -> Finding:
    """Long, random, and not the demo's."""
    if settings.SECRET_KEY == ready.DEMO_SECRET:
        if settings.HUIYIN_DEMO:
            return fine("secret key", "the demo's own")
        return unsafe("secret key", "it is the demo's, which everybody knows", "Set HUIYIN_SECRET_KEY_FILE.")
    if len(settings.SECRET_KEY) < LONG_ENOUGH or len(set(settings.SECRET_KEY)) < 10:
        return unsafe(
            "secret key", "it is short or repeats itself", f"Use {LONG_ENOUGH} random characters or more."
        )
    return fine("secret key", "long enough")


def demo_data() -> Finding:
    """The fictional county, whose passwords are printed, must not be served as a real office."""
    if settings.HUIYIN_DEMO:
        return note(
            "demo",
            "this is the demo: its passwords are known to everybody",
            "Never enter a real matter here.",
        )
    if ready.holds_demo_data():
        return unsafe(
            "demo", "the data folder holds the fictional county", "Name an empty folder in HUIYIN_DATA."
        )
    return fine("demo", "no")


def error_pages() -> Finding:
    """Detailed error pages show data to whoever causes an error."""
    if settings.DEBUG:
        return unsafe("error pages", "HUIYIN_DEBUG shows the inside of the program", "Unset HUIYIN_DEBUG.")
    return fine("error pages", "plain")


def hosts() -> Finding:
    """The names under which the office is reached."""
    names = set(settings.ALLOWED_HOSTS)
    if "*" in names:
        return unsafe(
            "hosts", "any name is accepted, so links in letters could be forged", "List them in HUIYIN_HOSTS."
        )
    if names <= LOCAL and not settings.HUIYIN_DEMO:
        return note("hosts", "only this machine can reach it", "Put the public name in HUIYIN_HOSTS.")
    return fine("hosts", ", ".join(sorted(names)))


def https() -> Finding:
    """Query codes and passwords travel; they must travel encrypted."""
    if settings.HUIYIN_URL.startswith("https://"):
        return fine("https", settings.HUIYIN_URL)
    if settings.HUIYIN_DEMO:
        return fine("https", "a demo on this machine needs none")
    return unsafe(
        "https", f"{settings.HUIYIN_URL} is not encrypted", "Set HUIYIN_URL=https://... behind a TLS proxy."
    )


def cookies() -> Finding:
    """Session cookies stay inside https and out of scripts' reach."""
    ok = settings.SESSION_COOKIE_HTTPONLY and settings.CSRF_COOKIE_HTTPONLY
    if settings.HUIYIN_DEMO or (ok and settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        return fine(
            "cookies", "guarded" if not settings.HUIYIN_DEMO else "a demo on this machine uses plain http"
        )
    return unsafe("cookies", "they may leave an encrypted connection", "Set HUIYIN_URL=https://...")


def second_factor() -> Finding:
    """A stolen password alone must not open the case files."""
    if settings.HUIYIN_SECOND_FACTOR:
        return fine("second factor", "asked of every member of staff")
    if settings.HUIYIN_DEMO:
        return fine("second factor", "not asked in a demo")
    return unsafe("second factor", "staff sign in with a password alone", "Leave HUIYIN_SECOND_FACTOR on.")


CHECKS = (
    key_file, key_file_apart, secret_key, demo_data, error_pages, hosts, https, cookies, second_factor,
)  # fmt: skip
