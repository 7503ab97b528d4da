"""Which release this process runs: pages kept by another one name files that this one may not have."""

import hashlib
from functools import cache

from django.conf import settings

PARTS = ("site", "pages", "workflows", "locale")
ENDINGS = frozenset({".py", ".html", ".css", ".js", ".svg", ".mo", ".txt", ".json"})


@cache
def release() -> str:
    """A digest over names, sizes and times of the program's files, so that a start stays quick.

    Two machines with one image get the same; two that were built apart keep pages of their own, no more.
    """
    digest = hashlib.sha256()
    for part in PARTS:
        for path in sorted((settings.ROOT / part).rglob("*")):
            if path.suffix in ENDINGS and "__pycache__" not in path.parts:
                state = path.stat()
                line = f"{path.relative_to(settings.ROOT)} {state.st_size} {state.st_mtime_ns}\n"
                digest.update(line.encode())
    return digest.hexdigest()[:16]
