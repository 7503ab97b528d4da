"""Certificates: the PDF for whoever has the link of the mail, and the page on which anybody checks one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..reading.certificates import certificate_of, certified, printed
from ..reading.links import registration_of


@never_cache
@require_safe
def certificate(request: HttpRequest, link: str) -> HttpResponse:
    """The PDF; 404 for whoever was there too seldom."""
    registration = registration_of(link)
    found = certificate_of(registration) if registration else None
    if found is None:
        raise Http404
    response = HttpResponse(printed(found), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{found.number}.pdf"'
    return response


@never_cache
@require_safe
def certificate_check(request: HttpRequest, link: str) -> HttpResponse:
    """What the certificate says, as the house has it; 404 when there is no such certificate."""
    found = certified(link)
    if found is None:
        raise Http404
    return render(request, "meetings/certificate_check.html", {"certificate": found})
