"""The API of the newsletter: subscribing from other programs, the archive, campaigns for staff."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File, Form, UploadedFile

from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import require
from workflows.upkeep.addresses import client_address

from . import actions, readiness, returned, rules, sending
from .models import Campaign, NewsletterIssuePage, Patience
from .readers import bringing, keeping
from .schemas import (
    ApprovalIn,
    CampaignOut,
    EditionOut,
    IssueBeginIn,
    IssueIn,
    IssueOut,
    PatienceIn,
    PatienceOut,
    PreferencesIn,
    ReaderIn,
    ReadersIn,
    ReadersOut,
    ReadinessOut,
    ScheduleIn,
    SubscriptionIn,
    TestIn,
    TokenIn,
)

router = Router(tags=["newsletters"])
LISTED = 100


@router.post("/subscriptions", response={202: None}, operation_id="newsletters_subscribe")
def subscribe(request: HttpRequest, data: SubscriptionIn) -> tuple[int, None]:
    """Ask for the newsletter; the address gets a mail to confirm. Every address gets the same answer."""
    actions.subscribe(**data.dict(), ip=client_address(request), way="api")
    return 202, None


@router.post("/subscriptions/confirm", response={204: None}, operation_id="newsletters_confirm")
def confirm(request: HttpRequest, data: TokenIn) -> tuple[int, None]:
    """Confirm with the token out of the mail."""
    actions.confirm(token=data.token, ip=client_address(request))
    return 204, None


@router.put("/subscriptions/preferences", response={204: None}, operation_id="newsletters_change")
def change(request: HttpRequest, data: PreferencesIn) -> tuple[int, None]:
    """Change language and rubrics with the token out of an issue."""
    actions.change(**data.dict())
    return 204, None


@router.post("/subscriptions/unsubscribe", response={204: None}, operation_id="newsletters_unsubscribe")
def unsubscribe(request: HttpRequest, data: TokenIn) -> tuple[int, None]:
    """End the subscription with the token out of an issue."""
    actions.unsubscribe(token=data.token)
    return 204, None


@router.post("/readers/import", response=ReadersOut, auth=api_auth, operation_id="newsletters_import_readers")
def import_readers(request: SignedIn, file: File[UploadedFile], data: Form[ReadersIn]) -> dict[str, object]:
    """Bring in a list of readers (CSV); with `dry_run` only say what would become of each line."""
    require(rules.may_keep_readers(request.user))
    content = file.read()
    if data.dry_run:
        return _numbers(bringing.look(content))
    told = bringing.bring_in(data=content, language=data.language, ask=data.ask, actor=request.user)
    return _numbers(told)


@router.get("/readers/export", auth=api_auth, operation_id="newsletters_export_readers")
def export_readers(request: SignedIn) -> HttpResponse:
    """Save all readers with the proof of their consent as CSV."""
    return HttpResponse(keeping.export(request.user), content_type="text/csv; charset=utf-8")


@router.post("/readers/erase", response={204: None}, auth=api_auth, operation_id="newsletters_erase_reader")
def erase_reader(request: SignedIn, data: ReaderIn) -> tuple[int, None]:
    """Forget a reader; whether there was one is not told. No list brings the address back."""
    keeping.erase(email=data.email, actor=request.user)
    return 204, None


@router.get("/patience", response=PatienceOut, auth=api_auth, operation_id="newsletters_patience")
def patience(request: SignedIn) -> Patience:
    """Read with how many issues that came back, within how many days, an address is left."""
    require(rules.may_prepare(request.user))
    return Patience.load()


@router.put("/patience", response=PatienceOut, auth=api_auth, operation_id="newsletters_set_patience")
def set_patience(request: SignedIn, data: PatienceIn) -> Patience:
    """Decide with how many issues that came back, within how many days, an address is left."""
    require(rules.may_set_patience(request.user))
    kept = Patience.load()
    kept.times, kept.days = data.times, data.days
    kept.save()
    return kept


@router.get("/issues", response=list[IssueOut], operation_id="newsletters_issues")
def issues(request: HttpRequest, language: str = "de") -> object:
    """List the published issues in a language, the newest first."""
    live = NewsletterIssuePage.objects.live().public().filter(locale__language_code=language)
    return live.select_related("locale").newest()[:LISTED]


@router.post("/issues", response=IssueOut, auth=api_auth, operation_id="newsletters_begin_issue")
def begin_issue(request: SignedIn, data: IssueBeginIn) -> NewsletterIssuePage:
    """Begin a German draft: with what was published since the last issue, or as a copy of it."""
    return actions.begin_issue(actor=request.user, copied=data.how == "copy")


@router.post("/campaigns", response=CampaignOut, auth=api_auth, operation_id="newsletters_prepare")
def prepare(request: SignedIn, data: IssueIn) -> dict[str, object]:
    """Prepare the campaign of an issue; a second call answers with the same campaign."""
    require(rules.may_prepare(request.user))
    issue = get_object_or_404(NewsletterIssuePage, pk=data.issue_id)
    return _out(actions.prepare(issue=issue, actor=request.user))


@router.get(
    "/campaigns/{campaign_id}", response=CampaignOut, auth=api_auth, operation_id="newsletters_campaign"
)
def campaign(request: SignedIn, campaign_id: UUID) -> dict[str, object]:
    """Read where a campaign stands."""
    return _out(_find(request, campaign_id))


@router.post(
    "/campaigns/{campaign_id}/request-approval",
    response=CampaignOut,
    auth=api_auth,
    operation_id="newsletters_request_approval",
)
def request_approval(request: SignedIn, campaign_id: UUID) -> dict[str, object]:
    """Freeze the issue as it stands and ask another person to approve it."""
    return _out(actions.request_approval(campaign_id=_find(request, campaign_id).pk, actor=request.user))


@router.post(
    "/campaigns/{campaign_id}/approve",
    response=CampaignOut,
    auth=api_auth,
    operation_id="newsletters_approve",
)
def approve(request: SignedIn, campaign_id: UUID, data: ApprovalIn) -> dict[str, object]:
    """Approve what you saw; not for people who had a hand in it. 412 when it is something else now."""
    found = _find(request, campaign_id)
    return _out(actions.approve(campaign_id=found.pk, actor=request.user, seen=data.seen_hash))


@router.get(
    "/campaigns/{campaign_id}/readiness",
    response=list[ReadinessOut],
    auth=api_auth,
    operation_id="newsletters_readiness",
)
def read_readiness(request: SignedIn, campaign_id: UUID) -> list[readiness.Readiness]:
    """Read for each language what the rubrics tell, how big the mail is, and which links lead to nothing."""
    return readiness.readiness(_find(request, campaign_id))


@router.get(
    "/campaigns/{campaign_id}/editions",
    response=list[EditionOut],
    auth=api_auth,
    operation_id="newsletters_editions",
)
def editions(request: SignedIn, campaign_id: UUID) -> object:
    """Read the frozen editions: what readers of each language get."""
    return _find(request, campaign_id).editions.all()


@router.post(
    "/campaigns/{campaign_id}/pause", response=CampaignOut, auth=api_auth, operation_id="newsletters_pause"
)
def pause(request: SignedIn, campaign_id: UUID) -> dict[str, object]:
    """Pause the sending; what has left has left."""
    return _out(actions.pause(campaign_id=_find(request, campaign_id).pk, actor=request.user))


@router.post(
    "/campaigns/{campaign_id}/resume", response=CampaignOut, auth=api_auth, operation_id="newsletters_resume"
)
def resume(request: SignedIn, campaign_id: UUID) -> dict[str, object]:
    """Let a paused or stopped sending go on."""
    return _out(actions.resume(campaign_id=_find(request, campaign_id).pk, actor=request.user))


@router.post(
    "/campaigns/{campaign_id}/cancel", response=CampaignOut, auth=api_auth, operation_id="newsletters_cancel"
)
def cancel(request: SignedIn, campaign_id: UUID) -> dict[str, object]:
    """Cancel the sending: nobody else gets the issue."""
    return _out(actions.cancel(campaign_id=_find(request, campaign_id).pk, actor=request.user))


@router.post(
    "/campaigns/{campaign_id}/withdraw",
    response=CampaignOut,
    auth=api_auth,
    operation_id="newsletters_withdraw",
)
def withdraw(request: SignedIn, campaign_id: UUID) -> dict[str, object]:
    """Make it a draft again before sending begins."""
    return _out(actions.withdraw(campaign_id=_find(request, campaign_id).pk, actor=request.user))


@router.post(
    "/campaigns/{campaign_id}/schedule",
    response=CampaignOut,
    auth=api_auth,
    operation_id="newsletters_schedule",
)
def schedule(request: SignedIn, campaign_id: UUID, data: ScheduleIn) -> dict[str, object]:
    """Let an approved campaign start by itself."""
    found = _find(request, campaign_id)
    return _out(actions.schedule(campaign_id=found.pk, actor=request.user, at=data.at))


@router.post(
    "/campaigns/{campaign_id}/send", response=CampaignOut, auth=api_auth, operation_id="newsletters_send"
)
def send(request: SignedIn, campaign_id: UUID) -> dict[str, object]:
    """Send an approved campaign now."""
    return _out(actions.send_now(campaign_id=_find(request, campaign_id).pk, actor=request.user))


@router.post(
    "/campaigns/{campaign_id}/test", response={202: None}, auth=api_auth, operation_id="newsletters_test"
)
def test(request: SignedIn, campaign_id: UUID, data: TestIn) -> tuple[int, None]:
    """Send the issue as it stands to yourself."""
    found = _find(request, campaign_id)
    actions.send_test(campaign_id=found.pk, actor=request.user, language=data.language)
    return 202, None


def _numbers(found: bringing.Brought) -> dict[str, object]:
    return {
        "proven": len(found.proven),
        "unproven": len(found.unproven),
        "known": found.known,
        "left": len(found.left),
        "barred": found.barred,
        "misfits": found.misfits,
    }


def _find(request: SignedIn, campaign_id: UUID) -> Campaign:
    require(rules.may_prepare(request.user))
    return get_object_or_404(Campaign.objects.select_related("issue"), uuid=campaign_id)


def _out(found: Campaign) -> dict[str, object]:
    state, back = sending.progress(found), returned.numbers(found)
    times = ("requested_at", "approved_at", "scheduled_for", "started_at", "finished_at")
    counts = ("readers", "waiting", "sent", "failed", "in_doubt")
    return {
        "id": found.uuid,
        "issue_id": found.issue_id,
        "state": found.state,
        "seen_hash": found.seen_hash,
        "reason": found.reason,
        "empty_rubrics": found.issue.empty_rubrics,
        "returned_permanent": back.permanent,
        "returned_temporary": back.temporary,
        "complaints": back.complaints,
        **{name: getattr(found, name) for name in times},
        **{name: getattr(state, name) for name in counts},
    }
