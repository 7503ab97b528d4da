"""Which encoding a German text was written in: the one that shows German letters and nothing odd."""

import re

_ENCODINGS = ("cp1252", "mac_roman", "cp850", "iso8859_15")
_GERMAN = re.compile(r"[äöüßÄÖÜ§„“”–€]")
_ODD = re.compile(r"[^\x20-\x7e\t\r\n\xa0äöüßÄÖÜ§„“”‚‘’»«–—…€°½¼¾éèáàçñ•·©®²³]")
_MOJIBAKE = re.compile(r"Ã[¤¶¼Ÿ„–œ\x84\x96\x9c\x9f]|Â§|â€")


def decoded(content: bytes) -> str:
    """The text of `content`, whatever program saved it."""
    marked = _by_mark(content)
    if marked is not None:
        return marked
    try:
        return _repaired(content.decode("utf-8"))
    except UnicodeDecodeError:
        texts = (content.decode(encoding, errors="replace") for encoding in _ENCODINGS)
        return max(texts, key=_looks_german)


def _by_mark(content: bytes) -> str | None:
    if content.startswith(b"\xef\xbb\xbf"):
        return content.decode("utf-8-sig", errors="replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    head = content[:400]
    if head.count(b"\x00") > len(head) // 3:  # UTF-16 without a mark
        return content.decode("utf-16-le" if head[1:2] == b"\x00" else "utf-16-be", errors="replace")
    return None


def _looks_german(text: str) -> int:
    return len(_GERMAN.findall(text)) - 3 * len(_ODD.findall(text))


def _repaired(text: str) -> str:
    """UTF-8 that was read as Windows-1252 and saved again: "GeschÃ¤ftsjahr"."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
