"""How a statute changed from version to version; the ready texts of the advisers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required, staff_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import Role

from .. import actions
from ..inputs.review import ReadyCommentForm
from ..models import FoundingCase, ReadyComment
from ..reading.ready_comments import clause_titles, ready_rows
from ..reading.versions import chosen, difference, versions_of


@require_safe
@sign_in_required
def compare(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Two versions of the statute, word by word; the last two when none are named."""
    case = visible_row(FoundingCase, request.user, case_id)
    versions = versions_of(case)
    pair = chosen(versions, [request.GET.get("earlier", ""), request.GET.get("later", "")])
    clauses = difference(pair[0].clauses, pair[1].clauses) if pair else []
    changed = any(clause["state"] != "same" for clause in clauses)
    context = {"case": case, "versions": versions, "pair": pair, "clauses": clauses, "changed": changed}
    return render(request, "founding/versions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.ADVISER)
def ready_comments(request: SignedIn, pk: int | None = None) -> HttpResponse:
    """All ready texts; POST keeps a new one, or the one that is being changed."""
    known = get_object_or_404(ReadyComment, pk=pk) if pk is not None else None
    names = ("title", "clause", "language", "text")
    initial = {name: getattr(known, name) for name in names} if known else {"language": "de"}
    form = ReadyCommentForm(posted(request), clauses=clause_titles().items(), initial=initial)
    if done(form, lambda: actions.keep_ready_comment(actor=request.user, known=known, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("founding:ready_comments")
    return show(request, "founding/ready_comments.html", form, comments=ready_rows(), known=known)


@require_POST
@staff_required(Role.ADVISER)
def drop(request: SignedIn, pk: int) -> HttpResponse:
    """The text is offered no more."""
    actions.drop_ready_comment(comment=get_object_or_404(ReadyComment, pk=pk), actor=request.user)
    messages.success(request, _("The text is deleted."))
    return redirect("founding:ready_comments")
