"""The document safe: what is in it, adding, taking out, having seen it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, show
from workflows.people.models import Organisation
from workflows.people.verdicts import require

from .. import actions, rules
from ..inputs import DocumentForm, ReasonForm
from ..models import SafeEntry
from ..reading.safe import Shelf, shelves
from .finding import readable, version_of


@require_safe
@sign_in_required
def safe(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Everything in the safe, with its versions."""
    organisation = readable(request, uuid)
    rows = [_row(request, organisation, each) for each in shelves(organisation)]
    context = {
        "organisation": organisation,
        "rows": rows,
        "may_add": bool(rules.may_add(request.user, organisation)),
        "may_mark": bool(rules.may_mark_seen(request.user, organisation)),
    }
    return render(request, "organisations/safe.html", context)


def _row(request: SignedIn, organisation: Organisation, shelf: Shelf) -> dict[str, object]:
    current = shelf.current
    return {
        "shelf": shelf,
        "may_take_out": current is not None and bool(rules.may_take_out(request.user, current, organisation)),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def add(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A document for the safe."""
    return _adding(request, readable(request, uuid), None)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def add_version(request: SignedIn, uuid: UUID, entry: UUID) -> HttpResponse:
    """The next version of a document."""
    organisation = readable(request, uuid)
    rows = SafeEntry.objects.select_related("kind")
    return _adding(request, organisation, get_object_or_404(rows, pk=entry, organisation=organisation))


def _adding(request: SignedIn, organisation: Organisation, entry: SafeEntry | None) -> HttpResponse:
    require(rules.may_add(request.user, organisation))
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DocumentForm(*given, entry=entry)

    def lay_in() -> object:
        return actions.add_document(
            organisation=organisation,
            actor=request.user,
            file=form.cleaned_data["file"],
            paper=form.paper,
            entry=entry,
        )

    if done(form, lay_in):
        messages.success(request, _("The document lies in the safe."))
        return redirect("organisations:safe", organisation.uuid)
    return show(request, "organisations/safe_add.html", form, organisation=organisation, entry=entry)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def take_out(request: SignedIn, uuid: UUID, version: UUID) -> HttpResponse:
    """A document leaves the safe, with a reason."""
    organisation = readable(request, uuid)
    found = version_of(organisation, version)
    require(rules.may_take_out(request.user, found, organisation))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: actions.take_out(version=found, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("The document has been taken out and its file deleted."))
        return redirect("organisations:safe", organisation.uuid)
    return show(request, "organisations/safe_take_out.html", form, organisation=organisation, version=found)


@require_POST
@sign_in_required
def seen(request: SignedIn, uuid: UUID, version: UUID) -> HttpResponse:
    """Somebody of the house has looked at the document."""
    organisation = readable(request, uuid)
    actions.mark_seen(version=version_of(organisation, version), actor=request.user)
    messages.success(request, _("Marked as seen."))
    return redirect("organisations:safe", organisation.uuid)
