"""Merging doubles: what may be one, what is proposed, the preview and the second look."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, show
from workflows.people.models import Organisation
from workflows.people.verdicts import require

from .. import actions, rules
from ..inputs import MergeForm, SearchForm
from ..models import MergeProposal
from ..reading.listing import PAGE, found
from ..reading.merging import REASONS, candidates, preview

DECIDED = 20


@require_safe
@sign_in_required
def doubles(request: SignedIn) -> HttpResponse:
    """Pairs that may be one organisation, and what is proposed or decided already."""
    require(rules.may_see_mergers(request.user))
    proposals = MergeProposal.objects.select_related("kept", "proposed_by", "decided_by")
    context = {
        "candidates": [(each, [REASONS[code] for code in each.reasons]) for each in candidates()],
        "open": proposals.filter(outcome="").order_by("proposed_at"),
        "decided": proposals.exclude(outcome="").order_by("-decided_at")[:DECIDED],
        "may_propose": bool(rules.may_propose_mergers(request.user)),
    }
    return render(request, "organisations/doubles.html", context)


def _organisation(text: str) -> Organisation:
    try:
        organisation = Organisation.objects.filter(uuid=UUID(text)).first()
    except ValueError:
        organisation = None
    if organisation is None:
        raise Http404
    return organisation


@require_safe
@sign_in_required
def choose(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Which other record is the same as this one?"""
    require(rules.may_propose_mergers(request.user))
    organisation = get_object_or_404(Organisation, uuid=uuid)
    text = request.GET.get("q", "").strip()
    others = found(text).exclude(pk=organisation.pk).order_by("name", "pk")[:PAGE] if text else []
    context = {"organisation": organisation, "form": SearchForm(initial={"q": text}), "others": others}
    return render(request, "organisations/merge_choose.html", context | {"text": text})


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def propose(request: SignedIn) -> HttpResponse:
    """What the merger of these two would do; with a reason it goes to an administrator."""
    require(rules.may_propose_mergers(request.user))
    kept, gone = (_organisation(request.GET.get(name, "")) for name in ("kept", "gone"))
    if kept == gone:
        raise Http404
    form = MergeForm(request.POST if request.method == "POST" else None)

    def send() -> object:
        return actions.propose_merger(kept=kept, gone=gone, actor=request.user, **form.cleaned_data)

    if done(form, send):
        messages.success(request, _("Proposed. An administrator has a mail and looks at it."))
        return redirect("organisations:doubles")
    return show(request, "organisations/merge_propose.html", form, preview=preview(kept, gone))


@require_safe
@sign_in_required
def proposal(request: SignedIn, proposal: UUID) -> HttpResponse:
    """One proposal with its preview; who may decide finds the buttons."""
    require(rules.may_see_mergers(request.user))
    rows = MergeProposal.objects.select_related("kept", "gone", "proposed_by", "decided_by")
    found_one = get_object_or_404(rows, pk=proposal)
    kept, gone = found_one.kept, found_one.gone
    is_open = not found_one.outcome and gone is not None
    verdict = rules.may_merge(request.user, found_one, kept, gone) if is_open and gone else None
    context = {
        "proposal": found_one,
        "preview": preview(kept, gone) if is_open and gone else None,
        "verdict": verdict,
        "may_refuse": is_open and bool(rules.may_refuse(request.user, found_one)),
    }
    return render(request, "organisations/merge_proposal.html", context)


@require_POST
@sign_in_required
def decide(request: SignedIn, proposal: UUID) -> HttpResponse:
    """The second look: merged, or refused."""
    require(rules.may_see_mergers(request.user))
    found = get_object_or_404(MergeProposal, pk=proposal)
    merge = "merge" in request.POST
    seen = request.POST.get("seen", "")
    decided = actions.decide_merger(proposal=found, actor=request.user, merge=merge, seen=seen)
    if merge:
        messages.success(request, _("The two records are one now. Old addresses lead to it."))
    else:
        messages.success(request, _("Refused. Nothing was changed."))
    return redirect("organisations:merger", decided.pk)
