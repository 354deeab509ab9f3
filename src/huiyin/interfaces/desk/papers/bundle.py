"""Several papers as Word files in one zip, each under a name that says what it is."""

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from huiyin.domain.letters.docx import render
from huiyin.domain.letters.paper import PaperData

UNFIT = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')  # what some file system does not take in a name


def bundle(papers: Iterable[tuple[str, PaperData]], templates: Path | None) -> bytes:
    """A zip of the papers in their order; each comes with the number of its matter. Raises TemplateBroken, and then gives nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for place, (matter, paper) in enumerate(papers, start=1):
            name = UNFIT.sub("_", f"{place:03d} {matter} {paper.title} {paper.number}".strip())
            package.writestr(f"{name}.docx", render(paper, templates))
    return out.getvalue()
