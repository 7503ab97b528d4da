"""Screens."""
from django.http import HttpRequest, HttpResponse


def tasks(request: HttpRequest, **kw: object) -> HttpResponse:
    """Soon."""
    return HttpResponse()
