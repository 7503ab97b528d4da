"""Screens."""
from django.http import HttpRequest, HttpResponse


def bpmn(request: HttpRequest, **kw: object) -> HttpResponse:
    """Soon."""
    return HttpResponse()


def case(request: HttpRequest, **kw: object) -> HttpResponse:
    """Soon."""
    return HttpResponse()


def take_over(request: HttpRequest, **kw: object) -> HttpResponse:
    """Soon."""
    return HttpResponse()


def write_message(request: HttpRequest, **kw: object) -> HttpResponse:
    """Soon."""
    return HttpResponse()


def write_note(request: HttpRequest, **kw: object) -> HttpResponse:
    """Soon."""
    return HttpResponse()
