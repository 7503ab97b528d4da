"""File names as people typed them, made harmless."""

import re
import unicodedata
from pathlib import PurePosixPath

_FORBIDDEN = re.compile(r'[<>:"|?*\\/]')
LONGEST = 120


def clean(name: str) -> str:
    """`name` without path, control characters and direction tricks, at most 120 characters, ending kept."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    name = PurePosixPath(name).name
    # Cc: control characters; Cf: invisible ones, among them the overrides that turn "fdp.exe" round.
    name = "".join(letter for letter in name if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co"))
    name = " ".join(_FORBIDDEN.sub(" ", name).split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return name[:LONGEST] or "file"
    return f"{stem[: LONGEST - len(ending) - 1].strip(' .') or 'file'}.{ending}"


def ending(name: str) -> str:
    """The ending in small letters, without the dot; empty when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""
