"""The process that reads pictures: `python -m huiyin.services.hints.scanning.engine NICE SECONDS PAGE:FILE...`.

It writes a line of JSON for each. It holds no secret and no database, and bounds itself in memory and processor time, for
what it opens came from outside.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from huiyin.services.hints.scanning.pictures import LONGEST, NoPicture, opened, sized
from huiyin.services.hints.scanning.sheets import is_pdf, sheet

MEMORY = 6 << 30  # bytes of address space, of which some 1.2 GB are used


def main(nice: int, seconds: int, files: Sequence[str]) -> None:
    """Read each file, named behind the number of its page, and say what was seen, or why not: `{"page": ..., "pages": ...}`
    or `{"fault": ...}`, with seconds and megabytes.

    `nice` is how far it stands back behind other processes, `seconds` the processor time for all files together.
    """
    os.nice(nice)
    bounded(MEMORY, seconds)
    logging.disable(logging.CRITICAL)
    from huiyin.services.hints.scanning.reading import Reader  # with libraries that only this process loads

    reader = Reader()
    for file in files:
        started, used = time.perf_counter(), time.process_time()
        page, _, name = file.partition(":")
        said = _read(reader, Path(name), int(page))
        said["seconds"] = round(time.perf_counter() - started, 3)
        said["processor_seconds"] = round(time.process_time() - used, 3)
        said["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _read(reader: Any, file: Path, page: int) -> dict[str, Any]:
    try:
        picture, pages = sheet(file, page, LONGEST) if is_pdf(file) else (opened(file), 1)
        return {"page": reader.read(sized(picture)).data(), "pages": pages}
    except NoPicture as error:
        return {"fault": str(error)}
    except MemoryError:
        return {"fault": "memory"}


def bounded(memory: int, seconds: int) -> None:
    """Let this process have so many bytes and seconds of a processor, and leave nothing behind when it falls."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, hard))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
