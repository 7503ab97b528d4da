"""Files for tests, small but real."""

import io
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from workflows.documents.actions import ask_for, store_upload
from workflows.documents.letters import Letter
from workflows.documents.models import Document
from workflows.people.models import User

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def upload(name: str = "plan.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """What a browser sends."""
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def picture(kind: str) -> bytes:
    """A sound picture."""
    output = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(output, kind)
    return output.getvalue()


def archive(**parts: str) -> bytes:
    """An office file with these parts."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return output.getvalue()


def stored(owner: User, *, name: str = "plan.pdf", content: bytes = PDF, **fields: object) -> Document:
    """An upload of `owner`."""
    return store_upload(file=upload(name, content), actor=owner, kind="plan", **fields)  # type: ignore[arg-type]


NOTICE: dict[str, Any] = {
    "recipient": ["Verein der Nachbarschaft e.V.", "66999 Lindenstadt"],
    "subject": "Bescheid",
    "paragraphs": ["Hallo Amira,", "wir fördern euer Fest."],
}


def asked(case: Any = None, *, template: str = "documents/notice", **changes: Any) -> Document:
    """A letter that the worker is to make."""
    letter = Letter(template, {**NOTICE, **changes}, title="Bescheid")
    return ask_for(case=case, kind="letter", name="Brief.pdf", letter=letter, actor=None)
