"""Drafts without an account over the API: whoever sends the secret in `X-Draft-Secret` works on one."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from ninja import Header

from workflows.forms.actions import ChangedMeanwhile
from workflows.forms.api.rows import changed_row
from workflows.forms.api.schemas import AnswersIn, ChangedOut
from workflows.forms.screens.progress import step_states
from workflows.people.access.doors import caller
from workflows.people.models import Organisation
from workflows.people.problems import Problem
from workflows.upkeep.addresses import client_address

from .. import actions
from ..models import GuestDraft
from ..reading.guest_screens import found_in
from ..reading.guests import GuestWorkbook, address_of, draft_of
from .routing import published, router
from .rows import application_row, draft_exists_row
from .schemas.cases import ApplicationOut, DraftExistsOut
from .schemas.guests import GuestDraftIn, GuestDraftOut, GuestLinkOut, GuestMailIn, TakeOverIn

MINE = "/guest-drafts/mine"
REFUSALS: dict[int, object] = {403: Problem, 404: Problem, 422: Problem, 429: Problem}
Secret: str = Header("", alias="X-Draft-Secret", description="The secret that came when the draft was begun.")


def _book(secret: str) -> GuestWorkbook:
    """The draft; 404 for wrong, replaced, used and old secrets alike."""
    try:
        return GuestWorkbook(draft_of(secret), secret)
    except GuestDraft.DoesNotExist as error:
        raise Http404 from error


def _link_row(secret: str) -> dict[str, object]:
    draft = draft_of(secret)
    link = address_of(secret, draft.language)
    return {"secret": secret, "link": link, "expires_at": draft.expires_at}


def _row(book: GuestWorkbook) -> dict[str, object]:
    sheet, draft = book.sheet, book.draft
    return {
        "call": draft.call.slug,
        "form_code": sheet.code,
        "version": sheet.version.number,
        "revision": sheet.revision,
        "updated_at": draft.updated_at,
        "expires_at": draft.expires_at,
        "answers": sheet.answers,
        "typed": sheet.typed,
        "pending": [{"question": key, "why": each["why"]} for key, each in sheet.pending.items()],
        "visible": list(book.visible.questions),
        "later": [key for key, each in book.visible.questions.items() if book.comes_later(each)],
        "steps": [{"id": state.step.id, "status": state.status} for state in step_states(book)],
        "problems": found_in(book),
    }


@router.post(
    "/guest-drafts", auth=None, response={201: GuestLinkOut, **REFUSALS}, operation_id="grants_guest_begin"
)
def begin(request: HttpRequest, given: GuestDraftIn) -> tuple[int, dict[str, object]]:
    """Begin an application without an account; keep the secret, nobody can find it again."""
    secret = actions.begin_as_guest(
        call=published(given.call),
        language=given.language,
        address=client_address(request),
        answers=given.answers,
        carried=given.carried,
    )
    return 201, _link_row(secret)


@router.get(MINE, auth=None, response={200: GuestDraftOut, **REFUSALS}, operation_id="grants_guest_read")
def read(request: HttpRequest, secret: str = Secret) -> dict[str, object]:
    """Read the draft that the secret opens."""
    return _row(_book(secret))


@router.patch(
    MINE,
    auth=None,
    response={**REFUSALS, 200: GuestDraftOut, 409: ChangedOut},
    operation_id="grants_guest_save",
)
def save(request: HttpRequest, body: AnswersIn, secret: str = Secret) -> object:
    """Store answers by question, all or nothing; null empties an answer. Files come after signing in."""
    _book(secret)
    try:
        actions.save_guest_answers(secret=secret, answers=body.answers, revision=body.revision)
    except ChangedMeanwhile as refusal:
        return refusal.status, changed_row(refusal)
    return 200, _row(_book(secret))


@router.delete(MINE, auth=None, response={204: None, **REFUSALS}, operation_id="grants_guest_drop")
def drop(request: HttpRequest, secret: str = Secret) -> tuple[int, None]:
    """Delete the draft; its secret opens nothing any more."""
    _book(secret)
    actions.drop_guest_draft(secret=secret)
    return 204, None


@router.post(
    f"{MINE}/link", auth=None, response={200: GuestLinkOut, **REFUSALS}, operation_id="grants_guest_link"
)
def renew(request: HttpRequest, secret: str = Secret) -> dict[str, object]:
    """Make a new secret; the one before opens nothing any more."""
    _book(secret)
    return _link_row(actions.renew_guest_link(secret=secret))


@router.post(f"{MINE}/mail", auth=None, response={204: None, **REFUSALS}, operation_id="grants_guest_mail")
def mail(request: HttpRequest, given: GuestMailIn, secret: str = Secret) -> tuple[int, None]:
    """Mail the link to an address, which is not kept."""
    _book(secret)
    actions.mail_guest_link(
        secret=secret,
        email=given.email,
        language=given.language or get_language() or "de",
        address=client_address(request),
    )
    return 204, None


@router.post(
    f"{MINE}/take-over",
    response={**REFUSALS, 201: ApplicationOut, 409: DraftExistsOut},
    operation_id="grants_guest_take_over",
)
def take_over(request: HttpRequest, given: TakeOverIn, secret: str = Secret) -> tuple[int, dict[str, object]]:
    """Make the draft an application of the caller's organisation; 409 names a draft that is there already."""
    _book(secret)
    organisation = get_object_or_404(Organisation.objects.of(caller(request)), uuid=given.organisation)
    try:
        case = actions.take_over(secret=secret, organisation=organisation, actor=caller(request))
    except actions.DraftExists as exists:
        return 409, draft_exists_row(exists)
    return 201, application_row(case)
