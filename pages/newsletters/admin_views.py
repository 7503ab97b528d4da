"""The newsletter in the editors' admin: campaigns, their approval, their sending and their result."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import require_admin_access

from workflows.people.access.doors import SignedIn
from workflows.people.verdicts import Invalid, Refusal, require

from . import actions, digest, readiness, returned, rules, sending, translating
from .forms import ScheduleForm
from .models import Campaign, Edition, NewsletterIssuePage, Subscriber

LISTED = 50


@require_admin_access
@require_GET
def overview(request: SignedIn) -> HttpResponse:
    """All issues with where their sending stands."""
    require(rules.may_prepare(request.user))
    first = NewsletterIssuePage.objects.filter(alias_of=None, locale__language_code="de")
    issues = first.order_by("-number").select_related("campaign")[:LISTED]
    context = {
        "issues": [(issue, getattr(issue, "campaign", None)) for issue in issues],
        "readers": Subscriber.objects.active().count(),
        "may_write": rules.may_write(request.user),
        "may_keep": rules.may_keep_readers(request.user),
    }
    return render(request, "newsletters/admin/overview.html", context)


@require_admin_access
@require_POST
def begin(request: SignedIn) -> HttpResponse:
    """A new issue, or a copy of the last one, is open for writing."""
    try:
        issue = actions.begin_issue(actor=request.user, copied=request.POST.get("how") == "copy")
    except Invalid as refusal:
        messages.error(request, " ".join(refusal.errors.values()))
        return redirect("newsletter_overview")
    return redirect("wagtailadmin_pages:edit", issue.pk)


@require_admin_access
@require_POST
def prepare(request: SignedIn, page_id: int) -> HttpResponse:
    """The campaign of an issue exists and is shown."""
    issue = get_object_or_404(NewsletterIssuePage, pk=page_id)
    campaign = actions.prepare(issue=issue, actor=request.user)
    return redirect("newsletter_campaign", campaign_id=campaign.uuid)


@require_admin_access
@require_GET
def campaign(request: SignedIn, campaign_id: UUID) -> HttpResponse:
    """One campaign: what it sends, who approved it, how far it is."""
    require(rules.may_prepare(request.user))
    found = get_object_or_404(Campaign.objects.select_related("issue"), uuid=campaign_id)
    return _show(request, found, ScheduleForm())


@require_admin_access
@xframe_options_sameorigin
@require_GET
def edition(request: SignedIn, campaign_id: UUID, language: str) -> HttpResponse:
    """The frozen edition of one language as readers get it; `?text` shows its plain text."""
    require(rules.may_prepare(request.user))
    found = get_object_or_404(Edition, campaign__uuid=campaign_id, language=language)
    if "text" in request.GET:
        return HttpResponse(found.text, content_type="text/plain; charset=utf-8")
    return HttpResponse(found.html)


@require_admin_access
@require_POST
def act(request: SignedIn, campaign_id: UUID) -> HttpResponse:
    """One of the buttons of a campaign was pressed."""
    found = get_object_or_404(Campaign.objects.select_related("issue"), uuid=campaign_id)
    form = ScheduleForm(request.POST)
    try:
        done = _perform(request, found, form)
    except Refusal as refusal:
        messages.error(request, refusal.reason)
        return redirect("newsletter_campaign", campaign_id=found.uuid)
    if not done:
        return _show(request, found, form, status=422)
    messages.success(request, done)
    return redirect("newsletter_campaign", campaign_id=found.uuid)


def _perform(request: SignedIn, found: Campaign, form: ScheduleForm) -> str:
    """What was done, in a sentence; empty when the form must be shown again."""
    what, person = request.POST.get("what"), request.user
    if what == "test":
        language = request.POST.get("language", "de")
        actions.send_test(campaign_id=found.pk, actor=person, language=language)
        return _("The test mail is on its way to you.")
    if what == "schedule":
        if not form.is_valid():
            return ""
        actions.schedule(campaign_id=found.pk, actor=person, at=form.cleaned_data["at"])
        return _("The newsletter starts at the time you chose.")
    if what == "approve":
        actions.approve(campaign_id=found.pk, actor=person, seen=request.POST.get("seen", ""))
        return _("The newsletter is approved and public. It can be sent now.")
    simple = {
        "request": (actions.request_approval, _("Approval has been asked for.")),
        "pause": (actions.pause, _("Sending is paused. What has left has left.")),
        "resume": (actions.resume, _("Sending goes on.")),
        "cancel": (actions.cancel, _("Sending is cancelled. Nobody else gets this issue.")),
        "withdraw": (actions.withdraw, _("The campaign is a draft again.")),
        "send": (actions.send_now, _("The newsletter is on its way.")),
    }
    action, sentence = simple.get(str(what), (None, ""))
    if action is None:
        return ""
    action(campaign_id=found.pk, actor=person)
    return sentence


def _show(request: SignedIn, found: Campaign, form: ScheduleForm, status: int = 200) -> HttpResponse:
    pages = found.issue.get_translations(inclusive=True).select_related("locale").order_by("pk")
    ready = readiness.readiness(found)
    context = {
        "campaign": found,
        "issue": found.issue,
        "pages": pages,
        "empty": found.issue.get_latest_revision_as_object().empty_rubrics,
        "gaps": {gap.language: gap for gap in translating.gaps(found.issue)},
        "may_write": rules.may_write(request.user),
        "sections": digest.sections_of(found.issue),
        "progress": sending.progress(found),
        "returned": returned.numbers(found),
        "ready": ready,
        "rubrics": list(zip(*(each.rubrics for each in ready), strict=True)),
        "most_kilobytes": readiness.MOST_BYTES // 1000,
        "readers": Subscriber.objects.active().count(),
        "by_language": sending.readers_by_language(found),
        "editions": found.editions.all(),
        "form": form,
        "verdicts": {
            "request": rules.may_request_approval(request.user, found),
            "approve": rules.may_approve(request.user, found),
            "send": rules.may_send(request.user, found),
            "withdraw": rules.may_withdraw(request.user, found),
            "pause": rules.may_pause(request.user, found),
            "resume": rules.may_resume(request.user, found),
            "cancel": rules.may_cancel(request.user, found),
        },
    }
    return render(request, "newsletters/admin/campaign.html", context, status=status)
