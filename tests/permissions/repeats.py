"""Requests that send a statement twice all the same, each with the reason why; no address is here for good.

A repeat is allowed for one address and one table. One that no longer happens has to go from the list.
"""

import re
from collections.abc import Iterable, Mapping

WAGTAIL_SAVES = (
    "Wagtail saves a page, its revision and its row anew one after the other, each with all it asks"
)

ALLOWED: Mapping[tuple[str, str], str] = {
    ("api:newsletters_begin_issue", "django_content_type"): WAGTAIL_SAVES,
    ("api:newsletters_begin_issue", "newsletters_newsletterissuepage"): WAGTAIL_SAVES,
    ("api:newsletters_begin_issue", "people_user"): WAGTAIL_SAVES,
    ("api:newsletters_begin_issue", "wagtailcore_comment"): WAGTAIL_SAVES,
    ("api:newsletters_begin_issue", "wagtailcore_page"): WAGTAIL_SAVES,
    ("api:newsletters_begin_issue", "wagtailcore_referenceindex"): WAGTAIL_SAVES,
    ("api:newsletters_begin_issue", "wagtailsearch_indexentry"): WAGTAIL_SAVES,
    ("api:newsletters_request_approval", "wagtailcore_revision"): (
        "Wagtail looks for each row that a version names, and its live and latest version are one"
    ),
    (
        "GET mfa_activate_totp",
        "mfa_authenticator",
    ): "allauth's own view asks before it shows and when it does",
}

_TABLE = re.compile(r'(?:FROM|INTO|UPDATE) "(\w+)"')


def table_of(statement: str) -> str:
    """The first table that the statement names."""
    named = _TABLE.search(statement)
    return named[1] if named else statement.split(" ", 1)[0]


def complaints(address: str, repeated: Mapping[str, list[str]], met: set[tuple[str, str]]) -> Iterable[str]:
    """What was sent twice at this address and should not be; notes in `met` what is allowed."""
    for statement, places in repeated.items():
        key = address, table_of(statement)
        if key in ALLOWED:
            met.add(key)
        else:
            sent = "\n    ".join((statement[:300], *places))
            yield f"{address}: sent {len(places)} times for nothing\n    {sent}"
