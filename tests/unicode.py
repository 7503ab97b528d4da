"""Real Unicode data for tests: blocks, scripts of the house's people, characters that trip programs."""

import random
import unicodedata
from collections.abc import Iterator

# Names of blocks are not in Python; a run of 128 code points with something assigned stands for one.
_RUN = 128
BLOCKS: tuple[range, ...] = tuple(
    range(start, start + _RUN)
    for start in range(0, 0x110000, _RUN)
    if not 0xD800 <= start < 0xE000
    and any(unicodedata.category(chr(code)) not in ("Cn", "Cs", "Cc") for code in range(start, start + _RUN))
)
SCRIPTS: dict[str, str] = {
    "German": "Größe ÄÖÜ ẞ „Anführung“ – 5 €",
    "Turkish": "İstanbul ığüşöç",
    "Vietnamese": "Nguyễn Thị Hương",
    "Ukrainian": "Об’єднання Ґанок їжак",
    "Arabic": "مُحَمَّد الأولاد ٥٠٠",
    "Persian": "می‌خواهم کتاب‌ها ۱۲۳",
    "Kurdish": "کوردستان ڕێژە",
    "Urdu": "ٹیکنالوجی ہے",
    "Hebrew": "שָׁלוֹם",
    "Tigrinya": "ሰላም ትግርኛ",
    "Hindi": "हिन्दी क्षेत्र",
    "Bengali": "বাংলাদেশ",
    "Tamil": "தமிழ்",
    "Punjabi": "ਪੰਜਾਬੀ",
    "Georgian": "საქართველო",
    "Armenian": "Հայաստան",
    "Thai": "ประเทศไทย",
    "Chinese": "王小明",
    "Japanese": "にほんご",
    "Korean": "한국어",
    "Amharic": "አማርኛ",
    "Greek": "Ελλάδα",
}
CONTROLS: str = "".join(
    chr(code)
    for code in range(0x110000)
    if unicodedata.category(chr(code)) == "Cc" and code not in (9, 10, 13)
)
FORMATS: str = "".join(chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf")
NON_CHARACTERS: str = "\ufdd0\ufffe\uffff\U0001fffe\U0010ffff"


def one_of_each_block() -> Iterator[str]:
    """The first assigned character of every block."""
    for block in BLOCKS:
        yield next(chr(code) for code in block if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Cc"))


def one_of_each_writing() -> Iterator[str]:
    """The first character of every block, of the thousands of syllables and private ones only the first."""
    before = ""
    for letter in one_of_each_block():
        kind = " ".join(unicodedata.name(letter, "PRIVATE USE").split("-")[0].split()[:2])
        if kind != before:
            yield letter
        before = kind


def everything() -> str:
    """Words of every script, a character of every block, every control and format character, in one text.

    Without NUL, which is refused; each odd character stands between letters, as it does in pasted words.
    """
    letters = [*one_of_each_writing(), *CONTROLS.replace("\x00", ""), *FORMATS, *NON_CHARACTERS]
    return f"{' '.join(SCRIPTS.values())} {' '.join(f'x{letter}y' for letter in letters)}"


def mixtures(number: int, size: int = 40) -> Iterator[str]:
    """Random texts of all of Unicode but NUL and halves of characters; the same ones every time."""
    chance = random.Random(number)
    for _each in range(number):
        codes = (chance.randrange(1, 0x110000) for _letter in range(size))
        yield "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)
