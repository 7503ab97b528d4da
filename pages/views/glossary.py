"""The glossary on a page: every word of the reader's language, with the German word beside it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pages.cache.keeping import kept
from pages.glossary.reading import glossary


def words(request: HttpRequest) -> HttpResponse:
    """All words; each has an address of its own (#code)."""
    page = render(request, "pages/glossary.html", {"words": glossary().words})
    return kept(page, shows=())  # the frame is shown anyway, and a changed word renews it
