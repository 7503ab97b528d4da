"""The ending that a file should have by what is in it: phones and scanners name pictures as they like."""

from typing import IO

from .names import ending

# Other names of the same kinds.
_SAME = {"jfif": "jpg", "jpe": "jpg", "jif": "jpg", "pjpeg": "jpg", "heics": "heic"}
_PICTURES = frozenset({"jpg", "jpeg", "png", "heic", "heif"})
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def well_named(file: IO[bytes], name: str) -> str:
    """`name` with the ending of the picture that `file` is; unchanged when it is no picture we take."""
    given = ending(name)
    kind = _SAME.get(given, given)
    if kind not in _PICTURES:
        return name
    found = _picture(file) or kind
    if found == kind or {found, kind} in ({"jpg", "jpeg"}, {"heic", "heif"}):
        found = kind
    return name if found == given else f"{name[: len(name) - len(given)]}{found}"


def _picture(file: IO[bytes]) -> str:
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    return "heic" if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS else ""
