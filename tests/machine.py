"""What this machine has for the tests, and the sentence that says what is left out where it has not."""

import os
import shutil

from tests import cluster

REQUIRE_ALL = os.environ.get("HUIYIN_REQUIRE_ALL") == "1"


def chromium() -> str | None:
    """The path of a Chromium that playwright can drive, or None."""
    names = (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
    )  # the first is the lightest
    return next((path for path in map(shutil.which, names) if path), None)


def lacking() -> list[str]:
    """One sentence for each thing this machine does not have."""
    sentences = []
    if chromium() is None:
        sentences.append(
            "no test in a real browser, since there is no Chromium (Debian: apt-get install chromium)"
        )
    if cluster.binaries() is None:
        sentences.append("nothing on PostgreSQL, since it is not here (Debian: apt-get install postgresql)")
    return sentences
