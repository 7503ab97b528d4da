"""What the demo adds: an overview, and the mails that would have been sent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from demo import mailbox
from demo.tour import STOPS


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """What there is to try."""
    return render(request, "demo/overview.html", {"stops": STOPS})


@never_cache
@require_GET
def mails(request: HttpRequest) -> HttpResponse:
    """All mails, the newest first."""
    return render(request, "demo/mails.html", {"mails": mailbox.newest()})


@never_cache
@require_GET
def mail(request: HttpRequest, key: str) -> HttpResponse:
    """One mail: its text with links, and its HTML in a frame without scripts."""
    return render(request, "demo/mail.html", {"mail": _found(key)})


@never_cache
@require_GET
@xframe_options_sameorigin
def mail_html(request: HttpRequest, key: str) -> HttpResponse:
    """The HTML part alone; the policy forbids it scripts, forms and everything from outside."""
    response = HttpResponse(_found(key).html)
    response["Content-Security-Policy"] = (
        "sandbox allow-popups allow-top-navigation-by-user-activation; default-src 'none'; "
        "img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )
    return response


def _found(key: str) -> mailbox.Mail:
    found = mailbox.find(key)
    if found is None:
        raise Http404
    return found
