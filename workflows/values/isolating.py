"""Names keep their own direction: "Jasmin e.V." on an Arabic screen ends with its full stop."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def isolated(name: str) -> SafeString:
    """The name as HTML that what stands around it doesn't turn; escaped."""
    return format_html("<bdi>{}</bdi>", name)
