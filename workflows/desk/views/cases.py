"""Screens."""
from django.http import HttpRequest, HttpResponse


def cases(request: HttpRequest, **kw: object) -> HttpResponse:
    """Soon."""
    return HttpResponse()


def own_cases(request: HttpRequest, **kw: object) -> HttpResponse:
    """Soon."""
    return HttpResponse()
