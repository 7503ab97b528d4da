"""The reviewers of the house with what they know about and read; each says it, or the office."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import Role, User

from .. import actions
from ..inputs.panels import KnowledgeForm
from ..reading.panels import reviewer_rows
from ..rules import pools
from ..rules.reviewers import everybody


@require_safe
@staff_required(*pools.OFFICE)
def reviewers(request: SignedIn) -> HttpResponse:
    """All reviewers of the house."""
    return render(request, "grants/reviewers.html", {"rows": reviewer_rows()})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*pools.OFFICE)
def reviewer(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The office writes down what a reviewer knows about and reads."""
    return _state(request, get_object_or_404(everybody(), uuid=uuid), back="grants:reviewers")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.REVIEWER)
def own_topics(request: SignedIn) -> HttpResponse:
    """A reviewer says what they know about and read."""
    return _state(request, everybody().get(pk=request.user.pk), back="grants:own_reviews")


def _state(request: SignedIn, person: User, *, back: str) -> HttpResponse:
    knows = pools.knowledge_of(person)
    form = KnowledgeForm(
        posted(request), initial={"topics": list(knows.topics), "languages": list(knows.languages)}
    )

    def do() -> None:
        actions.state_knowledge(person=person, actor=request.user, **form.cleaned_data)

    if done(form, do):
        messages.success(request, _("Saved. The next applications are proposed by it."))
        return redirect(back)
    own = person.pk == request.user.pk
    return show(request, "grants/reviewer.html", form, person=person, own=own, back=reverse(back))
