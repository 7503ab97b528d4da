"""A ZIP with a folder a case: its PDF and the documents that its reader may read."""

import zipfile
from collections.abc import Iterable
from typing import IO

from django.utils.translation import gettext as _

from workflows.documents import door
from workflows.engine.leaving import leaving
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from .names import Names, folder_of
from .sheets import sheet_of

MOST_BYTES = 1024**3
PIECE = 1024 * 1024


class Interrupted(Exception):
    """The worker has to leave; the package is made again by the next one."""


def write_zip(target: IO[bytes], user: User, cases: Iterable[Case]) -> int:
    """The ZIP is in `target`; returns how many bytes it holds. Raises Invalid when it gets too big."""
    folders = Names()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for case in cases:
            if leaving():
                raise Interrupted
            _add_case(archive, folders.take(folder_of(case)), user, case)
            if target.tell() > MOST_BYTES:
                raise Invalid({"cases": _("The documents of these cases are too big for one file.")})
    return target.tell()


def _add_case(archive: zipfile.ZipFile, folder: str, user: User, case: Case) -> None:
    """The PDF of the case first: its name is free, whatever the documents are called."""
    names = Names()
    documents = door.to_pack(user, case)
    sheet = names.take(f"{folder}.pdf")
    archive.writestr(f"{folder}/{sheet}", sheet_of(user, case, documents).printed())
    for document in documents:
        if not document.is_made:
            continue  # the PDF says that it is still being made
        info = zipfile.ZipInfo(f"{folder}/{names.take(document.name)}")
        info.date_time = document.created_at.timetuple()[:6]
        info.compress_type = zipfile.ZIP_STORED if document.size > PIECE else zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        with archive.open(info, "w", force_zip64=document.size > 2**31) as inside:
            for piece in door.pieces_of(document):
                inside.write(piece)
