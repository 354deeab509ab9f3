"""Choosing files: each is inspected, cleaned and kept at once, so that a form shown again has not lost them."""

from typing import Any, cast

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.files.keep import KeptFile, keep
from huiyin.foundation.files.messages import explain
from huiyin.foundation.files.problems import FileRefused

SALT = "desk.kept-files"
A_DAY = 24 * 3600
FIELDS = ("sha256", "size", "kind", "safe_name", "media_type")


class FilesInput(forms.ClearableFileInput):
    """A file field for several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files; cleans to those taken and the words about those that were not."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=FilesInput({"multiple": True}), required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> tuple[list[KeptFile], list[str]]:  # type: ignore[override]
        """Every file that was taken, and what is wrong with each that was not."""
        kept, wrong = [], []
        for upload in data if isinstance(data, list | tuple) else [data] if data else []:
            try:
                kept.append(keep(upload, upload.name))
            except FileRefused as refused:
                wrong.append(str(explain(refused)))
        return kept, wrong


class WithFiles(forms.Form):
    """A form with files; `kept` carries, signed, those that were taken before the form was shown again."""

    files_chosen = FilesField(label=_("Scan or files"))
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    taken: list[KeptFile] = []

    def clean_kept(self) -> list[KeptFile]:
        """The files taken at an earlier showing of this form; nothing where the mark was tampered with or is old."""
        try:
            rows = (
                signing.loads(self.cleaned_data["kept"], salt=SALT, max_age=A_DAY)
                if self.cleaned_data["kept"]
                else []
            )
        except signing.BadSignature:
            rows = []
        return [KeptFile(*row) for row in rows]

    def clean_files_chosen(self) -> list[KeptFile]:
        """The files taken now; the good ones stay although a bad one stops the form."""
        self.taken, wrong = self.cleaned_data["files_chosen"]
        if wrong:
            raise forms.ValidationError(wrong)
        return self.taken

    def all_files(self) -> tuple[KeptFile, ...]:
        """Those of before and those chosen now."""
        return (*self.cleaned_data.get("kept", ()), *self.taken)

    def remember_files(self) -> None:
        """Let the form, shown again, carry what was kept."""
        held = [[getattr(f, name) for name in FIELDS] for f in self.all_files()]
        data = cast(QueryDict, self.data).copy()
        data["kept"] = signing.dumps(held, salt=SALT) if held else ""
        self.data = data
