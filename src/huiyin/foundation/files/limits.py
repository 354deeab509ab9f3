"""The house limits on attachments, and the upload handler that holds them while bytes arrive."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from huiyin.foundation.files.names import safe_name
from huiyin.foundation.files.problems import FileProblem

FILE_BYTES = 20 * 1024 * 1024
FILES_PER_ITEM = 10
TOTAL_BYTES = 60 * 1024 * 1024
REQUEST_BYTES = 200 * 1024 * 1024
"""Requests announced larger than this are not read at all; smaller ones keep the words typed."""


class UploadTooLarge(RequestDataTooBig):
    """The whole request is too large to be read; shown by handler400, with `problem` to explain."""

    def __init__(self) -> None:
        self.problem = FileProblem("request_too_large", params={"most": TOTAL_BYTES >> 20})
        super().__init__("The request is larger than Huiyin reads.")


class RefusedUpload(UploadedFile):
    """Stands in request.FILES for a file whose bytes were thrown away; `problem` says why."""

    def __init__(self, problem: FileProblem, field: str, size: int) -> None:
        super().__init__(BytesIO(), problem.name, "application/octet-stream", size)
        self.field_name = field
        self.problem = problem


class MaxSizeUploadHandler(FileUploadHandler):
    """Counts bytes as they arrive and throws away what is over a limit, file by file.

    Goes first in FILE_UPLOAD_HANDLERS. A file over a limit appears among request.FILES as a
    RefusedUpload, so that the form comes back with its words kept and the file named. SkipFile
    is not used: Django then closes the file taken before as well.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._files = self._taken = self._size = 0
        self._problem: FileProblem | None = None

    def handle_raw_input(  # type: ignore[override]
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Refuse by the announced length, before a byte is read."""
        if content_length > REQUEST_BYTES:
            raise UploadTooLarge

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin counting a file; one too many is refused unread."""
        super().new_file(*args, **kwargs)
        self._files += 1
        self._taken += self._size if self._problem is None else 0
        self._size, self._problem = 0, None
        if self._files > FILES_PER_ITEM:
            self._refuse("too_many", most=FILES_PER_ITEM)
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass bytes on until a limit is reached; from then on drop them."""
        self._size += len(raw_data)
        if self._problem is None and self._size > FILE_BYTES:
            self._refuse("too_large", most=FILE_BYTES >> 20)
        elif self._problem is None and self._taken + self._size > TOTAL_BYTES:
            self._refuse("too_large_together", most=TOTAL_BYTES >> 20)
        return raw_data if self._problem is None else None

    def file_complete(self, file_size: int) -> RefusedUpload | None:
        """Put the refusal in the file's place, or let the next handler give the file."""
        if self._problem is None:
            return None
        return RefusedUpload(self._problem, self.field_name or "", self._size)

    def _refuse(self, code: str, **params: int) -> None:
        self._problem = FileProblem(code, safe_name(self.file_name or ""), params)
