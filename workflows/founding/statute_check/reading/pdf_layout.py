"""The layout of a page: letters to pieces of text, pieces to rows, rows to columns."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

_GAP = 14.0  # points between two letters that are no longer neighbours
_GUTTER = 8.0
_MIDDLE = (0.35, 0.65)
_SHARE = 0.25
_UMLAUTS = str.maketrans("aouAOU", "äöüÄÖÜ")
_MARK = "¨"
_LINE = re.compile(r"[^\r\n]+")
_NO_SPACE = 1.0
_NEAR = 140  # letters on either side between which the letter of a lone mark is looked for


@dataclass(frozen=True)
class Piece:
    """Some text with its place on the page; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.bottom + self.top) / 2


@dataclass
class _Letter:
    text: str
    left: float
    bottom: float
    right: float
    top: float


def pieces_of(page: pypdfium2.PdfTextPage) -> list[Piece]:
    """The text in the order of the file, parted at line ends and wide gaps."""
    text = page.get_text_range()
    if _MARK in text or len(text) != page.count_chars():
        return _from_letters(page, 0, page.count_chars())
    pieces: list[Piece] = []
    for line in _LINE.finditer(text):
        pieces += _from_line(page, line.start(), line.group())
    return pieces


def _from_line(page: pypdfium2.PdfTextPage, start: int, text: str) -> list[Piece]:
    """One line with the box around it; letter by letter only when there are gaps in it."""
    count = page.count_rects(start, len(text))
    boxes = sorted(page.get_rect(index) for index in range(count))
    if not boxes or not text.strip():
        return []
    if any(right[0] - left[2] > _GAP for left, right in pairwise(boxes)):
        return _from_letters(page, start, len(text))
    box = (
        boxes[0][0],
        min(each[1] for each in boxes),
        max(each[2] for each in boxes),
        max(each[3] for each in boxes),
    )
    return [Piece(*box, re.sub(r"\s+", " ", text.replace("\u0002", "\ufffe")))]


def _from_letters(page: pypdfium2.PdfTextPage, start: int, count: int) -> list[Piece]:
    letters = list(_letters(page, start, count))
    _set_umlauts(letters)
    marked = any(letter.text == "" for letter in letters)
    pieces: list[Piece] = []
    run: list[_Letter] = []
    for letter in letters:
        if (
            marked
            and run
            and run[-1].text.endswith(" ")
            and letter.text.strip()
            and letter.left - run[-1].right < _NO_SPACE
        ):
            run[-1].text = run[-1].text.rstrip()  # a lone mark made pdfium see a space here
        ends = letter.text in ("\r", "\n")
        if ends or (run and letter.right > letter.left and letter.left - run[-1].right > _GAP):
            pieces += _piece(run)
            run = []
        if not ends and (letter.right > letter.left or letter.text == "\ufffe"):
            run.append(letter)
        elif run and letter.text == " ":
            run[-1].text += " "
    return [*pieces, *_piece(run)]


def _letters(page: pypdfium2.PdfTextPage, start: int, count: int) -> Iterator[_Letter]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(start, start + count):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if not code:
            continue
        pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        text = "\ufffe" if code in (2, 0xFFFE) else chr(code)
        yield _Letter(text, left.value, bottom.value, right.value, top.value)


def _set_umlauts(letters: list[_Letter]) -> None:
    """Old TeX fonts draw the two dots as a letter of their own: they belong to the vowel below them."""
    for index, mark in enumerate(letters):
        if mark.text.strip() != _MARK:
            continue
        middle = (mark.left + mark.right) / 2
        for letter in letters[max(0, index - _NEAR) : index + _NEAR]:
            if (
                letter.text in "aouAOU"
                and letter.left <= middle <= letter.right
                and 0 <= mark.bottom - letter.bottom < 12
            ):
                letter.text = letter.text.translate(_UMLAUTS)
                break
        mark.text, mark.right = "", mark.left


def _piece(run: list[_Letter]) -> list[Piece]:
    text = "".join(letter.text for letter in run)
    if not text.strip():
        return []
    return [
        Piece(
            run[0].left,
            min(letter.bottom for letter in run),
            max(letter.right for letter in run),
            max(letter.top for letter in run),
            re.sub(r"\s+", " ", text),
        )
    ]


def in_columns(pieces: list[Piece], width: float) -> list[list[Piece]]:
    """The rows of the page in reading order; what goes across both columns ends the ones above it."""
    gutter = _gutter(pieces, width)
    if gutter is None:
        return _neighbours(pieces)
    blocks: list[list[Piece]] = []
    left: list[list[Piece]] = []
    right: list[list[Piece]] = []
    for row in rows(pieces):
        if any(piece.left < gutter < piece.right for piece in row):
            blocks += [*left, *right, row]
            left, right = [], []
            continue
        left.append([piece for piece in row if piece.right <= gutter])
        right.append([piece for piece in row if piece.left >= gutter])
    return [row for row in [*blocks, *left, *right] if row]


def rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces on one height belong to one row, from the top to the bottom, each from left to right."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (-each.middle, each.left)):
        if found and found[-1][0].bottom <= piece.middle <= found[-1][0].top:
            found[-1].append(piece)
        else:
            found.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in found]


def _neighbours(pieces: list[Piece]) -> list[list[Piece]]:
    """One column: the order of the file is kept, pieces that follow each other on one height are one row."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if (
            found
            and found[-1][-1].bottom <= piece.middle <= found[-1][-1].top
            and piece.left >= found[-1][-1].left
        ):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _gutter(pieces: list[Piece], width: float) -> float | None:
    """Where the page is parted in two columns; None for a page of one column."""
    best: tuple[int, float] | None = None
    for step in range(41):
        x = width * (_MIDDLE[0] + (_MIDDLE[1] - _MIDDLE[0]) * step / 40)
        crossing = sum(
            1 for piece in pieces if piece.left < x + _GUTTER / 2 and piece.right > x - _GUTTER / 2
        )
        if best is None or crossing < best[0]:
            best = (crossing, x)
    if best is None or best[0] > len(pieces) * 0.1:
        return None
    enough = max(3, len(pieces) * _SHARE)
    sides = [sum(1 for p in pieces if p.right <= best[1]), sum(1 for p in pieces if p.left >= best[1])]
    return best[1] if min(sides) >= enough else None
