"""Which mails the house sends: the templates of its rooms, without pieces that others include."""

import re
from functools import cache
from pathlib import Path

from django.apps import apps

ROOMS = ("workflows.", "pages.")
_INCLUDED = re.compile(r"""{%\s*include\s+["']([\w/]+)\.txt["']""")
# Written by editors for each issue, not here.
ELSEWHERE = frozenset({"newsletters/mail/issue", "newsletters/mail/note"})


@cache
def every_mail() -> tuple[str, ...]:
    """The names of all mails, room by room."""
    found: set[str] = set()
    included: set[str] = set()
    for config in apps.get_app_configs():
        if not config.name.startswith(ROOMS):
            continue
        root = Path(config.path) / "templates"
        for path in root.glob("*/mail/*.txt"):
            found.add(str(path.relative_to(root).with_suffix("")))
            included.update(_INCLUDED.findall(path.read_text(encoding="utf-8")))
    pieces = {name for name in found if name.rpartition("/")[2].startswith("_")}
    return tuple(sorted(found - included - pieces - ELSEWHERE))
