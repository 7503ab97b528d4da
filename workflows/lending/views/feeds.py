"""Calendars for other programs: one's addresses, and the file behind each."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.access.doors import SignedIn, sign_in_required

from .. import actions
from ..models import Resource
from ..reading.calendar_files import MEDIA_TYPE
from ..reading.feeds import feed_address, feed_file, feed_with, feeds_of


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def feeds(request: SignedIn) -> HttpResponse:
    """GET shows the addresses; POST makes one anew or takes it away."""
    if request.method == "POST":
        slug = request.POST.get("resource", "")
        resource = get_object_or_404(Resource.objects.shown(), slug=slug) if slug else None
        if "remove" in request.POST:
            actions.remove_feed(actor=request.user, resource=resource)
            messages.success(request, _("This address does not work any more."))
        else:
            actions.make_feed(actor=request.user, resource=resource)
            messages.success(request, _("Here is the address. Whoever knows it reads this calendar."))
        return redirect("lending:feeds")
    rows = [(each, feed_address(each)) for each in feeds_of(request.user.pk)]
    context = {"feeds": rows, "resources": Resource.objects.shown()}
    return render(request, "lending/feeds.html", context)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The file; 404 for an address that was never made or made anew."""
    found = feed_with(token)
    if found is None:
        raise Http404
    response = HttpResponse(feed_file(found), content_type=MEDIA_TYPE)
    response["Cache-Control"] = "private, max-age=600"
    return response
