"""Screens of saved views: one is kept from the list, and renamed, shared or deleted on a page of its own."""

from uuid import UUID

from django.contrib import messages as flashes
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workflows.desk import rules
from workflows.desk.actions import saved_views as actions
from workflows.desk.inputs.lists import SaveViewForm
from workflows.desk.listing import Filters, sentence
from workflows.desk.reading.saved_views import address_of, find_view
from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import attempt, done, posted, show
from workflows.people.verdicts import require

from .cases import DESK, show_list


@require_POST
@staff_required(*DESK)
def save(request: SignedIn) -> HttpResponse:
    """The list on the screen is kept under a name; 422 with the list when the name does not fit."""
    query = QueryDict(request.POST.get("query", "")[:4000])
    form = SaveViewForm(request.POST)
    view = attempt(form, lambda: actions.save_view(actor=request.user, query=query, **form.cleaned_data))
    if view is not None:
        flashes.success(request, _("The view is saved."))
        return redirect(address_of(view))
    return show_list(request, query, form, status=422)


@staff_required(*DESK)
def view(request: SignedIn, view_id: UUID) -> HttpResponse:
    """A view is renamed or shared."""
    found = find_view(request.user, view_id)
    require(rules.may_change_view(request.user, found))
    form = SaveViewForm(posted(request), initial={"name": found.name, "is_shared": found.is_shared})
    if done(form, lambda: actions.change_view(view=found, actor=request.user, **form.cleaned_data)):
        flashes.success(request, _("The view is changed."))
        return redirect(address_of(found))
    said = sentence(Filters.read(found.query))
    return show(request, "desk/view.html", form, view=found, sentence=said, back=address_of(found))


@require_POST
@staff_required(*DESK)
def delete(request: SignedIn, view_id: UUID) -> HttpResponse:
    """A view is no longer kept."""
    actions.delete_view(view=find_view(request.user, view_id), actor=request.user)
    flashes.success(request, _("The view is deleted. The cases in it are untouched."))
    return redirect("desk:cases")
