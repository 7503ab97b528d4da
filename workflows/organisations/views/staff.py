"""Organisations for the people of the house: the list, and the page of one."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.membership import asking_once
from workflows.people.models import Organisation
from workflows.people.verdicts import require

from .. import rules
from ..inputs import SearchForm
from ..reading.listing import page_of
from ..reading.staff import fact_rows, page


@require_safe
@sign_in_required
def organisations(request: SignedIn) -> HttpResponse:
    """All organisations by name, searched."""
    require(rules.may_list(request.user))
    text = request.GET.get("q", "")
    found = page_of(text, request.GET.get("after", ""))
    following = f"?{urlencode({'q': text, 'after': found.next})}" if found.next else ""
    context = {
        "rows": found.rows,
        "form": SearchForm(initial={"q": text}),
        "text": text,
        "next_url": following,
        "sees_doubles": bool(rules.may_see_mergers(request.user)),
        "opens": bool(rules.may_read_page(request.user)),
    }
    return render(request, "organisations/list.html", context)


@require_safe
@sign_in_required
def organisation(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Everything about one organisation that the reader may see."""
    require(rules.may_read_page(request.user))
    found = Organisation.objects.called(uuid)
    if found is None:
        raise Http404
    if found.uuid != uuid:
        return redirect("organisations:page", found.uuid, permanent=True)
    context = {
        "page": page(request.user, asking_once(found)),
        "facts": fact_rows(found),
        "organisation": found,
        "may_merge": bool(rules.may_propose_mergers(request.user)),
    }
    return render(request, "organisations/page.html", context)
