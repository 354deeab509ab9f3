"""The settings under test: the installation's own, with a folder, keys and a secret that live as long as the run."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

# Reading in the tests costs half a minute where their compiled form may not be kept beside them: then it is kept elsewhere.
if sys.dont_write_bytecode or "PYTHONDONTWRITEBYTECODE" in os.environ:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(
        Path(__file__).resolve().parent.parent / ".pytest_cache" / "compiled"
    )
    sys.dont_write_bytecode, sys.pycache_prefix = False, os.environ["PYTHONPYCACHEPREFIX"]
# Made before the real settings are read. Workers of pytest-xdist inherit the folder of the run that started them.
if "HUIYIN_TEST_FOLDER" not in os.environ:
    os.environ["HUIYIN_TEST_FOLDER"] = tempfile.mkdtemp(prefix="huiyin-tests-")
    atexit.register(shutil.rmtree, os.environ["HUIYIN_TEST_FOLDER"], ignore_errors=True)
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "only")
os.environ["HUIYIN_DATA"] = os.path.join(os.environ["HUIYIN_TEST_FOLDER"], _WORKER)
os.environ["HUIYIN_SECRET_KEY"] = "a-secret-for-tests-only-that-protects-nothing"
os.environ["HUIYIN_DATABASE_URL"] = os.environ.get("HUIYIN_TEST_DATABASE_URL", "")
for _name in (
    "HUIYIN_DEMO",
    "HUIYIN_KEYS_FILE",
    "HUIYIN_PLACE",
    "HUIYIN_HOSTS",
    "HUIYIN_URL",
    "HUIYIN_EMAIL_URL",
):
    os.environ.pop(_name, None)

from huiyin.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # Argon2 is slow on purpose; tests sign in often
WHITENOISE_AUTOREFRESH = (
    True  # every client of a test would list all static files anew; the real server is tested
)
if "sqlite" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # A file, as in an office: in memory the test and the server it drives would share one connection and its transactions.
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["HUIYIN_DATA"], "test.sqlite3")}  # noqa: F405
    _options = DATABASES["default"]["OPTIONS"]  # noqa: F405
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
