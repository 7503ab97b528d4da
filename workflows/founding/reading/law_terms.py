"""How long the law gives, in words: the numbers stand once, where the house edits them."""

from django.utils.translation import npgettext

from workflows.engine import law


def within(code: str) -> str:
    """The term `code` as it stands after “within”: “14 days”, “1 month”."""
    count = int(law.value(code))
    if code.endswith("months"):
        return npgettext("within", "%(count)d month", "%(count)d months", count) % {"count": count}
    return npgettext("within", "%(count)d day", "%(count)d days", count) % {"count": count}
