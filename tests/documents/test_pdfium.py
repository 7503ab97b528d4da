"""PDFium is never in two threads at once, whoever asks it."""

import io
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pypdfium2
from django.conf import settings
from pypdf import PdfWriter

from workflows.documents import pdfium
from workflows.founding.statute_check import Unreadable
from workflows.founding.statute_check.reading import read_lines
from workflows.grants.bank.invoices import bill_of


def read_statute(content: bytes) -> None:
    """What a visitor's text is asked; a PDF without text is told so."""
    try:
        read_lines(content, "satzung.pdf")
    except Unreadable:
        return


def blank() -> bytes:
    """A PDF of one empty page."""
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(made)
    return made.getvalue()


def test_statutes_and_bills_wait_for_each_other() -> None:
    content, inside, most, counting = blank(), 0, 0, threading.Lock()
    opened = pypdfium2.PdfDocument

    class Watched(opened):  # type: ignore[misc, valid-type]
        """Says how many are open at once."""

        def __init__(self, *args: Any) -> None:
            nonlocal inside, most
            super().__init__(*args)
            with counting:
                inside += 1
                most = max(most, inside)
            time.sleep(0.02)

        def close(self) -> None:
            nonlocal inside
            super().close()
            with counting:
                inside -= 1

    with patch.object(pypdfium2, "PdfDocument", Watched), ThreadPoolExecutor(8) as pool:
        for each in [pool.submit((bill_of, read_statute)[number % 2], content) for number in range(16)]:
            each.result(30)
    assert (most, inside) == (1, 0)


def test_nobody_goes_round_it() -> None:
    """One place opens PDFs."""
    folder = settings.ROOT / "workflows"
    users = [path for path in folder.rglob("*.py") if "PdfDocument(" in path.read_text()]
    assert users == [Path(str(pdfium.__file__))]
