"""The typefaces of letters: which characters they have, and a Typst compiler that loads no more than needed.

Noto Sans sets Latin, Cyrillic and Greek; Amiri sets Arabic, because every reader of PDFs gives its words
back (with other faces لا and الله come out turned round in browsers). Kurinto Sans has nearly all other
scripts and signs; its files are large and stay closed until a text needs them.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import Lock
from types import ModuleType

import fontpkg_amiri
import fontpkg_noto_sans
import typst
import weblate_fonts

ROOMS = Path(__file__).resolve().parent.parent.parent


def _folder(package: ModuleType, *inside: str) -> Path:
    return Path(str(package.__file__)).parent.joinpath(*inside)


HOUSE = (_folder(fontpkg_noto_sans, "files"), _folder(fontpkg_amiri, "files"))
WORLD = _folder(weblate_fonts, "static", "weblate_fonts", "kurinto", "ttf")
FAMILIES = (
    "Noto Sans",
    "Amiri",
    "Kurinto Sans",
    "Kurinto Sans SC",
    "Kurinto Sans KR",
    "Kurinto Sans JP",
    "Kurinto Sans TC",
)
HOUSE_FAMILIES = FAMILIES[:2]
# What lays text out and needs no picture: fonts lack some of it, Typst sets it all the same.
_LAYOUT = frozenset(map(ord, "\t\n\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"))
_SPECIMENS = (
    HOUSE[0] / "NotoSans[wdth,wght].ttf",
    HOUSE[1] / "Amiri-Regular.ttf",
)
one_at_a_time = Lock()


@cache
def house_characters() -> frozenset[int]:
    """The code points of the typefaces that every letter loads."""
    return _characters(_SPECIMENS) | _LAYOUT


@cache
def all_characters() -> frozenset[int]:
    """The code points that some typeface has, upright and bold."""
    upright = _characters(sorted(WORLD.glob("*-Rg.ttf")))
    bold = _characters(sorted(WORLD.glob("*-Bd.ttf")))
    return house_characters() | (upright & bold)


def _characters(files: Iterable[Path]) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  asked once a process, by those who make letters

    found: set[int] = set()
    for file in files:
        with TTFont(file, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(found - {0, 0x0D, 0x1D})


@cache
def compiler(*, every_script: bool) -> typst.Compiler:
    """The compiler of this process with the house's typefaces, or with those of every script."""
    folders = [*HOUSE, WORLD] if every_script else list(HOUSE)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(each) for each in folders]
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True, root=str(ROOMS))
