"""Calendars for other programs: one's addresses, and the file behind each."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.values.calendars import MEDIA_TYPE

from .. import actions
from ..models import Resource
from ..reading.feeds import feed_address, feed_file, feed_with, feeds_of


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def feeds(request: SignedIn) -> HttpResponse:
    """GET shows the calendars; POST makes an address anew and tells it once, or takes it away."""
    made = None
    if request.method == "POST":
        slug = request.POST.get("resource", "")
        resource = get_object_or_404(Resource.objects.shown(), slug=slug) if slug else None
        if "remove" in request.POST:
            actions.remove_feed(actor=request.user, resource=resource)
            messages.success(request, _("This address does not work any more."))
            return redirect("lending:feeds")
        made = feed_address(actions.make_feed(actor=request.user, resource=resource))
    context = {"made": made, "feeds": feeds_of(request.user.pk), "resources": Resource.objects.shown()}
    response = render(request, "lending/feeds.html", context)
    if made:
        response["Cache-Control"] = "no-store"
    return response


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The file; 404 for an address that was never made or made anew."""
    found = feed_with(token)
    if found is None:
        raise Http404
    response = HttpResponse(feed_file(found), content_type=MEDIA_TYPE)
    response["Cache-Control"] = "private, max-age=600"
    return response
