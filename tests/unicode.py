"""Real Unicode data for tests: blocks, scripts of the house's people, characters that trip programs."""

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
