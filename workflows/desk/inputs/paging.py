"""Where a list goes on: the line after which older ones are wanted."""

from django.http import HttpRequest

LONGEST = 19  # digits


def before_of(request: HttpRequest) -> int | None:
    """The line named in the address; none for anything that is no number."""
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LONGEST else None
