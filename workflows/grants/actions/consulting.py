"""Recording that an adviser talked with an organisation."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.models import Audience
from workflows.people.membership import belongs
from workflows.people.models import Organisation, Role, User
from workflows.people.verdicts import Invalid, NotAllowed

from ..models import Application, Consultation


@transaction.atomic
def record_consultation(
    *,
    organisation: Organisation,
    actor: User,
    held_on: datetime.date,
    topic: str = "",
    note: str = "",
    is_workshop: bool = False,
    case: Application | None = None,
) -> Consultation:
    """The talk stands in the file and opens calls that need it; who advised can't review for them."""
    if not actor.has_role(Role.ADVISER):
        raise NotAllowed(_("Only advisers record consultations."))
    if belongs(actor, organisation):
        raise NotAllowed(_("You belong to this organisation. Somebody else has to record the talk."))
    if held_on > timezone.localdate():
        raise Invalid({"held_on": _("The talk can not be in the future.")})
    consultation = Consultation.objects.create(
        organisation=organisation,
        adviser=actor,
        held_on=held_on,
        topic=topic,
        note=note,
        is_workshop=is_workshop,
        case=case,
    )
    if case is not None:
        engine.record(case, actor=actor, verb="consulted", audience=Audience.STAFF)
    return consultation
