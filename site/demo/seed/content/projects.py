"""Ten projects of the demo house in four languages, from `projects.yaml`.

`facts` is the same in all languages; texts follow the small mark-up of `demo.seed.markup`.
"""

from typing import Any

from .files import content, day


def _project(raw: dict[str, Any]) -> dict[str, object]:
    days = {name: day(raw["facts"][name]) for name in ("start", "end")}
    return {**raw, "facts": {**raw["facts"], **days}, "partners": [tuple(each) for each in raw["partners"]]}


PROJECTS: list[dict[str, Any]] = [_project(raw) for raw in content("projects")]
