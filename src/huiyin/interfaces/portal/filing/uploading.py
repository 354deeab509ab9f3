"""Taking the chosen files of a form: each judged and kept by itself, so that one bad file loses none of the others."""

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from huiyin.foundation.files.keep import KeptFile, keep
from huiyin.foundation.files.limits import FILES_PER_ITEM, TOTAL_BYTES
from huiyin.foundation.files.messages import explain
from huiyin.foundation.files.problems import FileRefused


def take_files(uploads: Iterable[Any], before: Iterable[KeptFile] = ()) -> tuple[list[KeptFile], list[str]]:
    """The files that were taken, and a sentence for each that was not. `before` are those taken earlier."""
    taken, refused = list(before), []
    first = len(taken)
    for upload in uploads:
        try:
            taken.append(_one(upload, taken))
        except FileRefused as refusal:
            refused.append(str(explain(refusal)))
    return taken[first:], refused


def _one(upload: UploadedFile, taken: list[KeptFile]) -> KeptFile:
    name = upload.name or ""
    if len(taken) >= FILES_PER_ITEM:
        raise FileRefused("too_many", name, most=FILES_PER_ITEM)
    file = keep(upload, name)
    if sum(f.size for f in taken) + file.size > TOTAL_BYTES:
        raise FileRefused("too_large_together", file.safe_name, most=TOTAL_BYTES >> 20)
    return file
