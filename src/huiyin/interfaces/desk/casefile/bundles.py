"""A whole matter as one file from the desk, to be given out or handed over: made on the spot, never kept."""

import io
import tempfile
from pathlib import Path
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.ui.downloads import as_download, templates_folder
from huiyin.interfaces.ui.refusals import page as refused
from huiyin.services.exchange.bundle.writing import bundle as write
from huiyin.services.exchange.handover.packing import pack, receiver_of
from huiyin.services.exchange.package.refusals import PackageRefused


@staff
@require_POST
def bundle(request: HttpRequest, matter_id: int) -> HttpResponseBase:
    """The bundle; two readings are logged and shown to the person."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    actor = request.actor  # type: ignore[attr-defined]
    number = write(matter_id, file, actor=actor, at=timezone.now(), templates=templates_folder())
    file.seek(0)
    return zipped(file, f"{number}.zip")


def zipped(file: IO[bytes], name: str) -> HttpResponseBase:
    """A file answer that can only be saved."""
    answer = FileResponse(file, content_type="application/zip")
    answer["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return as_download(answer)


@staff
@require_POST
def package(request: HttpRequest, matter_id: int) -> HttpResponseBase:
    """The package of a matter that was handed over, for its receiver alone."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    try:
        to = receiver_of(matter_id, actor=actor)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "package.zip"
            number = pack(matter_id, path, actor=actor, at=at, to=to, templates=templates_folder())
            file = io.BytesIO(path.read_bytes())
    except PackageRefused as refusal:
        return refused(request, 409, _("The package cannot be made"), [refusal.words])
    return zipped(file, f"{number}-{to.name}.zip")
