"""Asking for the publication of a call, publishing it as a second person, giving it back, closing it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.consent import require_seen
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Call, CallChange, CallState, CallVerb
from ..rules import calls as rules
from ..rules.call_tables import lacking
from .call_drafts import seal_of

LONGEST_NOTE = 1000


@transaction.atomic
def request_publication(*, call: Call, actor: User) -> Call:
    """A second person is asked to publish the call; raises Invalid with what is still missing."""
    require(rules.may_manage(actor))
    call = _locked(call, CallState.DRAFT)
    if missing := lacking(call):
        raise Invalid(missing)
    call.requested_by, call.requested_at = actor, timezone.now()
    return _moved(call, actor, CallState.REQUESTED, CallVerb.REQUESTED)


@transaction.atomic
def return_call(*, call: Call, actor: User, note: str = "") -> Call:
    """The call is a draft again, with a word about what has to change."""
    require(rules.may_return(actor))
    call = _locked(call, CallState.REQUESTED)
    if len(note) > LONGEST_NOTE:
        raise Invalid({"note": _("Please write at most %(limit)s characters.") % {"limit": LONGEST_NOTE}})
    call.requested_by, call.requested_at = None, None
    return _moved(call, actor, CallState.DRAFT, CallVerb.RETURNED, note=note.strip())


@transaction.atomic
def publish_call(*, call: Call, actor: User, seen: str) -> Call:
    """The call is public; whoever wrote it, changed it or asked for this can't do it.

    `seen` is the `seal_of` the call as the second person read it; raises ChangedSince for any other.
    """
    call = _locked(call, CallState.REQUESTED)
    require(rules.may_publish(actor, call))
    require_seen(seen, seal_of(call))
    call.published_by, call.published_at = actor, timezone.now()
    return _moved(call, actor, CallState.PUBLISHED, CallVerb.PUBLISHED)


@transaction.atomic
def close_call(*, call: Call, actor: User) -> Call:
    """No further application is taken; those handed in go on."""
    require(rules.may_manage(actor))
    call = _locked(call, CallState.PUBLISHED)
    return _moved(call, actor, CallState.CLOSED, CallVerb.CLOSED)


def _moved(call: Call, actor: User, state: CallState, verb: CallVerb, **rest: object) -> Call:
    call.state = state
    call.save(
        update_fields=["state", "requested_by", "requested_at", "published_by", "published_at"],
    )
    CallChange.objects.create(call=call, actor=actor, verb=verb, **rest)
    return call


def _locked(call: Call, state: CallState) -> Call:
    fresh = Call.objects.select_for_update().get(pk=call.pk)
    if fresh.state != state:
        raise AlreadyDone(_("Somebody has changed this call in the meantime."))
    return fresh
