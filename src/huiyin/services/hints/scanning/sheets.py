"""Pages of a PDF drawn as pictures within bounds; only in a process of its own, for what draws them is no Python."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from huiyin.services.hints.scanning.pictures import NoPicture

MOST_PAGES = 40
"""Pages of one file that are read; a letter has fewer, and a book is opened as it came."""
HEAD = 1_024  # bytes in which a PDF says that it is one
LOCKED = 4  # what the library calls a file that asks for a password


def is_pdf(path: Path) -> bool:
    """Whether the file says of itself that it is a PDF."""
    with path.open("rb") as file:
        return b"%PDF-" in file.read(HEAD)


def sheet(path: Path, page: int, longest: int) -> tuple[Image.Image, int]:
    """The page (from 1) with `longest` dots on its longer side, and how many pages there are. Raises NoPicture."""
    try:
        import pypdfium2 as pdfium  # large, and of the extra
    except ImportError:
        raise NoPicture("no_pdf") from None
    try:
        with pdfium.PdfDocument(path) as file:
            if not 1 <= page <= len(file):
                raise NoPicture("no_page")
            one = file[page - 1]
            wide, high = one.get_size()
            drawn = one.render(scale=longest / max(wide, high, 1.0), may_draw_forms=False)
            return drawn.to_pil().convert("RGB"), len(file)
    except NoPicture:
        raise
    except pdfium.PdfiumError as error:
        raise NoPicture("locked" if getattr(error, "err_code", None) == LOCKED else "damaged") from error
    except Exception as error:
        raise NoPicture("damaged") from error
