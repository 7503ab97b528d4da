"""Calling a meeting off: everybody who is registered hears of it."""

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from ..models import Meeting, Said
from ..rules.meetings import may_change
from . import telling
from .mass_mail import tell_invited


@transaction.atomic
def call_off(*, case: Meeting, actor: User, reason: str) -> Meeting:
    """It does not take place; Invalid without a reason that people can read."""
    lock_case(case.pk)
    case = Meeting.objects.prefetch_related("texts", "sessions").get(pk=case.pk)
    require(may_change(actor, case))
    if not reason.strip():
        raise Invalid({"reason": _("Say why. Everybody who is registered reads it.")})
    announced = case.stage == "announced"
    case.reason, case.sequence = reason.strip(), case.sequence + 1
    case.save(update_fields=["reason", "sequence"])
    stage = "called_off" if announced else "dropped"
    engine.cancel(case, actor=actor, verb="meeting.called_off", stage=stage)
    if announced:
        telling.tell_all(case, "called_off", waiting=True, reason=case.reason)
        tell_invited(case, "off", Said.OPEN, Said.MAYBE)
    return case
