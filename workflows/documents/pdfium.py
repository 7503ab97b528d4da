"""PDFium for one thread at a time: it keeps things that two threads of a process must not touch together."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

_one_at_a_time = threading.Lock()


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF, closed afterwards; others wait meanwhile. Raises PdfiumError for what is none."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
