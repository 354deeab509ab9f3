"""Files sent along with an act of the person: taken as they come, and kept through every correction of the form."""

from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from huiyin.foundation.files.keep import KeptFile
from huiyin.interfaces.portal.filing.forms import FILES_HELP, ManyFiles
from huiyin.interfaces.portal.filing.uploading import take_files

A_DAY = 86400


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The files that came, those of earlier tries among them, and a sentence for each that was refused."""

    files: tuple[KeptFile, ...]
    refused: tuple[str, ...]
    salt: str

    def shown(self) -> dict[str, Any]:
        """What the page needs to show them again and to get them back with the next try."""
        kept = signing.dumps([asdict(f) for f in self.files], salt=self.salt) if self.files else ""
        return {"files": list(self.files), "kept": kept}


def files_field() -> forms.Field:
    """The field by which files are chosen."""
    widget = ManyFiles({"multiple": True})
    return forms.Field(label=gettext_lazy("Files"), help_text=FILES_HELP, required=False, widget=widget)


def enclosed(request: HttpRequest, matter_id: int) -> Enclosed:
    """The files of this request; those of an earlier try are vouched for by our signature."""
    salt = f"kept:{matter_id}"
    before = _before(request, salt)
    taken, refused = take_files(request.FILES.getlist("uploads"), before)
    return Enclosed((*before, *taken), tuple(str(one) for one in refused), salt)


def _before(request: HttpRequest, salt: str) -> list[KeptFile]:
    try:
        return [KeptFile(**f) for f in signing.loads(request.POST.get("kept", ""), salt=salt, max_age=A_DAY)]
    except signing.BadSignature:
        return []
