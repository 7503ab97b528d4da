"""Administrators help somebody: they see what the person's own pages list, and the person hears of it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workflows.desk import rules
from workflows.desk.inputs.looks import LookForm
from workflows.desk.inputs.paging import before_of
from workflows.desk.reading import looks as reading
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.actions.looks import look as look_in
from workflows.people.inputs.outcome import attempt, posted, show
from workflows.people.verdicts import require


@sign_in_required
def looks(request: SignedIn) -> HttpResponse:
    """Who saw whose lists, and for administrators a form for the next look."""
    page = reading.look_page(request.user, before=before_of(request))
    form = LookForm(posted(request))
    if form.is_bound:
        require(rules.may_help(request.user))
        person, reason = (form.person, form.cleaned_data["reason"]) if form.is_valid() else (None, "")
        if person is not None:
            made = attempt(form, lambda: look_in(actor=request.user, person=person, reason=reason))
            if made is not None:
                return redirect("desk:look", look_id=made.pk)
    older = f"?before={page.older}" if page.older else ""
    helps = rules.may_help(request.user).allowed
    return show(request, "desk/looks.html", form, looks=page.looks, next_url=older, helps=helps)


@never_cache
@require_safe
@sign_in_required
def look(request: SignedIn, look_id: int) -> HttpResponse:
    """The lists of the person; nothing in them can be opened or done."""
    found = reading.find_look(request.user, look_id)
    return render(request, "desk/look.html", {"look": found, "seen": reading.seen_of(found.person)})
