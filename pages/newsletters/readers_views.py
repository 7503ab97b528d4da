"""The list of readers in the admin: how many, bringing in, saving, erasing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from workflows.people.access.doors import SignedIn
from workflows.people.inputs.outcome import attempt, posted
from workflows.people.verdicts import require

from . import rules
from .forms import EraseForm, ReadersForm
from .models import SubscriberState
from .readers import bringing, keeping

LISTED = 50


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def readers(request: SignedIn) -> HttpResponse:
    """GET tells how many there are; POST says what a list would change, or brings it in."""
    require(rules.may_keep_readers(request.user))
    form = ReadersForm(posted(request), request.FILES or None)
    found = attempt(form, lambda: _read(request, form)) if form.is_bound else None
    if found and "look" not in request.POST:
        return _told(request, found, asked=form.cleaned_data["ask"])
    return _show(request, form, EraseForm(), found)


def _read(request: SignedIn, form: ReadersForm) -> bringing.Brought:
    data = form.cleaned_data["file"].read()
    if "look" in request.POST:
        return bringing.look(data)
    language, ask = form.cleaned_data["language"], form.cleaned_data["ask"]
    return bringing.bring_in(data=data, language=language, ask=ask, actor=request.user)


def _told(request: SignedIn, found: bringing.Brought, *, asked: bool) -> HttpResponse:
    new = len(found.proven)
    said = ngettext("%(n)d reader is new.", "%(n)d readers are new.", new) % {"n": new}
    if asked and found.unproven:
        number = len(found.unproven)
        said += " " + ngettext("%(n)d person is asked.", "%(n)d people are asked.", number) % {"n": number}
    messages.success(request, said)
    return redirect("newsletter_readers")


@require_admin_access
@require_safe
def save(request: SignedIn) -> HttpResponse:
    """All readers as CSV."""
    headers = {"Content-Disposition": 'attachment; filename="newsletter-readers.csv"'}
    return HttpResponse(keeping.export(request.user), content_type="text/csv; charset=utf-8", headers=headers)


@require_admin_access
@require_POST
def erase(request: SignedIn) -> HttpResponse:
    """A reader is forgotten."""
    require(rules.may_keep_readers(request.user))
    form = EraseForm(request.POST)
    gone = attempt(form, lambda: (keeping.erase(email=form.cleaned_data["email"], actor=request.user),))
    if gone is None:
        return _show(request, ReadersForm(), form, None)
    told = _("Erased. No list brings this address back.")
    messages.success(request, told if gone[0] else _("Nobody had this address; it is barred now."))
    return redirect("newsletter_readers")


def _show(
    request: SignedIn, form: ReadersForm, erasing: EraseForm, found: bringing.Brought | None
) -> HttpResponse:
    numbers = keeping.numbers()
    context = {
        "bringing": form,
        "erasing": erasing,
        "found": found,
        "misfits": found.misfits[:LISTED] if found else [],
        "numbers": [(state.label, numbers[state]) for state in SubscriberState],
    }
    refused = erasing.is_bound or (form.is_bound and found is None)
    return render(request, "newsletters/admin/readers.html", context, status=422 if refused else 200)
