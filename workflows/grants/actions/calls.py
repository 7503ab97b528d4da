"""Making a call, asking for its publication, publishing it as a second person, closing it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Call, CallState, CallWindow, CostLimit
from ..rules import calls as rules


@transaction.atomic
def create_call(
    *, actor: User, windows: Iterable[dict[str, Any]], limits: Iterable[dict[str, Any]] = (), **fields: Any
) -> Call:
    """A call in draft with its rounds and cost limits; raises Invalid with a sentence per field."""
    require(rules.may_manage(actor))
    call = Call(created_by=actor, **fields)
    _check(call)
    call.save()
    rounds = [CallWindow(call=call, **window) for window in windows]
    if not rounds:
        raise Invalid({"windows": _("A call needs at least one round.")})
    CallWindow.objects.bulk_create(rounds)
    CostLimit.objects.bulk_create(CostLimit(call=call, **limit) for limit in limits)
    return call


def _check(call: Call) -> None:
    errors: dict[str, str] = {}
    try:
        call.full_clean(exclude=["published_by", "requested_by"])
    except ValidationError as error:
        errors |= {field: " ".join(messages) for field, messages in error.message_dict.items()}
    for field in ("title", "summary"):
        missing = [name for code, name in settings.LANGUAGES if not getattr(call, field).get(code)]
        if missing:
            errors[field] = _("The text is missing in: %(languages)s.") % {"languages": ", ".join(missing)}
    if sum(call.weights.values()) != 100:
        errors["weights"] = _("The weights have to add up to 100.")
    if errors:
        raise Invalid(errors)


@transaction.atomic
def request_publication(*, call: Call, actor: User) -> Call:
    """A second person is asked to publish the call."""
    require(rules.may_manage(actor))
    call = _locked(call, CallState.DRAFT)
    call.state, call.requested_by, call.requested_at = CallState.REQUESTED, actor, timezone.now()
    call.save(update_fields=["state", "requested_by", "requested_at"])
    return call


@transaction.atomic
def publish_call(*, call: Call, actor: User) -> Call:
    """The call is public; whoever asked for it or wrote it can't do this."""
    call = _locked(call, CallState.REQUESTED)
    require(rules.may_publish(actor, call))
    call.state, call.published_by, call.published_at = CallState.PUBLISHED, actor, timezone.now()
    call.save(update_fields=["state", "published_by", "published_at"])
    return call


@transaction.atomic
def close_call(*, call: Call, actor: User) -> Call:
    """No further application is taken; those handed in go on."""
    require(rules.may_manage(actor))
    call = _locked(call, CallState.PUBLISHED)
    call.state = CallState.CLOSED
    call.save(update_fields=["state"])
    return call


def _locked(call: Call, state: CallState) -> Call:
    fresh = Call.objects.select_for_update().get(pk=call.pk)
    if fresh.state != state:
        raise AlreadyDone(_("Somebody has changed this call in the meantime."))
    return fresh
