"""The editors' library of documents: what may be uploaded, judged by its content."""

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db.models.signals import pre_save
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.models import Document

from workflows.documents import contents, scanning
from workflows.documents.names import clean
from workflows.people.verdicts import Invalid


def check(file: File, name: str) -> None:
    """Raises ValidationError when the file is of no allowed kind, not what it is called, or infected."""
    try:
        contents.media_type_of(file, clean(name))
        scanning.check(file)
    except Invalid as refusal:
        raise ValidationError(list(refusal.errors.values())) from refusal
    finally:
        file.seek(0)


class LibraryDocumentForm(BaseDocumentForm):
    """A document in the editors' admin."""

    def clean_file(self) -> object:
        """The file, when people may be given it."""
        file = self.cleaned_data.get("file")
        if isinstance(file, UploadedFile):
            check(file, file.name or "")
        return file


def _guard(sender: object, instance: Document, **kwargs: object) -> None:
    """The same for every other way into the library: API, import, a program."""
    if instance.file and not instance.file._committed:
        check(instance.file.file, str(instance.file.name))


def guard_library() -> None:
    """Called once when Django starts."""
    pre_save.connect(_guard, sender=Document, dispatch_uid="pages.library")
