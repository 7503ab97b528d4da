"""Marks answers that may be kept for all anonymous readers (pages.cache.middleware)."""

from django.http.response import HttpResponseBase


def kept[R: HttpResponseBase](response: R, *, shows: tuple[str, ...] | None = None) -> R:
    """The answer, which is the same for everybody; `shows` are its subjects beyond the pages read for it."""
    vars(response)["may_be_kept"] = True
    if shows is not None:
        vars(response)["shows"] = shows
    return response
