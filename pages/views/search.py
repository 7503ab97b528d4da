"""Searching the pages of one language."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Locale, Page

from pages.finding.excerpts import excerpts
from pages.navigation import language
from workflows.values.numbered import numbered

A_PAGE = 10
LONGEST = 100


def search(request: HttpRequest) -> HttpResponse:
    """What was found in the reader's language: parts of words, in any ending and spelling."""
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST]
    locale = Locale.objects.filter(language_code=language()).first()
    pages = Page.objects.live().public().filter(locale=locale)
    found = pages.search(query) if query else pages.none()
    listed = numbered(found, A_PAGE, request)
    results = list(listed)
    specific = {
        page.pk: page for page in Page.objects.filter(pk__in=[page.pk for page in results]).specific()
    }
    found_in_order = [specific[page.pk] for page in results]
    address = f"?{urlencode({'q': query})}&page="
    context = {
        "query": query,
        "total": listed.paginator.count,
        "results": excerpts(found_in_order, query, language()),
        "previous_url": f"{address}{listed.previous_page_number()}" if listed.has_previous() else "",
        "next_url": f"{address}{listed.next_page_number()}" if listed.has_next() else "",
    }
    return render(request, "pages/search.html", context)
