"""Beginning an application without an account, going on with its link, and taking it over."""

import json
import secrets
from collections.abc import Callable, Iterable, Mapping

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.forms.actions import Saved
from workflows.forms.actions.opening import move_in, readable
from workflows.forms.actions.writing import note_changes, write_answers, write_page
from workflows.forms.versions.freezing import current_version
from workflows.people.actions import mails
from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid, TooOften, require
from workflows.upkeep.addresses import network
from workflows.upkeep.limits import take
from workflows.values import Unreadable
from workflows.values.addresses import account_address
from workflows.values.secret_links import hash_of

from ..models import Application, Call, GuestDraft
from ..models.guest_drafts import KEPT_FOR
from ..reading.cases import sheet_of
from ..reading.guests import GuestWorkbook, address_of, draft_of
from ..rules.guests import may_begin
from ..rules.ideas import first_form
from .drafts import start_draft

# A whole form with long texts has about 40 000 signs; whoever sends more is no applicant.
MOST_KEPT = 400_000
NOBODY = 0  # in the trail: whoever held the link


def begin_as_guest(
    *,
    call: Call,
    language: str,
    address: str,
    answers: Mapping[str, object] | None = None,
    carried: Mapping[str, object] | None = None,
) -> str:
    """A draft without an account is there; returns the secret of its link, which is stored nowhere.

    `answers` are checked like those of a save; of `carried`, what doesn't fit is left out. Raises NotAllowed
    while the call is closed, TooOften when the network at `address` began many.
    """
    require(may_begin(call))
    _count("guest_draft_from", network(address))
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        draft = GuestDraft.objects.create(
            call=call,
            version=current_version(first_form(call)),
            secret_hash=hash_of(secret),
            language=language,
            expires_at=timezone.now() + KEPT_FOR,
        )
        if carried:
            draft.answers = readable(GuestWorkbook(draft, secret), carried)
            draft.save(update_fields=["answers"])
        if answers:
            save_guest_answers(secret=secret, answers=answers, revision=None)
    return secret


def _count(what: str, whom: str) -> None:
    taken = take(what, whom)
    if not taken:
        raise TooOften(_("That was very often. Wait an hour and try again."), taken.wait)


@transaction.atomic
def save_guest_page(*, secret: str, page: str, data: QueryDict, only: Iterable[str] | None = None) -> Saved:
    """What was typed on one page is kept, understood or not; GuestDraft.DoesNotExist for a dead link."""
    wanted = None if only is None else list(only)
    return _save(secret, lambda book: write_page(book, page, data, only=wanted), set() if wanted else {page})


@transaction.atomic
def save_guest_answers(*, secret: str, answers: Mapping[str, object], revision: int | None) -> Saved:
    """Answers by question, all or nothing; raises Invalid and ChangedMeanwhile like those of a sheet."""
    return _save(secret, lambda book: write_answers(book, answers, revision), None)


def _save(secret: str, write: Callable[[GuestWorkbook], Saved], visited: set[str] | None) -> Saved:
    book = GuestWorkbook(draft_of(secret, lock=True), secret)
    saved = write(book)
    changed = note_changes(saved, saved.pages if visited is None else visited, NOBODY)
    if changed or book.has_moved:
        _keep(book)
    return saved


def _keep(book: GuestWorkbook) -> None:
    """The draft is what its sheet in memory is, and its link lives on."""
    sheet, draft = book.sheet, book.draft
    kept = ("answers", "typed", "trail", "visited", "pending", "set_aside", "revision", "version")
    for name in kept:
        setattr(draft, name, getattr(sheet, name))
    if len(json.dumps([draft.answers, draft.typed, draft.pending, draft.set_aside])) > MOST_KEPT:
        raise Invalid({"answers": _("This is too much text for one form.")})
    draft.updated_at = timezone.now()
    draft.expires_at = draft.updated_at + KEPT_FOR
    draft.save(update_fields=[*kept, "updated_at", "expires_at"])


@transaction.atomic
def renew_guest_link(*, secret: str) -> str:
    """There is a new link; the one before opens nothing any more. Returns the new secret."""
    draft, fresh = draft_of(secret, lock=True), secrets.token_urlsafe(32)
    draft.secret_hash = hash_of(fresh)
    draft.save(update_fields=["secret_hash"])
    return fresh


@transaction.atomic
def drop_guest_draft(*, secret: str) -> None:
    """The answers are gone, and the link with them."""
    draft_of(secret, lock=True).delete()


def mail_guest_link(*, secret: str, email: str, language: str, address: str) -> None:
    """The link is on its way to this address, which is not kept with the draft. Raises Invalid, TooOften."""
    draft = draft_of(secret)
    try:
        email = account_address(email)
    except Unreadable as error:
        raise Invalid({"email": error.message}) from error
    _count("guest_mail_from", network(address))
    _count("guest_mail_to", email)
    context = {"call": draft.call, "address": address_of(secret, language), "day": draft.expires_at}
    mails.send("grants/mail/guest_link.txt", to=email, language=language, context=context)


@transaction.atomic
def take_over(*, secret: str, organisation: Organisation, actor: User) -> Application:
    """The draft belongs to the organisation: nothing typed is lost, and the link opens nothing any more.

    Raises DraftExists when the organisation has a draft for this call already; the link stays then.
    """
    draft = draft_of(secret, lock=True)
    case = start_draft(call=draft.call, organisation=organisation, actor=actor)
    move_in(sheet=sheet_of(case), book=GuestWorkbook(draft, secret), actor=actor)
    engine.record(case, actor=actor, verb="draft.taken_over", data={"begun": draft.created_at.isoformat()})
    draft.delete()
    return case
