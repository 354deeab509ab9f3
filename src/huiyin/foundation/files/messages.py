"""The words for each problem with a file: what is wrong, why it is not taken, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.files.problems import FileProblem, FileRefused


class Words(NamedTuple):
    """Three sentences, translated when they are shown."""

    what: str | Promise
    why: str | Promise
    mend: str | Promise


@dataclass(frozen=True, slots=True)
class Explanation:
    """A problem in the reader's language; `str()` gives all of it with the file's name."""

    name: str
    what: str
    why: str
    mend: str

    def __str__(self) -> str:
        named = f"{self.name}: " if self.name else ""
        return f"{named}{self.what} {self.why} {self.mend}".strip()


_PHOTOGRAPH = _("Save it as a new PDF without these parts, or send photographs of the pages.")
_SAVE_PLAIN = _("Open it, remove these parts, save it again, or export it as PDF.")

TEXTS: dict[str, Words] = {
    "empty": Words(
        _("This file is empty."),
        _("It holds no content at all."),
        _("Check that it opens on your device, then choose it again."),
    ),
    "too_large": Words(
        _("This file is larger than %(most)s MB."),
        _("One file may have at most %(most)s MB."),
        _("Send a smaller copy, or several parts."),
    ),
    "too_large_together": Words(
        _("With this file, all files together are larger than %(most)s MB."),
        _("The files of one filing may have at most %(most)s MB together."),
        _("Leave some out now and add them later under Add material."),
    ),
    "too_many": Words(
        _("There are more than %(most)s files."),
        _("One filing takes at most %(most)s files at a time."),
        _("Add the others later under Add material."),
    ),
    "request_too_large": Words(
        _("What was sent is too large, and nothing of it was saved."),
        _("All files of one filing may have at most %(most)s MB together."),
        _("Go back, choose fewer or smaller files and send again."),
    ),
    "unknown_kind": Words(
        _("This kind of file cannot be taken."),
        _(
            "We take pictures, PDF, Word, Excel (xlsx), plain text, recordings (MP3, M4A, AMR) and video (MP4)."
        ),
        _("Save it as one of these kinds, or send a photograph of it."),
    ),
    "heic": Words(
        _("This picture is in the HEIC format, which cannot be taken."),
        _("Many office computers cannot open it."),
        _(
            "Choose the most compatible format in your camera's settings, or send a screenshot of the picture."
        ),
    ),
    "old_excel": Words(
        _("This is an old Excel file (xls), which cannot be taken."),
        _("Files of this format can hide programs that cannot be told apart."),
        _("Open it and save it as xlsx or PDF."),
    ),
    "archive": Words(
        _("This is a packed archive (such as ZIP or RAR), which cannot be taken."),
        _("What is inside an archive cannot be shown to the person who handles your matter."),
        _("Unpack it and choose the files inside one by one."),
    ),
    "page_or_program": Words(
        _("This file is a web page or a program, whatever its name says."),
        _("It could harm the computers it is opened on."),
        _("Send a PDF or a screenshot of what it shows."),
    ),
    "picture_damaged": Words(
        _("This picture is damaged or incomplete."),
        _("It could not be opened to its end."),
        _("Open it on your device; if it looks right, save a copy or send a screenshot."),
    ),
    "picture_too_large": Words(
        _("This picture has too many pixels."),
        _("A picture may have at most %(most)s million pixels."),
        _("Send a smaller copy of the picture."),
    ),
    "animation_too_large": Words(
        _("This moving picture is too long or too large."),
        _("All its frames together have too many pixels."),
        _("Send it as a video (MP4)."),
    ),
    "pdf_damaged": Words(
        _("This PDF is damaged or incomplete."),
        _("Its structure cannot be read to the end."),
        _("Open it, print it into a new PDF and send that one."),
    ),
    "pdf_acts": Words(
        _("This PDF contains a program, a form that acts by itself or another file."),
        _("Such parts could harm the computers it is opened on."),
        _PHOTOGRAPH,
    ),
    "two_in_one": Words(
        _("This file hides something else behind its end."),
        _("A file must be one thing only, so that what we show is all that was sent."),
        _("Print or save it anew and send the new copy."),
    ),
    "locked": Words(
        _("This file is locked with a password or with encryption."),
        _("Nobody here could check or open it."),
        _("Save a copy without protection, or send photographs of the pages."),
    ),
    "office_damaged": Words(
        _("This Office document is damaged or not built as it should be."),
        _("It could not be read to its end."),
        _("Open it, save it again, or export it as PDF."),
    ),
    "office_names": Words(
        _("This Office document is built in a way that no Office program builds it."),
        _("Parts of it bear names that reach outside the document."),
        _("Open it, save it again, or export it as PDF."),
    ),
    "macros": Words(
        _("This document contains macros, which are small programs."),
        _("They could harm the computers it is opened on."),
        _("Save it without macros (docx or xlsx), or export it as PDF."),
    ),
    "file_inside": Words(
        _("This document contains another file inside it."),
        _("What is inside cannot be checked."),
        _SAVE_PLAIN,
    ),
    "links_out": Words(
        _("This document fetches content from elsewhere when it is opened."),
        _("What it shows could change after you sent it."),
        _SAVE_PLAIN,
    ),
    "bomb": Words(
        _("This file unfolds to far more data than it seems to hold."),
        _("Opening it could stop the computers of the office."),
        _("If it is a real document, export it as PDF and send that."),
    ),
    "sound_damaged": Words(
        _("This recording or video is damaged or incomplete."),
        _("Its structure cannot be read to the end."),
        _("Check that it plays to the end, save a copy and send that."),
    ),
}


def explain(problem: FileProblem | FileRefused) -> Explanation:
    """Put a problem into words of the language that is active now."""
    found = problem.problem if isinstance(problem, FileRefused) else problem
    words = TEXTS[found.code]
    what, why, mend = (str(text) % dict(found.params) for text in words)
    return Explanation(found.name, what, why, mend)
