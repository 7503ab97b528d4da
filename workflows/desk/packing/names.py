"""Names of folders and files in a package that every computer takes, each once."""

import re

from workflows.documents.names import clean
from workflows.engine.models import Case

LONGEST_FOLDER = 80
# What Windows keeps for itself, whatever ending follows.
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class Names:
    """Hands out each name once, whatever the capitals: " (2)" stands behind a second one."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """`name`, or the first one like it that is free."""
        name = f"_{name}" if _RESERVED.match(name) else name
        stem, dot, ending = name.rpartition(".") if "." in name[1:] else (name, "", "")
        found, number = name, 1
        while found.casefold() in self._taken:
            number += 1
            found = f"{stem} ({number}){dot}{ending}"
        self._taken.add(found.casefold())
        return found


def folder_of(case: Case) -> str:
    """Number and title as the name of a folder; the beginning of its identifier for a case without number."""
    title = clean(f"{case.title}.x").removesuffix(".x") if case.title else ""
    number = case.number or str(case.pk)[:8]
    return f"{number} {title}"[:LONGEST_FOLDER].strip(". ")
