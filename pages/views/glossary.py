"""The glossary on a page: every word of the reader's language, with the German word beside it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pages.glossary.reading import glossary


def words(request: HttpRequest) -> HttpResponse:
    """All words; each has an address of its own (#code)."""
    response = render(request, "pages/glossary.html", {"words": glossary().words})
    response.may_be_kept = True  # type: ignore[attr-defined]
    response.shows = ()  # type: ignore[attr-defined] # the frame, which a changed word renews
    return response
