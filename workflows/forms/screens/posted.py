"""Taking a row or a file out of what a page posted."""

from django.http import QueryDict


def without_row(posted: QueryDict, wanted: str) -> QueryDict:
    """The posted fields without one row ("people:2") or one file ("letter:<identifier>")."""
    name, _colon, what = wanted.rpartition(":")
    rest = posted.copy()
    prefix = f"{name}-{what}-"
    for key in list(rest):
        if what.isdecimal() and key.startswith(prefix):
            del rest[key]
    if what in rest.getlist(name):
        rest.setlist(name, [each for each in rest.getlist(name) if each != what])
    return rest
