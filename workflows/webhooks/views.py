"""For administrators: which programs hear what happens, and what to do when they don't."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import attempt, done, posted, show
from workflows.people.verdicts import require

from . import actions, reading, rules, types
from .calling import body_of
from .inputs import EndpointForm
from .models import Delivery, Endpoint


@require_safe
@sign_in_required
def endpoints(request: SignedIn) -> HttpResponse:
    """All webhooks and how they are."""
    require(rules.may_manage(request.user))
    return render(request, "webhooks/endpoints.html", {"endpoints": reading.endpoints()})


@require_http_methods(["GET", "POST"])
@sign_in_required
@never_cache
def new(request: SignedIn) -> HttpResponse:
    """Another program hears what happens; its secret is shown this one time."""
    require(rules.may_manage(request.user))
    form = EndpointForm.of(posted(request))
    if form.is_bound:
        made = attempt(
            form, lambda: actions.create_endpoint(actor=request.user, wish=form.wish()), events="areas"
        )
        if made:
            return _with_secret(request, *made)
    return show(request, "webhooks/form.html", form, types=types.known())


@require_safe
@sign_in_required
def endpoint(request: SignedIn, endpoint_id: UUID) -> HttpResponse:
    """One webhook: what it wants, how it is, what was sent."""
    require(rules.may_manage(request.user))
    found = get_object_or_404(reading.endpoints(), uuid=endpoint_id)
    before = request.GET.get("before", "")
    if before and not (before.isascii() and before.isdigit() and len(before) < 18):
        raise Http404
    rows, following = reading.log_of(found, before=int(before) if before else None)
    return render(
        request,
        "webhooks/endpoint.html",
        {
            "endpoint": found,
            "secrets": found.secrets.valid(),
            "deliveries": rows,
            "next_url": f"?before={following}" if following else "",
        },
    )


@require_http_methods(["GET", "POST"])
@sign_in_required
def change(request: SignedIn, endpoint_id: UUID) -> HttpResponse:
    """Address, wishes, description."""
    require(rules.may_manage(request.user))
    found = get_object_or_404(Endpoint, uuid=endpoint_id)
    form = EndpointForm.of(posted(request), found)
    action = partial(actions.change_endpoint, actor=request.user, endpoint=found)
    if done(form, lambda: action(wish=form.wish()), events="areas"):
        messages.success(request, _("The webhook has been changed."))
        return redirect("webhooks:endpoint", endpoint_id=endpoint_id)
    return show(request, "webhooks/form.html", form, endpoint=found, types=types.known())


@require_POST
@sign_in_required
@never_cache
def secret(request: SignedIn, endpoint_id: UUID) -> HttpResponse:
    """A new secret is shown this one time; the old one signs for another day."""
    require(rules.may_manage(request.user))
    found = get_object_or_404(Endpoint, uuid=endpoint_id)
    return _with_secret(request, found, actions.rotate_secret(actor=request.user, endpoint=found))


@require_POST
@sign_in_required
def test(request: SignedIn, endpoint_id: UUID) -> HttpResponse:
    """An event that means nothing is on its way."""
    found = _of(request, endpoint_id)
    actions.send_test(actor=request.user, endpoint=found)
    messages.success(request, _("A test is on its way. Load this page again in a few seconds."))
    return redirect("webhooks:endpoint", endpoint_id=endpoint_id)


@require_POST
@sign_in_required
def switch(request: SignedIn, endpoint_id: UUID) -> HttpResponse:
    """On or off."""
    found = _of(request, endpoint_id)
    on = "on" in request.POST
    actions.switch_endpoint(actor=request.user, endpoint=found, on=on)
    said = _("The webhook is switched on.") if on else _("The webhook is switched off.")
    messages.success(request, said)
    return redirect("webhooks:endpoint", endpoint_id=endpoint_id)


@require_POST
@sign_in_required
def failed(request: SignedIn, endpoint_id: UUID) -> HttpResponse:
    """What failed is sent again, or laid aside."""
    found = _of(request, endpoint_id)
    again = "again" in request.POST
    number = actions.settle_failed(actor=request.user, endpoint=found, again=again)
    if again:
        said = ngettext("%(n)d event is sent again.", "%(n)d events are sent again.", number)
    else:
        said = ngettext("%(n)d event has been laid aside.", "%(n)d events have been laid aside.", number)
    messages.success(request, said % {"n": number})
    return redirect("webhooks:endpoint", endpoint_id=endpoint_id)


@require_http_methods(["GET", "POST"])
@sign_in_required
def delete(request: SignedIn, endpoint_id: UUID) -> HttpResponse:
    """After a deliberate yes nothing is left of it."""
    found = _of(request, endpoint_id)
    if request.method == "POST":
        actions.delete_endpoint(actor=request.user, endpoint=found)
        messages.success(request, _("The webhook has been deleted."))
        return redirect("webhooks:endpoints")
    return render(request, "webhooks/delete.html", {"endpoint": found})


@require_safe
@sign_in_required
def delivery(request: SignedIn, delivery_id: UUID) -> HttpResponse:
    """One event, what was sent, and every call."""
    require(rules.may_manage(request.user))
    rows = Delivery.objects.select_related("endpoint", "event")
    found = get_object_or_404(rows, uuid=delivery_id)
    context = {"delivery": found, "calls": found.log.all(), "body": body_of(found.event).decode()}
    return render(request, "webhooks/delivery.html", context)


@require_POST
@sign_in_required
def deliver_again(request: SignedIn, delivery_id: UUID) -> HttpResponse:
    """The event is sent again."""
    require(rules.may_manage(request.user))
    found = get_object_or_404(Delivery, uuid=delivery_id)
    actions.deliver_again(actor=request.user, delivery=found)
    messages.success(request, _("It is sent again. Load this page again in a few seconds."))
    return redirect("webhooks:delivery", delivery_id=delivery_id)


def _of(request: SignedIn, endpoint_id: UUID) -> Endpoint:
    require(rules.may_manage(request.user))
    return get_object_or_404(Endpoint, uuid=endpoint_id)


def _with_secret(request: SignedIn, endpoint: Endpoint, secret: str) -> HttpResponse:
    return render(request, "webhooks/secret.html", {"endpoint": endpoint, "secret": secret})
