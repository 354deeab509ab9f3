"""The process that draws a page of a PDF for a screen: `python -m huiyin.services.hints.scanning.drawing PAGE QUARTERS FILE`.

It writes a PNG, or nothing and one word of why on the error channel; it holds no secret and bounds itself, as the engine does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from huiyin.services.hints.scanning.engine import bounded
from huiyin.services.hints.scanning.pictures import SHOWN, NoPicture, as_png
from huiyin.services.hints.scanning.sheets import sheet

MEMORY, SECONDS = 2 << 30, 20


def main(page: int, quarters: int, file: Path) -> int:
    """Draw it; 0 where that could be done."""
    bounded(MEMORY, SECONDS)
    try:
        sys.stdout.buffer.write(as_png(sheet(file, page, SHOWN)[0], quarters))
    except NoPicture as error:
        sys.stderr.write(str(error))
        return 1
    except MemoryError:
        sys.stderr.write("memory")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
