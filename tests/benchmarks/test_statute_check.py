"""Checking one statute: read, cut into clauses, all rules."""

import pytest
import typst

from tests.founding.statute_scores import FOLDER
from workflows.founding.statute_check import check_statute

from .conftest import Ratios, median_ms

pytestmark = pytest.mark.benchmark
MOST_MS = 300
TEXT = (FOLDER / "tuned" / "foerderverein.txt").read_text(encoding="utf-8")


def _pdf(text: str) -> bytes:
    escaped = "".join(f"\\{letter}" if letter in "#$*_[]<>@`\\/=-+" else letter for letter in text)
    return typst.compile(escaped.replace("\n", "\n\n").encode(), format="pdf")


def test_one_statute(ratios: Ratios) -> None:
    """Text and PDF stay far below what a person notices."""
    content = _pdf(TEXT)
    plain = median_ms(lambda: check_statute(TEXT.encode()), 10)
    pdf = median_ms(lambda: check_statute(content, "satzung.pdf"), 10)
    ratios.add("check a statute as PDF", pdf, "the same as text", plain)
    assert max(plain, pdf) <= MOST_MS
